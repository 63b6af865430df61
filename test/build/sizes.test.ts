import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { baselineBytes, findGrowth, readBaseline } from '../../bench/baseline.js';
import budgets from '../../bench/budgets.json' with { type: 'json' };
import type { Sizes } from '../../bench/measure-bytes.js';
import { measureDist } from '../../bench/take-dist.js';

let sizes: Readonly<Record<string, Sizes>>;
beforeAll(async () => {
  sizes = await measureDist('dist');
}, 60_000);

// `ceiling` stands where a bar is not met yet: it may only fall
it.each(budgets.rows)('$what: within its bytes, gzip', ({ files, bar, ceiling = bar }) => {
  const gzip = files.map((file) => sizes[file]?.gzip ?? Infinity);
  expect(gzip.reduce((sum, bytes) => sum + bytes)).toBeLessThanOrEqual(ceiling);
});

it('ships no byte more than bench/baseline.json accepts (npm run bench -- --update)', () => {
  expect(findGrowth(readBaseline()!, { bytes: baselineBytes(sizes) })).toEqual([]);
});

it('keeps descriptions of the config’s schema out of the page', () => {
  for (const name of ['vitrine.js', 'vitrine.check.js']) {
    expect(readFileSync(`dist/${name}`, 'utf8')).not.toContain('Folder of Vitrine');
  }
  expect(readFileSync('dist/vitrine.schema.json', 'utf8')).toContain('Folder of Vitrine');
});

it('ships a source map for every script but the stub, which is copied into pages', () => {
  const files = readdirSync('dist');
  const scripts = files.filter((name) => name.endsWith('.js') && !/^(vitrine\.)?stub\.js$/.test(name));
  expect(scripts.length).toBeGreaterThan(10);
  expect(scripts.filter((name) => !files.includes(`${name}.map`))).toEqual([]);
  // index.js only names what the chunks beside it export
  for (const name of scripts.filter((script) => script !== 'index.js')) {
    expect(JSON.parse(readFileSync(`dist/${name}.map`, 'utf8')).sources.length).toBeGreaterThan(0);
  }
});
