import { describe, expect, it } from 'vitest';
import { openCatalogue } from '../../../src/catalogue/catalogue.js';
import type { CatalogueItem } from '../../../src/catalogue/catalogue-item.js';
import { openLister } from '../../../src/catalogue/lists/open-lister.js';
import { interestOf } from '../../../src/catalogue/ranking/interest.js';
import { openRanking } from '../../../src/catalogue/ranking/open-ranking.js';
import type { ListRule } from '../../../src/decisions/list-rule.js';
import { goodsAfter, item, START, viewed, type Told } from './events.js';

const product = (id: string, path: string, more: Partial<CatalogueItem> = {}): CatalogueItem => ({
  id,
  name: `Name of ${id}`,
  link: `https://shop.example/${id}`,
  path: path.split('/'),
  price: 100,
  currency: 'EUR',
  inStock: true,
  aliases: [],
  ...more,
});

/** Trail shoes, street shoes and jackets, of four brands. */
const ITEMS: readonly CatalogueItem[] = Array.from({ length: 60 }, (_, at) => {
  const path = ['Shoes/Trail', 'Shoes/Street', 'Clothes/Jackets'][at % 3]!;
  return product(`p${at}`, path, { brand: ['Fell', 'Tarn', 'Ullin', 'Skarra'][at % 4]!, price: 40 + (at % 10) * 20 });
});
const CATALOGUE = openCatalogue(ITEMS);
const LIST: ListRule = { from: 'catalogue', count: 6 };

const list = (told: readonly Told[], rule: ListRule = LIST, catalogue = CATALOGUE) =>
  openLister()(rule, goodsAfter(...told), catalogue);
const isTrail = (id: string) => CATALOGUE.find(id)!.path[1] === 'Trail';

describe('more of what is looked at', () => {
  it('is trail shoes for whoever looks at trail shoes, and says why', () => {
    const items = list([...viewed('p0'), ...viewed('p12'), ['page_view']]);
    expect(items).toHaveLength(6);
    expect(items.every(({ id }) => isTrail(id))).toBe(true);
    expect(new Set(items.map(({ why }) => JSON.stringify(why)))).toEqual(
      new Set([JSON.stringify({ code: 'category', about: 'Trail' })]),
    );
  });

  it('goes by brand where that is what all have in common', () => {
    const [first] = list([...viewed('p0'), ...viewed('p4'), ...viewed('p8'), ['page_view']]);
    expect(first!.why).toEqual({ code: 'brand', about: 'Fell' });
  });

  it('is the same each time, in Node and in the browser, and in the order of the feed among equals', () => {
    const told = [...viewed('p0'), ...viewed('p5'), ['page_view']] as const;
    expect(list(told)).toEqual(list(told));
    const same = openCatalogue(Array.from({ length: 9 }, (_, at) => product(`s${at}`, 'Shoes/Trail')));
    expect(list([...viewed('s8'), ['page_view']], LIST, same).map(({ id }) => id)).toEqual([
      's0',
      's1',
      's2',
      's3',
      's4',
      's5',
    ]);
  });

  it('prefers what was looked at lately', () => {
    const old = Array.from({ length: 6 }, (_, at) => viewed(`p${at * 3 + 2}`)).flat();
    const items = list([...old, ...viewed('p0', {}, 200), ['page_view', {}, 200]]);
    expect(isTrail(items[0]!.id)).toBe(true);
  });

  it('prefers what costs about the same', () => {
    const priced = openCatalogue([
      product('dear', 'Shoes', { price: 900 }),
      product('like', 'Shoes', { price: 110 }),
      product('seen', 'Shoes'),
    ]);
    expect(list([...viewed('seen'), ['page_view']], LIST, priced).map(({ id }) => id)).toEqual([
      'like',
      'dear',
      'seen',
    ]);
  });

  it('gives no brand more than half, unless that is all there is', () => {
    const one = Array.from({ length: 12 }, (_, at) => product(`f${at}`, 'Shoes/Trail', { brand: 'Fell' }));
    const others = Array.from({ length: 4 }, (_, at) => product(`t${at}`, 'Shoes/Street', { brand: `B${at}` }));
    const told = [...viewed('f0'), ['page_view']] as const;
    const mixed = list(told, LIST, openCatalogue([...one, ...others]));
    expect(mixed.filter(({ brand }) => brand === 'Fell')).toHaveLength(3);
    expect(list(told, LIST, openCatalogue(one))).toHaveLength(6);
  });

  it('shows one of the variants of a product, unless that is all there is', () => {
    const sizes = Array.from({ length: 6 }, (_, at) => product(`s${at}`, 'Shoes', { group: 'one' }));
    const more = Array.from({ length: 6 }, (_, at) => product(`m${at}`, 'Shoes'));
    const told = [...viewed('m5'), ['page_view']] as const;
    const ids = list(told, LIST, openCatalogue([...sizes, ...more])).map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('s'))).toEqual(['s0']);
    expect(list([...viewed('x', { item_category: 'Shoes' }), ['page_view']], LIST, openCatalogue(sizes))).toHaveLength(
      6,
    );
  });

  it('leaves out what is in the cart, owned, out of stock or on this page, and ends with what was looked at', () => {
    const all = openCatalogue(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => product(id, 'Shoes', { inStock: id !== 'd' })),
    );
    const told = [
      ...viewed('a'),
      ['add_to_cart', { items: [item('b')] }],
      ['purchase', { items: [item('c')] }],
      ['add_to_cart', { items: [item('b')] }],
      ...viewed('e'),
    ] as const;
    expect(list(told, LIST, all).map(({ id }) => id)).toEqual(['f', 'a']);
    const everything = list(told, { ...LIST, exclude: [] }, all);
    expect(everything.map(({ id }) => id)).toEqual(['b', 'c', 'd', 'f', 'a']);
  });

  it('is nothing where nothing was looked at, or nothing that the catalogue knows of', () => {
    expect(list([['page_view']])).toEqual([]);
    expect(list([...viewed('unknown', { item_category: 'Nowhere' }), ['page_view']])).toEqual([]);
  });

  it('knows categories and brands that only events tell', () => {
    const items = list([...viewed('unknown', { item_category: 'shoes ', item_category2: 'TRAIL' }), ['page_view']]);
    expect(items.every(({ id }) => isTrail(id))).toBe(true);
  });

  it('does not shuffle on one page: what is put in the cart goes, the others stay in their order', () => {
    const lister = openLister();
    const told: Told[] = [...viewed('p0'), ['page_view']];
    const before = lister(LIST, goodsAfter(...told), CATALOGUE).map(({ id }) => id);
    told.push(['add_to_cart', { items: [item(before[1]!), item('p2')] }], ['select_item', { items: [item('p2')] }]);
    const after = lister(LIST, goodsAfter(...told), CATALOGUE).map(({ id }) => id);
    expect(after.slice(0, 5)).toEqual(before.filter((id) => id !== before[1]));
    expect(after).toHaveLength(6);
  });
});

it('ranks nothing by a price in another currency', () => {
  const goods = goodsAfter(...viewed('p0', { price: 40 }));
  const interest = interestOf(goods, CATALOGUE)!;
  expect(interest.prices?.currency).toBe('EUR');
  const dollars = openRanking([
    product('a', 'Shoes', { currency: 'USD', price: 40 }),
    product('b', 'Shoes', { currency: 'USD', price: 9000 }),
  ]);
  const [a, b] = dollars(interest, START);
  expect(a!.score).toBe(b!.score);
});
