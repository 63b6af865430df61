import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rollup } from 'rollup';
import { expect, it } from 'vitest';
import { measureSizes } from '../../bench/measure-sizes.js';
import { stubRow } from '../../rollup.stub.js';

const stub = readFileSync('dist/vitrine.stub.js', 'utf8');
const hash = `sha256-${createHash('sha256').update(stub).digest('base64')}`;
const { gzip } = measureSizes(['vitrine.stub.js']);

it('fits the head: within 1,000 bytes, gzip', () => {
  expect(gzip).toBeLessThanOrEqual(1000);
});

it('can stand inside a <script>, to the last byte', () => {
  expect(stub).not.toMatch(/<\/?script|<!--|sourceMappingURL|[^\x20-\x7e]/);
});

it('is the same bytes in every build', async () => {
  const bundle = await rollup(stubRow);
  const { output } = await bundle.generate({ ...stubRow.output, sourcemap: false });
  expect(output[0].code).toBe(stub);
});

it('can be imported as text, with its hash', async () => {
  expect({ ...(await import(/* @vite-ignore */ resolve('dist/stub.js'))) }).toEqual({ stub, stubHash: hash });
});

it('is quoted in docs/head-stub.md with its size and its hash as they are', () => {
  const page = readFileSync('docs/head-stub.md', 'utf8');
  expect(page).toContain(`<script>${stub}</script>`);
  expect(new Set([...page.matchAll(/sha256-[\w+/]{20,}=*/g)].map(([found]) => found))).toEqual(new Set([hash]));
  expect(page).toContain(`${gzip.toLocaleString('en')} bytes`);
});
