import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openWholeRulebook } from '../../../src/whole-rulebook.js';
import { walk } from './walk.js';

const rows = readFileSync(new URL('../../../docs/segments.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** Every segment that there can be, with one motive and one season in place of all. */
const segments = walk([{ name: 'page_view' }], { campaigns: { any: 'motive' } })[0]!;
const { families } = openWholeRulebook({ seasons: [{ id: 'id' }] });
const ids = [...segments, ...families.flatMap((family) => family.ids.map((id) => ({ id })))].map(({ id }) => id);
const documented = (id: string) =>
  `\`${id.replace('campaign-motive', 'campaign-<motive>').replace('season-id', 'season-<id>')}\``;

test.each(ids)('docs/segments.md has one full row on %s', (id) => {
  const found = rows.filter(([, name]) => name === documented(id));
  expect(found).toHaveLength(1);
  expect(found[0]!.slice(1, -1).every(Boolean)).toBe(true);
});

test('docs/segments.md tells of no segment that does not exist', () => {
  expect(rows.map(([, name]) => name)).toEqual(ids.map(documented));
});

test('docs/segments.md gives the thresholds of the clusters and stages', () => {
  for (const { id, enter, exit } of segments.filter((one) => !one.id.startsWith('context:'))) {
    const row = rows.find(([, name]) => name === documented(id))!;
    expect(row[4]).toContain(`${enter} / ${exit}`);
  }
});
