import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../../../src/config.js';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';
import { openStage, openVisitor, type Stage } from '../launch.js';
import { serveShop } from '../shops/serve-shop.js';
import { until } from '../shop.js';
import { listsInNode } from './lists-in-node.js';

const PRODUCTS = ['ridge', 'scree', 'gully', 'brook', 'kettle', 'lamp'];
const FEED = `<?xml version="1.0"?><rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>${PRODUCTS.map(
  (
    id,
    at,
  ) => `<item><g:id>${id}</g:id><g:title>The ${id}</g:title><g:link>/p/${id}</g:link><g:image_link>/i/${id}.svg</g:image_link>
<g:price>${100 + at * 5}.00 EUR</g:price>${id === 'gully' ? '<g:sale_price>79.90 EUR</g:sale_price>' : ''}<g:brand>${['Fell', 'Tarn'][at % 2]}</g:brand>
<g:product_type>${at < 4 ? 'Shoes &gt; Trail shoes' : 'Home &gt; Light'}</g:product_type></item>`,
).join('\n')}</channel></rss>`;

const shown = (from: 'recent' | 'cart' | 'catalogue') => ({
  live: true,
  variants: { listed: { list: { from, count: 3, template: `#${from === 'cart' ? 'line' : 'card'}` } } },
});
const CONFIG: Config = {
  models: false,
  budget: false,
  catalogue: { url: '/feed.xml', format: 'google' },
  slots: { recent: shown('recent'), cart: shown('cart'), more: shown('catalogue') },
};

const slot = (name: string) =>
  `<section><h2>${name}</h2><ul data-vitrine-slot="${name}"><li>Own of ${name}</li></ul></section>`;
const SLOTS = ['recent', 'cart', 'more'].map(slot).join('');
const CARD = `<li><a data-vitrine-field="link" data-vitrine-event="select_item"><img data-vitrine-field="image" width="40" height="40"><span data-vitrine-field="name"></span></a>
<b data-vitrine-field="price"></b> <s data-vitrine-field="regular-price"></s></li>`;

function pageOf(path: string): string | undefined {
  const id = /^\/p\/(\w+)$/.exec(path)?.[1];
  if (path !== '/' && !id) return undefined;
  const item = id && { item_id: id, item_name: `Event name of ${id}`, price: 1, item_variant: '42' };
  return `<!doctype html><html lang="de"><head><title>Shop</title>
<style>ul { height: 160px; overflow: hidden; margin: 0 }</style>
<script>dataLayer = []; ${item ? `dataLayer.push({ event: 'view_item', ecommerce: ${JSON.stringify({ currency: 'EUR', items: [item] })} });` : ''}
vitrine = []; vitrine.push((one) => one.consent.set({ persist: 'granted', personalize: 'granted' }));</script>
<script type="application/json" data-vitrine-config>${JSON.stringify(CONFIG)}</script>
<script async src="/vitrine/vitrine.js"></script></head>
<body data-vitrine-page="${id ? 'product' : 'home'}" data-vitrine-currency="EUR">${SLOTS}
<template id="card">${CARD}</template><template id="line"><li><span data-vitrine-field="quantity"></span> × <span data-vitrine-field="name"></span> (<span data-vitrine-field="variant"></span>)</li></template>
</body></html>`;
}

let stage: Stage;
let shop: Awaited<ReturnType<typeof serveShop>>;
const asked: string[] = [];
beforeAll(async () => {
  stage = await openStage();
  shop = await serveShop({
    answer({ path }) {
      if (path === '/feed.xml') {
        asked.push(path);
        return { type: 'application/rss+xml', body: FEED };
      }
      if (path.startsWith('/i/')) return { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
      const body = pageOf(path);
      return body ? { body } : undefined;
    },
  });
});
afterAll(async () => {
  await stage?.close();
  shop?.close();
});

const rows = (page: Page, name: string) =>
  page.$$eval(`[data-vitrine-slot="${name}"] > li:not(.vitrine-hidden)`, (all) =>
    all.map((one) => one.textContent.replace(/\s+/g, ' ').trim()),
  );
async function shows(page: Page, name: string, all: readonly string[]): Promise<void> {
  await expect.poll(() => rows(page, name), { timeout: 30_000 }).toEqual(all);
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(shop.url + path);
  await until(page, () => (globalThis.vitrine?.outlook?.get()?.seq ?? 0) > 0);
}

describe('lists on a page', () => {
  it('show what was looked at, more of it, and the cart, by the shop’s feed; and go with the consent', async () => {
    const { page, context, errors } = await openVisitor(stage);
    await go(page, '/p/ridge');
    await shows(page, 'more', ['The gully 79,90 € 110,00 €', 'The scree 105,00 €', 'The brook 115,00 €']);
    expect(await rows(page, 'recent')).toEqual(['Own of recent']);

    await go(page, '/p/scree');
    await shows(page, 'recent', ['The ridge 100,00 €']);
    await page.evaluate(() =>
      globalThis.vitrine.track('add_to_cart', {
        currency: 'EUR',
        items: [{ item_id: 'scree', item_variant: '42', quantity: 2 }],
      }),
    );
    await shows(page, 'cart', ['2 × The scree (42)']);

    await go(page, '/');
    await shows(page, 'recent', ['The scree 105,00 €', 'The ridge 100,00 €']);
    // what is in the cart is not recommended besides
    await shows(page, 'more', ['The brook 115,00 €', 'The gully 79,90 € 110,00 €', 'The lamp 125,00 €']);
    const link = page.locator('[data-vitrine-slot="recent"] a').first();
    expect(await link.getAttribute('href')).toBe(`${shop.url}/p/scree`);
    expect(await link.locator('img').getAttribute('alt')).toBe('');
    const stands = await page.evaluate(() => globalThis.vitrine.outlook.get()!.stands);
    expect(stands!['recent']!.items!.map(({ id, why }) => [id, why.code])).toEqual([
      ['scree', 'viewed'],
      ['ridge', 'viewed'],
    ]);
    expect(await page.evaluate(() => globalThis.vitrine.problems.get().map(({ message }) => message))).toEqual([]);
    expect(asked.length).toBeGreaterThan(0);

    const { events, outlook } = (await page.evaluate(() => globalThis.vitrine.inspect()))!;
    const told = outlook.decisions.map(({ slot: name, items }) => [name, items]);
    expect(await listsInNode(CONFIG, events as readonly LoggedEvent[], { url: shop.url, feed: FEED })).toEqual(told);

    await page.evaluate(() => globalThis.vitrine.consent.set({ personalize: 'denied' }));
    await shows(page, 'recent', ['Own of recent']);
    expect(await page.locator('body').innerHTML()).toContain(SLOTS);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('are previewed with stand-ins, and without a feed', async () => {
    const { page, context } = await openVisitor(stage);
    const before = asked.length;
    await page.goto(`${shop.url}/?vitrine.recent=listed`);
    await shows(
      page,
      'recent',
      [1, 2, 3].map((number) => `{product ${number}} 10,00 €`),
    );
    expect(asked).toHaveLength(before);
    await context.close();
  });
});
