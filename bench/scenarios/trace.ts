import { median, rounded } from '../median.js';
import { listing } from '../pages/listing.js';
import { openTab, type Bench, type Tab } from '../pages/open-bench.js';
import { stubHead, stubReady, withConsent } from '../vitrine.js';
import { UNFINISHED } from './first-paint.js';
import { readOwnWork, type OwnWork, type TraceEvent } from './own-work.js';

/** What a shopper feels of one page view: milliseconds, but `shift` (CLS). `blocking` sums what tasks take above 50 ms each. */
export type Vitals = Readonly<{
  paint: number;
  largestPaint: number;
  shift: number;
  blocking: number;
  /** The slowest of many clicks while everything starts, to the next paint; Chrome rounds to 8 ms. */
  click: number;
}>;

/** One page view of a returning visitor, with the head stub, against the same page without Vitrine. */
export type Traced = Readonly<{ alone: Vitals; vitrine: Vitals; own: OwnWork; errors: readonly string[] }>;

/** The two conditions that are traced. */
export type Traces = Readonly<Record<TraceCondition['id'], Traced>>;

type TraceCondition = Readonly<{
  id: 'fast' | 'slow';
  rate: number;
  network?: Readonly<{ latency: number; downloadThroughput: number; uploadThroughput: number }>;
  /** Milliseconds from the page's load until everything has long started. */
  rest: number;
}>;

const KBIT = 1024 / 8;

/** `slow` is Lighthouse's phone: CPU four times slower, slow 4G as DevTools applies it (1.6 Mbit/s and 150 ms a round trip, 3.75 of them a request). */
export const TRACE_CONDITIONS: readonly TraceCondition[] = [
  { id: 'fast', rate: 1, rest: 2500 },
  {
    id: 'slow',
    rate: 4,
    network: { latency: 150 * 3.75, downloadThroughput: 1.6 * 1024 * 0.9 * KBIT, uploadThroughput: 750 * 0.9 * KBIT },
    rest: 8000,
  },
];

const CATEGORIES = ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'v8.execute'];
/** Milliseconds between two clicks. */
const CLICKS = 100;

type View = Readonly<{ vitals: Vitals; own: OwnWork | undefined; errors: readonly string[] }>;

/** Traces the listing without and with Vitrine, `loads` times each; medians count. `stub` is the text of vitrine.stub.js. */
export async function measureTraces(bench: Bench, stub: string, loads: number): Promise<Traces> {
  const traces = [];
  for (const condition of TRACE_CONDITIONS) {
    const alone: View[] = [];
    const vitrine: View[] = [];
    for (let load = 0; load < loads; load++) {
      alone.push(await oneView(bench, condition));
      vitrine.push(await oneView(bench, condition, stub));
    }
    // the scripts of one view, since medians of parts do not add up
    const longest = median(vitrine.map(({ own }) => own!.longest))!;
    const typical = vitrine.toSorted((a, b) => off(a, longest) - off(b, longest))[0]!.own!;
    const traced: Traced = {
      alone: middle(alone),
      vitrine: middle(vitrine),
      own: typical,
      errors: [...new Set([...alone, ...vitrine].flatMap(({ errors }) => errors))],
    };
    traces.push([condition.id, traced] as const);
  }
  return Object.fromEntries(traces) as Traces;
}

const off = ({ own }: View, from: number) => Math.abs(own!.longest - from);

function middle(views: readonly View[]): Vitals {
  const of = (read: (vitals: Vitals) => number) => rounded(median(views.map(({ vitals }) => read(vitals)))!, 3);
  return {
    paint: of(({ paint }) => paint),
    largestPaint: of(({ largestPaint }) => largestPaint),
    shift: of(({ shift }) => shift),
    blocking: of(({ blocking }) => blocking),
    click: of(({ click }) => click),
  };
}

/** Two loads, of which the second is clicked: a click ends what counts as the largest paint, and is work itself. */
async function oneView(bench: Bench, condition: TraceCondition, stub?: string): Promise<View> {
  const { shop } = bench;
  const head = stub === undefined ? '' : stubHead(stub);
  const page = `${shop.origin}/shop`;
  shop.show(head);
  const tab = await openTab(bench);
  await tab.page.goto(page);
  if (stub !== undefined) {
    const done = tab.page.waitForFunction(stubReady, null, { timeout: 30_000 });
    await done.catch(() => tab.errors.push(UNFINISHED));
  }
  await tab.page.waitForTimeout(500);
  await slowDown(tab, condition);
  const events = await traceLoad(bench, tab, condition);
  const { paint, largestPaint, shift } = await tab.page.evaluate(readVitals);
  const ready = stub === undefined || (await tab.page.evaluate(withConsent.ready!));
  const stubLine = stub === undefined ? undefined : lineOf(head, stub);
  const work = readOwnWork(events, { page, own: `${shop.origin}/vitrine/`, stubLine });
  const click = await clickThrough(tab, page, condition);
  await tab.close();
  return {
    vitals: { paint, largestPaint, shift, blocking: work.pageBlocking, click },
    own: stub === undefined ? undefined : work,
    errors: ready ? tab.errors : [...tab.errors, 'did not come into working order while it was traced'],
  };
}

/** Where the stub stands in the page's source, counted from 1. */
function lineOf(head: string, stub: string): number {
  return (
    listing(head)
      .split('\n')
      .findIndex((line) => line.includes(stub.split('\n')[0]!)) + 1
  );
}

async function slowDown({ devtools }: Tab, { rate, network }: TraceCondition): Promise<void> {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate });
  await devtools.send('Network.enable');
  if (network) await devtools.send('Network.emulateNetworkConditions', { offline: false, ...network });
}

async function traceLoad({ browser }: Bench, { page }: Tab, { rest }: TraceCondition): Promise<readonly TraceEvent[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.reload({ waitUntil: 'load' });
  // nothing is asked of the page meanwhile: that would be in the trace
  await page.waitForTimeout(rest);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: readonly TraceEvent[] };
  return trace.traceEvents;
}

/** Clicks on what does nothing, again and again, from the first paint until everything has started. */
async function clickThrough({ page }: Tab, url: string, { rest }: TraceCondition): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => benchNotes.at['first-contentful-paint']);
  for (const end = Date.now() + rest; Date.now() < end; await page.waitForTimeout(CLICKS))
    await page.mouse.click(400, 30);
  return page.evaluate(readClicks);
}

/** In the page. */
async function readVitals(): Promise<Pick<Vitals, 'paint' | 'largestPaint' | 'shift'>> {
  const largestPaint = await new Promise<number>((found) => {
    new PerformanceObserver((list) => found(list.getEntries().at(-1)!.startTime)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    });
  });
  return {
    paint: benchNotes.at['first-contentful-paint']!,
    largestPaint,
    shift: benchNotes.shifts.reduce((sum, { value, byShopper }) => sum + (byShopper ? 0 : value), 0),
  };
}

/** In the page: the longest interaction; those below 16 ms are not told. */
function readClicks(): Promise<number> {
  return new Promise((found) => {
    let longest = 16;
    new PerformanceObserver((list) => {
      longest = Math.max(longest, ...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
    setTimeout(() => found(longest), 300);
  });
}
