import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadRows } from '../../../src/catalogue/feed/feed-row.js';
import { googleRows } from '../../../src/catalogue/feed/google/google-rows.js';
import { jsonRows } from '../../../src/catalogue/feed/json-rows.js';
import { ndjsonRows } from '../../../src/catalogue/feed/ndjson-rows.js';
import { readRow } from '../../../src/catalogue/feed/read-row.js';
import { readFeedText } from './read-feed-text.js';

const READING = {
  base: 'https://shop.example/feed',
  currency: 'EUR',
  nameOf: (name: string) => name,
  tells: () => false,
};
const NAMES = [
  'id',
  'title',
  'link',
  'image',
  'price',
  'sale_price',
  'sale_price_effective_date',
  'offers',
  'variants',
  'prices',
  'categories',
  'brand',
  '__proto__',
];

const rows = fc.dictionary(fc.constantFrom(...NAMES), fc.anything());

describe('whatever a row holds', () => {
  it('reading it does not throw, and gives texts, safe addresses and prices that are numbers', () => {
    fc.assert(
      fc.property(rows, (row) => {
        const item = readRow(row, READING, () => undefined);
        if (!item) return;
        expect(item.name.length).toBeGreaterThan(0);
        for (const address of [item.link, item.image]) if (address) expect(address).toMatch(/^https?:/);
        if (item.price === undefined) {
          expect(item.sale).toBe(undefined);
          return;
        }
        expect(item.currency).toMatch(/^[A-Z]{3}$/);
        expect(Number.isFinite(item.price)).toBe(true);
        if (item.sale) expect(item.sale.price).toBeLessThan(item.price);
      }),
      { numRuns: 500 },
    );
  });
});

const text = fc.string({ minLength: 1, maxLength: 20 }).map((one) => one.replace(/[\s\p{C}<>&"]/gu, 'x'));
const products = fc.array(fc.record({ id: fc.uuid(), title: text }), { minLength: 1, maxLength: 12 });
type Products = readonly Readonly<{ id: string; title: string }>[];

const escaped = (one: string) => one.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const FORMATS: Readonly<Record<string, readonly [ReadRows, (all: Products) => string]>> = {
  json: [jsonRows, (all) => JSON.stringify(all)],
  ndjson: [ndjsonRows, (all) => all.map((one) => JSON.stringify(one)).join('\n')],
  xml: [
    googleRows,
    (all) =>
      `<rss>${all.map(({ id, title }) => `<item><g:id>${id}</g:id><title>${escaped(title)}</title></item>`).join('\n')}</rss>`,
  ],
  text: [googleRows, (all) => ['id\ttitle', ...all.map(({ id, title }) => `${id}\t${title}`)].join('\n')],
};

describe.each(Object.entries(FORMATS))('as %s', (_, [read, write]) => {
  it('every product comes out as it went in, in its order, however the text is cut', async () => {
    await fc.assert(
      fc.asyncProperty(products, fc.integer({ min: 1, max: 40 }), async (all, size) => {
        const { items, problems } = await readFeedText(read, write(all), { size });
        expect(items.map(({ id, name }) => ({ id, title: name }))).toEqual(all);
        expect(problems).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('a feed that is damaged in one place gives products or one reason, and never another failure', async () => {
    await fc.assert(
      fc.asyncProperty(products, fc.nat(), fc.string({ maxLength: 4 }), async (all, at, noise) => {
        const whole = write(all);
        const place = at % whole.length;
        const damaged = whole.slice(0, place) + noise + whole.slice(place + 1);
        const found = await readFeedText(read, damaged).catch((cause: unknown) => cause);
        if (found instanceof Error) expect(found.message).toMatch(/^(is|holds|has) /);
        else expect(found).toHaveProperty('items');
      }),
      { numRuns: 100 },
    );
  });
});
