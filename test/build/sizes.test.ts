import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import budgets from '../../bench/budgets.json' with { type: 'json' };
import { measureSizes } from '../../bench/measure-sizes.js';

// `ceiling` stands where a bar is not met yet: it may only fall
it.each(budgets.rows)('$what: within its bytes, gzip', ({ files, bar, ceiling = bar }) => {
  expect(measureSizes(files).gzip).toBeLessThanOrEqual(ceiling);
});

it('keeps descriptions of the config’s schema out of the page', () => {
  expect(readFileSync('dist/vitrine.js', 'utf8')).not.toContain('Folder of Vitrine');
  expect(readFileSync('dist/vitrine.schema.json', 'utf8')).toContain('Folder of Vitrine');
});

it('ships a source map for every script', () => {
  for (const name of ['vitrine.js', 'vitrine.page.js', 'vitrine.worker.js', 'vitrine.engine.js', 'chunk-index.js']) {
    expect(JSON.parse(readFileSync(`dist/${name}.map`, 'utf8')).sources.length).toBeGreaterThan(0);
  }
});
