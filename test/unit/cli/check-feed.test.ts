import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { checkCommand } from '../../../cli/commands/check.js';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-feed-'));
afterAll(() => rmSync(folder, { recursive: true }));

let said: { log: string[]; error: string[] };
beforeEach(() => {
  said = { log: [], error: [] };
  for (const way of ['log', 'error'] as const)
    vi.spyOn(console, way).mockImplementation((line: string) => void said[way].push(line));
});
afterEach(() => void vi.restoreAllMocks());

async function check(catalogue: object, feed: string): Promise<number> {
  const [config, path] = [join(folder, 'config.json'), join(folder, 'feed')];
  writeFileSync(config, JSON.stringify({ catalogue }));
  writeFileSync(path, feed);
  return checkCommand([config, '--catalogue', path]);
}

it('vitrine check --catalogue says what a feed holds', async () => {
  const rows = [
    { id: 1, title: 'Tent', price: 9, link: '/tent', category: 'Camp' },
    { id: 2, title: 'Lamp', brand: 'Wick' },
  ];
  expect(await check({ url: '/feed.json', currency: 'EUR' }, JSON.stringify(rows))).toBe(0);
  expect(said.error).toEqual([]);
  expect(said.log[0]).toMatch(
    /feed: 2 products, 1 with a link, 0 with a picture, 1 with a price, 1 with a brand, 1 with a category$/,
  );
});

it('vitrine check --catalogue tells every fault of a feed', async () => {
  const rows = Array.from({ length: 9 }, (_, at) => `${at}\t\t1 EUR`);
  expect(await check({ url: '/feed.txt', format: 'google' }, ['id\ttitle\tprice', ...rows].join('\n'))).toBe(1);
  expect(said.error).toHaveLength(9);
  expect(said.error[8]).toContain('Product 9 of the feed: title is missing');
});

it('vitrine check --catalogue says that a feed is of another format', async () => {
  expect(await check({ url: '/feed.json' }, '<rss/>')).toBe(2);
  expect(said.error[0]).toContain('set catalogue.format');
});
