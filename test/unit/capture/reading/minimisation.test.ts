import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Heard } from '../../../../src/capture/heard.js';
import { openReader, type Reading } from '../../../../src/capture/reading/open-reader.js';
import { reading } from '../../../fixtures/reading.js';
import catalogues from '../../../fixtures/sensitive-catalogues.json' with { type: 'json' };

const open = (more: Partial<Reading> = {}, salt = 'grant') =>
  openReader({ ...reading, ...more, salt, report: () => undefined });
const heard = (name: string, said: unknown, at = 0): Heard => ({ source: 'track', name, at, said });

type Product = Readonly<{ name: string; category: string }>;
const sensitive: readonly (readonly [string, Product])[] = Object.entries(catalogues.sensitive).flatMap(
  ([shop, goods]) => goods.map((product) => [shop, product] as const),
);

describe('sensitive goods', () => {
  it.each(sensitive)('rule 40: of the %s: nothing is kept of %o', (_shop, { name, category }) => {
    const { read, hearing } = open();
    const item = { item_id: 'S1', item_name: name, item_category: category };
    const events = read([
      heard('view_item', { items: [item] }),
      heard('add_to_cart', { items: [{ item_id: 'S1' }] }, 3000),
      heard(
        'view_item_list',
        { item_list_name: category, items: [item, { item_id: 'P', item_name: 'Gift card' }] },
        6000,
      ),
      heard('page_view', { page_path: `/shop/${category.toLowerCase().replace(/\W+/g, '-')}/x` }, 9000),
    ]);
    expect(events.map((event) => event.name)).toEqual(['view_item_list', 'page_view']);
    expect(events[0]!.params.items).toEqual([{ item_id: 'P', item_name: 'Gift card' }]);
    expect(JSON.stringify(events)).not.toContain('S1');
    expect(JSON.stringify(hearing())).not.toContain(name);
    expect(hearing().some(({ fates }) => fates.sensitive)).toBe(true);
  });

  it.each(catalogues.harmless)('keeps %o', ({ name, category }) => {
    const item = { item_id: 'H', item_name: name, item_category: category };
    expect(open().read([heard('view_item', { items: [item] })])).toMatchObject([{ params: { items: [item] } }]);
  });

  it('drops what a shopper searched and where it stood, and keeps that there was a search', () => {
    const [search, view] = open().read([
      heard('search', { search_term: 'pregnancy test' }),
      heard('page_view', { page_path: '/c/schwangerschaft/', campaign: 'ramadan-halal', page_kind: 'listing' }, 10),
    ]);
    expect(search).toEqual({ name: 'search', at: 0, params: {} });
    expect(view!.params).toEqual({ page_kind: 'listing', page_path: '/*' });
  });

  it('drops what the shop itself calls sensitive', () => {
    const { read } = open({ sensitive: ['Trauerfloristik'] });
    expect(
      read([heard('view_item', { items: [{ item_id: 'T', item_category: 'Trauer­floristik'.replace('­', '') }] })]),
    ).toEqual([]);
  });

  it('never throws, whatever words a shop adds', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), fc.string(), (words, text) => {
        const { read } = open({ sensitive: words });
        expect(read([heard('view_item', { items: [{ item_name: text, item_id: 'x' }] })]).length).toBeLessThan(2);
      }),
    );
  });
});

describe('personal data and free text', () => {
  it('rule 25: refuses what was typed and is no search', () => {
    const long = 'please call me back because my order has not come yet and I am waiting';
    expect(open().read([heard('search', { search_term: long })])[0]!.params).toEqual({});
  });

  it('rule 25: hashes a field that the config names, personal or not, and nothing else', async () => {
    const { read, seal } = open({ hash: ['transaction_id', 'coupon'] });
    const said = { transaction_id: 'jane@example.com', coupon: 'JANE10', value: 3, promotion_id: 'jane@example.com' };
    const [event] = await seal(read([heard('purchase', { ...said, items: [{ item_id: 'A', coupon: 'X' }] })]));
    expect(event!.params).toEqual({
      transaction_id: expect.stringMatching(/^h:[0-9a-f]{16}$/),
      coupon: expect.stringMatching(/^h:/),
      value: 3,
      items: [{ item_id: 'A', coupon: expect.stringMatching(/^h:/) }],
    });
  });

  it('gives the same text the same hash under one grant, and another under the next', async () => {
    const sealed = async (salt: string, coupon: string) => {
      const { read, seal } = open({ hash: ['coupon'] }, salt);
      return (await seal(read([heard('purchase', { coupon })])))[0]!.params.coupon;
    };
    expect(await sealed('a', 'X')).toBe(await sealed('a', 'X'));
    expect(await sealed('a', 'X')).not.toBe(await sealed('b', 'X'));
    expect(await sealed('a', 'X')).not.toBe(await sealed('a', 'Y'));
  });

  it('leaves the field out where the browser has no hash', async () => {
    const own = Object.getOwnPropertyDescriptor(globalThis, 'crypto')!;
    Object.defineProperty(globalThis, 'crypto', { value: {}, configurable: true });
    const { read, seal } = open({ hash: ['coupon'] });
    expect((await seal(read([heard('purchase', { coupon: 'X', value: 1 })])))[0]!.params).toEqual({ value: 1 });
    Object.defineProperty(globalThis, 'crypto', own);
  });
});
