import { readFileSync } from 'node:fs';

/** The shop's whole data: settings, categories, brands, products. */
export const shop = JSON.parse(readFileSync(new URL('products.json', import.meta.url), 'utf8'));

/** Where the shop lives on its server. */
export const base = '/01-script-tag';

export const categoryOf = (slug) => shop.categories.find((category) => category.slug === slug);
export const productOf = (slug) => shop.products.find((product) => product.slug === slug);
export const onSale = shop.products.filter((product) => product.was);

/** Name and end of the season's sale: the same day for everybody, after which the next season's reductions follow. */
export function currentSale(now = new Date()) {
  for (const { name, until } of shop.seasonEnds) {
    const ends = new Date(`${now.getUTCFullYear()}-${until}T23:59:59Z`);
    if (ends >= now) return { name, ends };
  }
  throw new Error('products.json: seasonEnds must reach the end of the year.');
}

const pounds = (amount) => (Number.isInteger(amount) ? `£${amount}` : `£${amount.toFixed(2)}`);
export { pounds as formatPrice };

/** A picture's address: the product in a colour (the first one by default), or its `detail` or `scene`. */
export function pictureOf(product, view = product.colours[0].name.toLowerCase()) {
  return `${base}/pictures/${product.slug}.${view}.svg`;
}

/** The product as a GA4 item. `place` adds list, index and quantity. */
export function gaItem(product, place = {}) {
  return {
    item_id: product.id,
    item_name: product.name,
    item_brand: product.brand,
    item_category: categoryOf(product.category).name,
    price: product.price,
    ...(product.was && { discount: product.was - product.price }),
    ...place,
  };
}

/** Products whose name, maker, category or description has every word of the query, best first. */
export function findProducts(query) {
  const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  const score = ({ name, brand, category, blurb, description }) => {
    const strong = `${name} ${category}`.toLowerCase();
    const all = `${strong} ${brand} ${blurb} ${description}`.toLowerCase();
    return words.every((word) => all.includes(word)) ? 1 + words.filter((word) => strong.includes(word)).length : 0;
  };
  return shop.products
    .map((product) => ({ product, rank: score(product) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ product }) => product);
}
