import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { measureSizes } from '../../bench/measure-sizes.js';

const ROWS: Record<string, readonly string[]> = {
  '`vitrine.stub.js`': ['vitrine.stub.js'],
  '`vitrine.js`': ['vitrine.js'],
  '`vitrine.consents.js`': ['vitrine.consents.js'],
  '`vitrine.fairness.js`': ['vitrine.fairness.js'],
  '`vitrine.page.js`': ['vitrine.page.js'],
  '`vitrine.governor.js`': ['vitrine.governor.js'],
  '`vitrine.sources.js`': ['vitrine.sources.js'],
  '`vitrine.worker.js`': ['vitrine.worker.js'],
  '`vitrine.reading.js`': ['vitrine.reading.js'],
  'the first two models': ['models/intent.onnx', 'models/clusters.onnx', 'models/manifest.json'],
  '`vitrine.rulebook.js`': ['vitrine.rulebook.js'],
  '`vitrine.shop-rules.js`': ['vitrine.shop-rules.js'],
  '`vitrine.operators.js`': ['vitrine.operators.js'],
  'ONNX Runtime (`ort/`)': ['ort/vitrine.ort.mjs', 'ort/ort.wasm.bundle.min.mjs', 'ort/ort-wasm-simd-threaded.wasm'],
};

it.each(Object.entries(ROWS))('README quotes the size of %s as it is', (name, files) => {
  const row = readFileSync('README.md', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`| ${name} `));
  const quoted = Number(/([\d.,]+) kB/.exec(row ?? '')?.[1]?.replace(',', ''));
  expect(quoted).toBeCloseTo(measureSizes(files).gzip / 1000, 1);
});
