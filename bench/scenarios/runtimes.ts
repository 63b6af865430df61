import { readFileSync } from 'node:fs';
import type { Sizes } from '../measure-bytes.js';
import { measureSizes } from '../measure-sizes.js';
import { median, rounded } from '../median.js';
import { openTab, type Bench, type Tab } from '../pages/open-bench.js';
import { growthOf, privateBytes } from '../pages/private-bytes.js';
import type { ScoreNews, ScoreWork } from '../pages/score-worker.js';
import { unchangedPage, withConsent } from '../vitrine.js';
import { evaluateScript, fetchScript, runInit } from './load-contestant.js';

/** One runtime for models, cold: fresh profile, files from this machine. */
export type RuntimeCost = Readonly<{
  /** Milliseconds from `new Worker` until every shipped model has scored a row. */
  firstScore: number;
  /** Milliseconds from consent to the first answer that the models made, in Vitrine itself. */
  firstDecision: number;
  /** Milliseconds from consent to the first answer, which is the rules'. */
  firstAnswer: number;
  /** Microseconds per row in the worker, the median over the shipped models. */
  perRow: number;
  /** Bytes of memory that a worker with it takes up to its first scores, the empty worker included; absent where the system does not tell. */
  memory?: number;
  /** Its files. */
  bytes: Sizes;
}>;

/**
 * The runtimes that are built, with their files and the config that chooses them. A second one joins here and in
 * pages/score-worker.ts, and its bars are measured.
 */
const RUNTIMES = {
  ort: {
    files: ['ort/vitrine.ort.mjs', 'ort/ort.wasm.bundle.min.mjs', 'ort/ort-wasm-simd-threaded.wasm'],
    config: { runtime: 'ort' },
  },
  // it is inside the worker's file: all of that is counted, which is more than it is
  compact: { files: ['vitrine.worker.js'], config: { runtime: 'compact' } },
} satisfies Record<string, { files: readonly string[]; config: object }>;

type RuntimeName = keyof typeof RUNTIMES;

type Manifest = Readonly<{ models: readonly Readonly<{ file: string; features: readonly string[] }>[] }>;

/** Measures every runtime that is built, `runs` times. `dist` is the folder of Vitrine's files. */
export async function measureRuntimes(
  bench: Bench,
  dist: string,
  runs: number,
): Promise<Readonly<Record<string, RuntimeCost>>> {
  const manifest = JSON.parse(readFileSync(`${dist}/models/manifest.json`, 'utf8')) as Manifest;
  const costs: Record<string, RuntimeCost> = {};
  for (const [name, { files, config }] of Object.entries(RUNTIMES)) {
    const work: ScoreWork = {
      runtime: name as RuntimeName,
      ort: { module: '/vitrine/ort/ort.wasm.bundle.min.mjs', wasm: '/vitrine/ort/ort-wasm-simd-threaded.wasm' },
      models: manifest.models.map(({ file, features }) => ({ url: `/vitrine/models/${file}`, width: features.length })),
    };
    const scores = [];
    const visits = [];
    for (let run = 0; run < runs; run++) {
      scores.push(await oneScore(bench, work));
      visits.push(await oneVisit(bench, config));
    }
    const memory = median(scores.map((one) => one.memory));
    costs[name] = {
      firstScore: rounded(median(scores.map((one) => one.first))!, 1),
      firstDecision: rounded(median(visits.map((one) => one.byModel))!, 1),
      firstAnswer: rounded(median(visits.map((one) => one.byRules))!, 1),
      perRow: rounded(median(scores.flatMap((one) => one.perRow))!, 1),
      ...(memory !== undefined && { memory }),
      bytes: measureSizes(files, dist),
    };
  }
  return costs;
}

async function openShopPage(bench: Bench, head = ''): Promise<Tab> {
  bench.shop.show(head);
  const tab = await openTab(bench);
  await tab.page.goto(`${bench.shop.origin}/shop`);
  await tab.page.waitForTimeout(300);
  return tab;
}

type Score = Readonly<{ first: number; perRow: readonly number[]; memory: number | undefined }>;

async function oneScore(bench: Bench, work: ScoreWork): Promise<Score> {
  const tab = await openShopPage(bench);
  const origin = { ort: { module: bench.shop.origin + work.ort.module, wasm: bench.shop.origin + work.ort.wasm } };
  // a new page grows by itself for a second
  await tab.page.waitForTimeout(1500);
  const before = await privateBytes(bench.browser);
  const first = await tab.page.evaluate(startWorker, { ...work, ...origin });
  // before the many rows: what those take is what any long loop takes, compiled code and room for garbage
  const memory = growthOf(before, await privateBytes(bench.browser));
  const perRow = await tab.page.evaluate(scoreOn);
  await tab.close();
  return { first, perRow, memory };
}

/** In the page: milliseconds until every model has scored a row. The worker lives on. */
function startWorker(work: ScoreWork): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const worker = new Worker('/peers/score-worker.js');
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.addEventListener('message', () => resolve(performance.now() - start), { once: true });
    worker.postMessage(work);
    Object.assign(globalThis, { worker });
  });
}

/** In the page: lets the same worker score many rows. */
function scoreOn(): Promise<readonly number[]> {
  const { worker } = globalThis as unknown as { worker: Worker };
  return new Promise((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<ScoreNews>) => {
      if (data.kind === 'steady') resolve(data.perRow);
    });
    worker.postMessage('go on');
  });
}

async function oneVisit(bench: Bench, config: object): Promise<Readonly<{ byRules: number; byModel: number }>> {
  const tab = await openShopPage(bench, unchangedPage(config));
  await fetchScript(tab, withConsent);
  await evaluateScript(tab, bench, withConsent);
  await tab.page.waitForTimeout(200);
  const start = await tab.page.evaluate(() => {
    globalThis.vitrine.outlook.subscribe((outlook) => {
      if (outlook) performance.mark(outlook.models === 'ready' ? 'by-model' : 'by-rules');
    });
    return performance.now();
  });
  await runInit(tab, bench, withConsent.init);
  await tab.page.waitForFunction(() => performance.getEntriesByName('by-model').length, null, { timeout: 30_000 });
  const times = await tab.page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0]!.startTime;
    return { byRules: at('by-rules'), byModel: at('by-model') };
  });
  await tab.close();
  return { byRules: times.byRules - start, byModel: times.byModel - start };
}
