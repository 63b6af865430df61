import { at, type Contestant } from '../contestant.js';
import { median, rounded } from '../median.js';
import { openTab, type Bench, type Tab } from '../pages/open-bench.js';
import { answerInPage } from './answer-in-page.js';
import { countKept } from './count-kept.js';
import { evaluateScript, fetchScript, runInit, settled } from './load-contestant.js';

/** Microseconds per event. `total` is all main-thread CPU, less the same loop on the page alone; `call` is the wall time of the call itself. */
export type EventCost = Readonly<{
  id: string;
  name: string;
  paced: Readonly<{ call: number; total: number; requests: number }>;
  burst: Readonly<{ call: number; total: number; requests: number }>;
  /** Events that lie in IndexedDB afterwards, of how many; absent where a contestant does not keep them. */
  kept?: Readonly<{ rows: number; of: number }>;
  /** Databases that stand in IndexedDB afterwards. */
  databases: number;
  errors: readonly string[];
}>;

type Mode = 'paced' | 'burst';
type Cost = Readonly<{ call: number; total: number; requests: number }>;
type Sample = Readonly<{ paced: Cost; burst: Cost; rows: number; databases: number; errors: readonly string[] }>;

/** A shopper's pace, 10 ms apart; and a script's, in batches of 100. */
const COUNT = { paced: 200, burst: 2000 } as const;
/** Milliseconds that a queue may wait after the last event; a contestant may ask for more. */
const DRAIN = 1500;

/** Records events with every contestant on `pages` pages each, in turn; the first is the page alone. */
export async function measureEvents(
  bench: Bench,
  contestants: readonly Contestant[],
  pages: number,
): Promise<readonly EventCost[]> {
  const tracking = contestants.filter(({ track }) => track);
  const samples = tracking.map((): Sample[] => []);
  for (let page = 0; page < pages; page++) {
    for (const [place, contestant] of tracking.entries()) samples[place]!.push(await onePage(bench, contestant));
  }
  const middle = (place: number, mode: Mode, key: keyof Cost) =>
    median(samples[place]!.map((sample) => sample[mode][key])) ?? 0;
  const summary = ({ id, name, ready }: Contestant, place: number): EventCost => {
    const cost = (mode: Mode): Cost => ({
      call: rounded(middle(place, mode, 'call'), 1),
      total: rounded(middle(place, mode, 'total') - middle(0, mode, 'total'), 1),
      requests: middle(place, mode, 'requests'),
    });
    const rows = Math.min(...samples[place]!.map((sample) => sample.rows));
    return {
      id,
      name,
      paced: cost('paced'),
      burst: cost('burst'),
      ...(ready && { kept: { rows, of: COUNT.paced + COUNT.burst } }),
      databases: Math.max(...samples[place]!.map((sample) => sample.databases)),
      errors: [...new Set(samples[place]!.flatMap(({ errors }) => errors))],
    };
  };
  return tracking.map(summary);
}

async function onePage(bench: Bench, contestant: Contestant): Promise<Sample> {
  const { shop } = bench;
  shop.show(answerInPage + (contestant.head ?? ''));
  const tab = await openTab(bench);
  await tab.page.goto(`${shop.origin}/shop`);
  await fetchScript(tab, contestant);
  await evaluateScript(tab, bench, contestant);
  await runInit(tab, bench, contestant.initForEvents ?? contestant.init);
  const errors = (await settled(tab, contestant, 1200))
    ? tab.errors
    : [...tab.errors, 'did not come into working order'];
  const work = { track: at(shop.origin, contestant.track!), drain: contestant.drain ?? DRAIN };
  const paced = await record(tab, work, 'paced');
  const burst = await record(tab, work, 'burst');
  const rows = contestant.ready ? await keptAtLast(tab) : 0;
  const databases = await tab.page.evaluate(async () => (await indexedDB.databases()).length);
  await tab.close();
  return { paced, burst, rows, databases, errors };
}

type Work = Readonly<{ track: string; drain: number }>;

async function record(tab: Tab, { track, drain }: Work, mode: Mode): Promise<Cost> {
  const sent = () => tab.page.evaluate(() => (globalThis as unknown as { benchSent: number }).benchSent);
  const [before, sentBefore] = [await tab.cpu(), await sent()];
  const calls = await tab.page.evaluate(mode === 'paced' ? pacedCalls : burstCalls, [track, COUNT[mode]] as const);
  await tab.page.waitForTimeout(drain);
  const total = ((await cpuAtRest(tab)) - before) * 1000;
  return { call: median(calls)!, total: total / COUNT[mode], requests: (await sent()) - sentBefore };
}

/** The CPU used, once the main thread has come to rest: some peers work off a burst for seconds. */
async function cpuAtRest(tab: Tab): Promise<number> {
  for (let before = await tab.cpu(); ;) {
    await tab.page.waitForTimeout(300);
    const now = await tab.cpu();
    if (now - before < 5) return now;
    before = now;
  }
}

/** In the page: microseconds of every call. */
async function pacedCalls([track, count]: readonly [string, number]): Promise<number[]> {
  const record = new Function('i', track);
  const calls: number[] = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    record(i);
    calls.push((performance.now() - start) * 1000);
    await new Promise((next) => setTimeout(next, 10));
  }
  return calls;
}

/** In the page: microseconds per call, for each batch of 100. */
async function burstCalls([track, count]: readonly [string, number]): Promise<number[]> {
  const record = new Function('i', track);
  const calls: number[] = [];
  for (let i = 0; i < count;) {
    const start = performance.now();
    for (const end = i + 100; i < end; i++) record(i);
    calls.push((performance.now() - start) * 10);
    await new Promise((next) => setTimeout(next, 0));
  }
  return calls;
}

/** The rows, once no more are added. */
async function keptAtLast({ page }: Tab): Promise<number> {
  let rows = -1;
  for (let now = await countKept(page); now !== rows; now = await countKept(page)) {
    rows = now;
    await page.waitForTimeout(500);
  }
  return rows;
}
