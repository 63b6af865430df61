import { route, text, things, word, type Thing } from './structured-thing.js';

/** A product in GA4's words, `aliases` being its further ids, and the currency of its price. */
export type Told = Readonly<{ item: Readonly<Record<string, unknown>>; currency: string | undefined }>;

/** The last part of an address, which names the thing to shoppers, unless it is a script that is asked for many. */
const slug = (url: unknown): string | undefined =>
  (!/\.(php|aspx?|jsp|cgi|html?)\?/i.test(text(url)) &&
    route(url)
      ?.split('/')
      .pop()
      ?.replace(/\.\w+$/, '')) ||
  undefined;

/** More offers than these, of what has no number of its own, are those of a category that calls itself a product. */
const MANY = 20;

/** The offers of a product, those within an aggregate without a price of its own included; Wix writes them large. */
export const offersOf = (one: Thing, of: (one: Thing) => Thing): readonly Thing[] => {
  const { price, priceCurrency, offers = one['Offers'] ?? (price && { price, priceCurrency }) } = one;
  return things(offers)
    .map(of)
    .filter(({ offerCount }) => !(offerCount > MANY) || idsOf(one).length)
    .flatMap((each) => (each['offers'] && !each['lowPrice'] && !each['price'] ? things(each['offers']).map(of) : each));
};

const IDS = [
  'sku',
  'productGroupID',
  'productID',
  'inProductGroupWithID',
  'mpn',
  'gtin',
  'gtin13',
  'gtin12',
  'gtin14',
  'gtin8',
];

const idsOf = (thing: Thing): (string | undefined)[] =>
  IDS.filter((key) => key in thing).map((key) => word(thing[key])?.replace(/^(sku|mpn|isbn|gtin\d*|ean|upc):/i, ''));

/** Whether the address of a variant asks for nothing but what the page's address asks for. */
function isHere({ url }: Thing): boolean {
  const [, query] = location.search && text(url).split('?');
  // of a long list most ask for nothing
  if (!query) return false;
  const here = new URLSearchParams(location.search);
  const asked = [...new URLSearchParams(query)];
  return !!asked.length && asked.every(([name, value]) => here.get(name) === value);
}

/** Tells a product, or a group of variants, by the variant that the address asks for or the first; `of` resolves a reference. */
export function itemOf(product: Thing, of: (one: Thing) => Thing): Told {
  const variants = things(product['hasVariant']).map(of);
  const variant = variants.find((one) => isHere(one) || offersOf(one, of).some(isHere)) ?? variants[0] ?? {};
  const own = offersOf(product, of);
  const offers = own.length ? own : offersOf(variant, of);
  const offer = offers.find(isHere) ?? offers[0] ?? {};
  const specs = things(offer['priceSpecification']).map(of);
  const isOld = ({ priceType }: Thing) => /Strike|List|RP$/.test(text(priceType));
  const spec = specs.find((one) => !isOld(one)) ?? {};
  const price = word(offer['price'] || offer['lowPrice'] || spec['price'] || offer['price']);
  const discount = +word(specs.find(isOld)?.['price'])! - +price!;
  const ids = [product, ...things(product['isVariantOf']).map(of), ...offers, ...variants].flatMap(idsOf);
  const aliases = [...new Set([...ids, slug(product['url'])])].filter(Boolean);
  const rating = of(things(product['aggregateRating'])[0] ?? {});
  return {
    item: {
      item_id: aliases[0],
      item_name: word(product['name']) ?? word(variant['name']),
      item_brand: word(things(product['brand']).map(of)[0] ?? product['brand'] ?? variant['brand']),
      item_category: word(product['category'])?.split(/\s*[>/]\s*/)[0],
      price,
      discount: discount > 0 ? discount.toFixed(2) : undefined,
      review_count: word(rating['reviewCount'] ?? rating['ratingCount']),
      aliases,
    },
    currency: word(offer['priceCurrency'] ?? spec['priceCurrency']),
  };
}

/** The names along the path to the page, without the home page. */
export function pathOf(crumbs: readonly Thing[], of: (one: Thing) => Thing): readonly (string | undefined)[] {
  return things(crumbs[0]?.['itemListElement'])
    .map((one) => Object.assign({}, things(one['item']).map(of)[0], one) as Thing)
    .filter((one) => route(linkOf(one)) !== '')
    .map((one) => word(one['name']) ?? word(one['item']));
}

const linkOf = ({ item, url, '@id': id }: Thing): unknown =>
  url ?? (typeof item === 'string' ? item : (item?.['@id'] ?? item?.['url'] ?? id));
