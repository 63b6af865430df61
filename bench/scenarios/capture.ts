import { median, rounded } from '../median.js';
import { openTab, type Bench, type Tab } from '../pages/open-bench.js';
import { crowdedHead, withConsent } from '../vitrine.js';
import { countKept } from './count-kept.js';
import { readOwnWork, type OwnWork, type TraceEvent } from './own-work.js';

/** What listening costs the main thread of a product page of 400 kB on which every further source listens. */
export type CaptureCost = Readonly<{
  /** Microseconds of an event of the data layer: the median push, and its share of the messages to the worker. */
  paced: number;
  burst: number;
  /** Microseconds that a copy of such an event by JSON takes at the same pace: what this machine makes of it. */
  copy: number;
  /** The share of the messages in them. */
  crossing: Readonly<{ paced: number; burst: number }>;
  /** Events that lie in IndexedDB afterwards, of how many. */
  kept: Readonly<{ rows: number; of: number }>;
  /** Our work while the page loads, in the load whose longest task is the middle one. */
  load: OwnWork;
  /** Files of further sources and signals that were loaded. */
  files: number;
  errors: readonly string[];
}>;

const COUNT = { paced: 200, burst: 2000 } as const;
/** Milliseconds in which everything has opened, and in which a queue is sent. */
const REST = 5000;
const DRAIN = 1500;
const CATEGORIES = ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'v8.execute'];

type Cost = Readonly<{ call: number; crossing: number }>;
type Sample = Readonly<{
  copy: number;
  paced: Cost;
  burst: Cost;
  rows: number;
  load: OwnWork;
  files: number;
  errors: readonly string[];
}>;

/** Loads the page `loads` times, each in a fresh profile, and has it say events; medians count. */
export async function measureCapture(bench: Bench, loads: number): Promise<CaptureCost> {
  const samples: Sample[] = [];
  for (let load = 0; load < loads; load++) samples.push(await oneLoad(bench));
  const middle = (read: (sample: Sample) => number) => rounded(median(samples.map(read)) ?? 0, 1);
  const byLongest = samples.toSorted((one, other) => one.load.longest - other.load.longest);
  return {
    paced: middle(({ paced }) => paced.call + paced.crossing),
    burst: middle(({ burst }) => burst.call + burst.crossing),
    copy: middle(({ copy }) => copy),
    crossing: { paced: middle(({ paced }) => paced.crossing), burst: middle(({ burst }) => burst.crossing) },
    kept: { rows: Math.min(...samples.map(({ rows }) => rows)), of: COUNT.paced + COUNT.burst },
    load: byLongest[byLongest.length >> 1]!.load,
    files: Math.min(...samples.map(({ files }) => files)),
    errors: [...new Set(samples.flatMap(({ errors }) => errors))],
  };
}

async function oneLoad(bench: Bench): Promise<Sample> {
  const { shop } = bench;
  shop.show(crowdedHead);
  const tab = await openTab(bench);
  await tab.context.addInitScript(timeMessages);
  const page = `${shop.origin}/crowded`;
  const events = await traceLoad(bench, tab, page);
  const ready = await tab.page.waitForFunction(withConsent.ready!, null, { timeout: 20_000 }).catch(() => undefined);
  const files = shop.requests().filter(({ path }) => /vitrine\.(source|signals)\./.test(path)).length;
  const copy = median(await tab.page.evaluate(pacedCopies, COUNT.paced))!;
  // the page's own product
  const before = await countKept(tab.page);
  const paced = await record(tab, 'paced');
  const burst = await record(tab, 'burst');
  const rows = (await countKept(tab.page)) - before;
  const errors = ready ? tab.errors : [...tab.errors, 'did not come into working order'];
  await tab.close();
  return {
    copy,
    paced,
    burst,
    rows,
    files,
    errors,
    load: readOwnWork(events, { page, own: `${shop.origin}/vitrine/` }),
  };
}

async function traceLoad({ browser }: Bench, { page }: Tab, url: string): Promise<readonly TraceEvent[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(REST);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: readonly TraceEvent[] };
  return trace.traceEvents;
}

declare global {
  /** Milliseconds that messages to the worker have taken. */
  var benchPosting: number;
}

/** In the page, before its own scripts. */
function timeMessages(): void {
  globalThis.benchPosting = 0;
  const post = Worker.prototype.postMessage as (...args: unknown[]) => void;
  Worker.prototype.postMessage = function (this: Worker, ...args: unknown[]) {
    const start = performance.now();
    Reflect.apply(post, this, args);
    globalThis.benchPosting += performance.now() - start;
  };
}

async function record({ page }: Tab, mode: keyof typeof COUNT): Promise<Cost> {
  const before = await page.evaluate(() => globalThis.benchPosting);
  const calls = await page.evaluate(mode === 'paced' ? pacedPushes : burstPushes, COUNT[mode]);
  await page.waitForTimeout(DRAIN);
  const crossing = (await page.evaluate(() => globalThis.benchPosting)) - before;
  return { call: median(calls)!, crossing: (crossing * 1000) / COUNT[mode] };
}

/** In the page: microseconds of each push. */
async function pacedPushes(count: number): Promise<number[]> {
  const { dataLayer } = window as unknown as { dataLayer: unknown[] };
  const calls: number[] = [];
  for (let i = 0; i < count; i++) {
    const items = [
      { item_id: `paced-${i}`, item_name: `Trail shoe ${i}`, item_category: 'trail', price: 39.5, index: i },
    ];
    const entry = { event: 'view_item', ecommerce: { currency: 'EUR', value: 39.5, items } };
    const start = performance.now();
    dataLayer.push(entry);
    calls.push((performance.now() - start) * 1000);
    await new Promise((next) => setTimeout(next, 10));
  }
  return calls;
}

/** In the page: microseconds of each copy. */
async function pacedCopies(count: number): Promise<number[]> {
  const calls: number[] = [];
  for (let i = 0; i < count; i++) {
    const items = [
      { item_id: `copy-${i}`, item_name: `Trail shoe ${i}`, item_category: 'trail', price: 39.5, index: i },
    ];
    const entry = { event: 'view_item', ecommerce: { currency: 'EUR', value: 39.5, items } };
    const start = performance.now();
    JSON.parse(JSON.stringify(entry));
    calls.push((performance.now() - start) * 1000);
    await new Promise((next) => setTimeout(next, 10));
  }
  return calls;
}

/** In the page: microseconds per push, for each batch of 100. */
async function burstPushes(count: number): Promise<number[]> {
  const { dataLayer } = window as unknown as { dataLayer: unknown[] };
  const calls: number[] = [];
  for (let i = 0; i < count;) {
    const entries: unknown[] = [];
    for (const end = i + 100; i < end; i++) {
      const items = [
        { item_id: `burst-${i}`, item_name: `Trail shoe ${i}`, item_category: 'trail', price: 39.5, index: i },
      ];
      entries.push({ event: 'view_item', ecommerce: { currency: 'EUR', value: 39.5, items } });
    }
    const start = performance.now();
    for (const entry of entries) dataLayer.push(entry);
    calls.push((performance.now() - start) * 10);
    await new Promise((next) => setTimeout(next, 0));
  }
  return calls;
}
