/* `npm run bench`: Vitrine and its peers on the same pages in the same run. bench/README.md says what is measured and how. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as prettier from 'prettier';
import { BASELINE, baselineBytes, findGrowth, readBaseline } from './baseline.js';
import { buildWorkers } from './pages/build-workers.js';
import { openBench, type Bench } from './pages/open-bench.js';
import { measureAll, SCENARIOS, type Folders } from './measure-all.js';
import { judge } from './judge.js';
import { takeScreenshot } from './report/take-screenshot.js';
import { writeHtml } from './report/write-html.js';
import { writeMarkdown } from './report/write-markdown.js';
import type { Results } from './results.js';
import { countOperations } from './scenarios/operations.js';
import { measureDist, readStub, takeDist } from './take-dist.js';

const USAGE = `npm run bench [-- scenario …]   ${SCENARIOS.join(' ')}
npm run bench -- --check        bytes and operation counts against bench/baseline.json
npm run bench -- --update       accepts them as the new baseline
LOADS=4 how often, ONLY=uniform,growthbook which peers, CASE=text which ways to swap; whatever is limited writes no results.`;

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean' }, update: { type: 'boolean' }, help: { type: 'boolean' } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !(SCENARIOS as readonly string[]).includes(name));
if (values.help || unknown.length) {
  console.log(unknown.length ? `No scenario ${unknown.join(', ')}.\n${USAGE}` : USAGE);
  process.exit(unknown.length ? 1 : 0);
}

async function write(file: string, text: string): Promise<void> {
  const style = await prettier.resolveConfig(file);
  writeFileSync(file, await prettier.format(text, { ...style, filepath: file }));
}

async function holdBaseline(bench: Bench, { vitrine }: Folders): Promise<void> {
  const bytes = baselineBytes(await measureDist(vitrine));
  const now = { bytes, operations: await countOperations(bench, readStub(vitrine)) };
  const accepted = readBaseline();
  const growth = accepted ? findGrowth(accepted, now) : ['there is no bench/baseline.json'];
  console.log(growth.length ? growth.join('\n') : 'Nothing has grown.');
  if (values.update) await write(BASELINE, JSON.stringify(now));
  else if (growth.length) {
    console.log('If that is meant, accept it: npm run bench -- --update');
    process.exitCode = 1;
  }
}

async function measure(bench: Bench, folders: Folders): Promise<void> {
  const { LOADS = '4', ONLY = '', CASE = '' } = process.env;
  const wanted = {
    scenarios: positionals,
    only: ONLY.split(',').filter(Boolean),
    swap: CASE,
    loads: Number(LOADS) || 4,
  };
  const measured = await measureAll(bench, folders, wanted);
  const results: Results = { ...measured, bars: judge(measured) };
  console.table(
    results.bars.map(({ id, unit, measured, bar, holds, note = '' }) => ({ id, unit, measured, bar, holds, note })),
  );
  if (positionals.length || ONLY || CASE) {
    const { machine: _, sizes: __, ...scenarios } = measured;
    console.dir(scenarios, { depth: null, breakLength: 160 });
    return console.log('A limited run: nothing was written.');
  }
  await write('bench/results.json', JSON.stringify(results));
  await write('bench/results.html', writeHtml(results));
  await write('docs/performance.md', writeMarkdown(results));
  await takeScreenshot(bench.browser, 'bench/results.html', 'docs/images/bench.png');
  console.log('Wrote bench/results.json, bench/results.html, docs/performance.md and docs/images/bench.png.');
}

const root = mkdtempSync(join(tmpdir(), 'vitrine-bench-'));
const folders: Folders = { vitrine: join(root, 'vitrine'), peers: join(root, 'peers') };
try {
  await takeDist(folders.vitrine);
  await buildWorkers(folders.peers);
  const bench = await openBench(folders);
  await (values.check || values.update ? holdBaseline(bench, folders) : measure(bench, folders)).finally(bench.close);
} finally {
  rmSync(root, { recursive: true, force: true });
}
