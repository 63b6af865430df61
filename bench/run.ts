/* `npm run bench`: sizes of what a visitor downloads, and the two times that matter first. Writes bench/results.json. */
import { readdirSync, writeFileSync } from 'node:fs';
import budgets from './budgets.json' with { type: 'json' };
import { measureEvents, timeFirstDecision } from './browser.js';
import { measureSizes } from './measure-sizes.js';

const scripts = readdirSync('dist').filter((name) => name.endsWith('.js') && name !== 'cli.js');
const models = ['models/intent.onnx', 'models/clusters.onnx', 'models/manifest.json'];
const runtime = readdirSync('dist/ort').map((name) => `ort/${name}`);
const files = [...scripts, ...models, ...runtime];
const sizes = Object.fromEntries(files.map((file) => [file, measureSizes([file])]));
console.table(sizes);

const bars = budgets.rows.map(({ id, files: of, bar, stretch }) => {
  const measured = measureSizes(of).gzip;
  return { id, measured, bar, stretch, holds: measured <= bar };
});
console.table(bars);

const firstDecision = await timeFirstDecision(7);
const perEvent = await measureEvents();
console.table({ 'consent to first decision, ms (median of 7)': firstDecision, 'main thread per event, µs': perEvent });
writeFileSync('bench/results.json', `${JSON.stringify({ sizes, bars, firstDecision, perEvent }, null, 2)}\n`);
