import { describe, expect, it } from 'vitest';
import { googleRows } from '../../../src/catalogue/feed/google/google-rows.js';
import { readFeedText } from './read-feed-text.js';

/** After the example of Google's RSS 2.0 specification, with what a shop's plug-in adds. */
const RSS = `<?xml version="1.0"?>
<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0">
<channel>
<title>Example - Online Store</title>
<link>https://www.example.com</link>
<description>This is a sample feed containing the required and recommended attributes</description>
<item>
  <title>not the one</title>
  <g:id>TV_123456</g:id>
  <g:title>LG 22LB4510 - 22" LED TV - 1080p (FullHD)</g:title>
  <g:description><![CDATA[Attractively styled <b>and</b> boasting stunning picture & quality]]></g:description>
  <g:link>https://www.example.com/electronics/tv/22LB4510.html?a=1&amp;b=2</g:link>
  <g:image_link>https://images.example.com/TV_123456.png</g:image_link>
  <g:additional_image_link>https://images.example.com/TV_123456_2.png</g:additional_image_link>
  <g:condition>used</g:condition>
  <g:availability>in stock</g:availability>
  <g:price>159.00 USD</g:price>
  <g:shipping><g:country>US</g:country><g:service>Standard</g:service><g:price>14.95 USD</g:price></g:shipping>
  <g:gtin>71919219405200</g:gtin>
  <g:brand>LG</g:brand>
  <g:mpn>22LB4510/US</g:mpn>
  <g:google_product_category>Electronics &gt; Video &gt; Televisions &gt; Flat Panel Televisions</g:google_product_category>
  <g:product_type>Consumer Electronics &gt; TVs &gt; Flat Panel TVs</g:product_type>
</item>
<item>
  <g:id>DVD-0564738</g:id>
  <g:title><![CDATA[Merlin: Series 3 - Volume 2]]></g:title>
  <g:link>https://www.example.com/media/dvd/?sku=384616&amp;src=gshopping</g:link>
  <g:availability>out_of_stock</g:availability>
  <g:price>EUR 11,99</g:price>
  <g:sale_price>9,99 EUR</g:sale_price>
  <g:sale_price_effective_date>2026-11-20T13:00-0800/2026-11-29T15:30-0800</g:sale_price_effective_date>
  <g:item_group_id>DVD</g:item_group_id>
</item>
</channel>
</rss>`;

/** After the example of the Atom 1.0 specification. */
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:p="http://base.google.com/ns/1.0">
<title>Example - Online Store</title>
<link href="http://www.example.com" rel="alternate" type="text/html" />
<updated>2026-11-01T00:00:00Z</updated>
<id>http://www.example.com</id>
<entry>
  <title>Mens Pique Polo Shirt</title>
  <link href="http://www.example.com/clothing/sports/product?id=CLO1029384&amp;src=g" />
  <id>tag:example.com,2026:1</id>
  <p:id>CLO-29473856-1</p:id>
  <p:image_link>http://images.example.com/CLO-29473856-front-grey.jpg</p:image_link>
  <p:price>29.50 GBP</p:price>
  <p:brand>M&amp;S</p:brand>
</entry>
</feed>`;

const google = (text: string, size?: number) => readFeedText(googleRows, text, size ? { size } : {});

describe('a feed for Google', () => {
  it('in RSS 2.0 is read however it is cut', async () => {
    for (const size of [1, 13, 100_000]) {
      const { items, problems } = await google(RSS, size);
      expect(problems).toEqual([]);
      expect(items).toEqual([
        {
          id: 'TV_123456',
          name: 'LG 22LB4510 - 22" LED TV - 1080p (FullHD)',
          brand: 'LG',
          link: 'https://www.example.com/electronics/tv/22LB4510.html?a=1&b=2',
          image: 'https://images.example.com/TV_123456.png',
          path: ['Consumer Electronics', 'TVs', 'Flat Panel TVs'],
          price: 159,
          currency: 'USD',
          inStock: true,
          aliases: ['22LB4510/US', '71919219405200'],
        },
        {
          id: 'DVD-0564738',
          name: 'Merlin: Series 3 - Volume 2',
          link: 'https://www.example.com/media/dvd/?sku=384616&src=gshopping',
          group: 'DVD',
          path: [],
          price: 11.99,
          currency: 'EUR',
          sale: { price: 9.99, from: Date.parse('2026-11-20T21:00Z'), until: Date.parse('2026-11-29T23:30Z') },
          inStock: false,
          aliases: [],
        },
      ]);
    }
  });

  it('in Atom may call Google’s fields by another prefix', async () => {
    const { items, problems } = await google(ATOM);
    expect(problems).toEqual([]);
    expect(items).toMatchObject([
      {
        id: 'CLO-29473856-1',
        name: 'Mens Pique Polo Shirt',
        link: 'http://www.example.com/clothing/sports/product?id=CLO1029384&src=g',
        brand: 'M&S',
        price: 29.5,
        currency: 'GBP',
      },
    ]);
  });

  it('in XML keeps the products around one that is not well-formed, and reads no entities of a document type', async () => {
    const item = (id: string, more = '') =>
      `<item><g:id>${id}</g:id><g:title>T ${id} &boom; &#8364;</g:title>${more}</item>`;
    const { items, problems } = await google(
      `<!DOCTYPE rss [<!ENTITY boom "x">]><rss xmlns:g="http://base.google.com/ns/1.0"><channel>${item('a')}${item('b', '<g:brand>Open</g:link>')}${item('c')}</channel></rss>`,
    );
    expect(items.map(({ id, name }) => [id, name])).toEqual([
      ['a', 'T a &boom; €'],
      ['c', 'T c &boom; €'],
    ]);
    expect(problems).toMatchObject([{ code: 'catalogue-item', field: 'catalogue[2]' }]);
    expect(problems[0]?.message).toContain('closing tag mismatch');
  });

  it('that breaks off keeps what came before', async () => {
    const { items, problems } = await google(RSS.slice(0, RSS.indexOf('<g:item_group_id>')));
    expect(items.map(({ id }) => id)).toEqual(['TV_123456']);
    expect(problems).toMatchObject([{ field: 'catalogue[2]' }]);
  });

  it('as text has names in its first line, tabs, and quotes where a cell needs them', async () => {
    const text = [
      'id\ttitle\tdescription\tlink\timage link\tprice\tsale price\tavailability\tproduct type\titem_group_id',
      'A2B4\t"Mens ""Pique"" Polo\tShirt"\t"made of\n100% cotton"\thttps://shop.example/polo\thttps://shop.example/polo.jpg\t40.00 GBP\t30 GBP\tin_stock\tHome > Men > Polos\tG1',
      'A2B5\t12" pan\t\thttps://shop.example/pan\t\t1,500.00 GBP\t\tpreorder\t\t',
    ].join('\r\n');
    const { items, problems } = await google(text, 3);
    expect(problems).toEqual([]);
    expect(items).toMatchObject([
      {
        id: 'A2B4',
        name: 'Mens "Pique" Polo Shirt',
        path: ['Home', 'Men', 'Polos'],
        price: 40,
        sale: { price: 30 },
        group: 'G1',
      },
      { id: 'A2B5', name: '12" pan', price: 1500, inStock: true },
    ]);
  });

  it('as text with a quote that does not end loses no more than that row', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => `${at}\t${at === 1 ? '"open' : 'Name'}`);
    const { items, problems } = await google(['id\ttitle', ...rows].join('\n'));
    expect(problems).toMatchObject([{ code: 'catalogue-item', field: 'catalogue[2]' }]);
    expect(items).toHaveLength(59);
  });

  it('of Shopify is found by the number of the product and of the variant', async () => {
    const { items } = await google('id\ttitle\nshopify_GB_632910392_808950810\tPod');
    expect(items[0]?.aliases).toEqual(['632910392', '808950810']);
  });

  it('that is something else says so', async () => {
    await expect(google('{"products": []}')).rejects.toThrow('neither XML nor text with tabs');
    await expect(google('<html><body>Not found</body></html>')).rejects.toThrow('neither an <item> nor an <entry>');
    await expect(google(' \n ')).rejects.toThrow('is empty');
  });
});
