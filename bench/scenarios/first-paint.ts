import { at, type Swap } from '../contestant.js';
import { median, rounded } from '../median.js';
import { openTab, type Bench, type Tab } from '../pages/open-bench.js';

/** One way to swap the hero, in milliseconds of wall time; null where it never came. */
export type Swapped = Readonly<{
  name: string;
  /** First contentful paint. */
  paint: number | null;
  /** Largest contentful paint. */
  largest: number | null;
  /** The longest task of the page. */
  task: number | null;
  /** The slowest of many clicks while everything starts, to the next paint, in loads of their own; Chrome rounds to 8 ms. */
  click: number | null;
  /** From the first line of its own to the swap. */
  toSwap: number | null;
  /** How long the original stood on screen. */
  seen: number | null;
  /** Cumulative layout shift. */
  shift: number | null;
  /** How long the page was hidden. */
  hidden: number | null;
  /** Requests, beside its own script, before the swap. */
  requests: number | null;
  swapped: string;
  errors: readonly string[];
}>;

/** `delay` is per request, in milliseconds; `rate` slows the page's CPU. */
export type Condition = Readonly<{ id: 'desktop' | 'phone'; delay: number; rate: number }>;

/** The two that are measured. */
export const CONDITIONS: readonly Condition[] = [
  { id: 'desktop', delay: 20, rate: 1 },
  { id: 'phone', delay: 80, rate: 4 },
];

/** Said where a first visit leaves nothing that a second could build on. */
export const UNFINISHED = 'the first visit did not come to its end within 30 s';

type Sample = Readonly<{
  at: Record<string, number | undefined>;
  shift: number;
  task: number;
  requests: number;
  errors: readonly string[];
}>;

/** Milliseconds between two clicks. */
const CLICKS = 100;

/** Swaps the hero in every way, `loads` times in turn, each in a fresh profile. */
export async function measureFirstPaint(
  bench: Bench,
  swaps: readonly Swap[],
  { loads, condition }: Readonly<{ loads: number; condition: Condition }>,
): Promise<readonly Swapped[]> {
  const samples = swaps.map((): Sample[] => []);
  const clicks = swaps.map((): number[] => []);
  for (let load = 0; load < loads; load++) {
    for (const [place, swap] of swaps.entries()) {
      samples[place]!.push(await oneSwap(bench, swap, condition));
      clicks[place]!.push(await clickThrough(bench, swap, condition));
    }
  }
  return swaps.map((swap, place) => summary(swap, samples[place]!, clicks[place]!));
}

function summary({ name, still }: Swap, samples: readonly Sample[], clicks: readonly number[]): Swapped {
  const middle = (read: (sample: Sample) => number | undefined) => {
    const value = median(samples.map(read));
    return value === undefined ? null : rounded(value, 0);
  };
  const paintOf = ({ at }: Sample) => at['first-contentful-paint'];
  const since = (from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined ? undefined : to - from;
  const shift = median(samples.map((sample) => sample.shift));
  const swapped = samples.filter(({ at }) => at['swap'] !== undefined).length;
  return {
    name,
    paint: middle(paintOf),
    largest: middle(({ at }) => at['largest-contentful-paint']),
    task: middle(({ task }) => task),
    click: median(clicks) ?? null,
    toSwap: middle(({ at }) => since(at['init'], at['swap'])),
    seen: middle((sample) => {
      const late = since(paintOf(sample), sample.at['swap']);
      return late === undefined ? undefined : Math.max(0, late);
    }),
    shift: shift === undefined ? null : rounded(shift, 3),
    hidden: middle(({ at }) => since(at['hide'], at['show'] ?? Infinity) ?? 0),
    requests: middle((sample) => (still ? undefined : sample.requests)),
    swapped: still ? 'nothing to swap' : `${swapped}/${samples.length}`,
    errors: [...new Set(samples.flatMap(({ errors }) => errors))],
  };
}

/** A page of somebody who has been here before, or has not, in a fresh profile. */
async function arrive(bench: Bench, swap: Swap, { delay, rate }: Condition): Promise<Tab> {
  const { shop } = bench;
  const head = at(shop.origin, swap.head);
  const tab = await openTab(bench, rate);
  const { page } = tab;
  if (swap.returning) {
    shop.show(head);
    await page.goto(`${shop.origin}/shop`);
    const done = page.waitForFunction(swap.returning, null, { timeout: 30_000 });
    await done.catch(() => tab.errors.push(UNFINISHED));
    // what the first visit has to keep is kept a moment after its answer
    await page.waitForTimeout(500);
  }
  shop.show(head, { page: delay, script: delay, api: delay });
  return tab;
}

const restOf = ({ rate }: Condition) => (rate > 1 ? 900 : 500);

async function oneSwap(bench: Bench, swap: Swap, condition: Condition): Promise<Sample> {
  const { shop } = bench;
  const tab = await arrive(bench, swap, condition);
  const { page } = tab;
  await page.goto(`${shop.origin}/shop`, { waitUntil: 'load' });
  const swapped = () => page.waitForFunction(() => benchNotes.at['swap'], null, { timeout: 5000 });
  // one that never comes is counted below
  if (!swap.still) await swapped().catch(() => undefined);
  await page.waitForTimeout(restOf(condition));
  const notes = await page.evaluate(() => ({ ...benchNotes, origin: performance.timeOrigin }));
  const until = notes.origin + (notes.at['swap'] ?? Infinity);
  const sample: Sample = {
    at: notes.at,
    shift: notes.shifts.reduce((sum, { value, byShopper }) => sum + (byShopper ? 0 : value), 0),
    task: Math.max(0, ...notes.tasks),
    requests: shop.requests().filter((one) => one.at < until && one.path !== swap.file).length,
    errors: tab.errors,
  };
  await tab.close();
  return sample;
}

/** Clicks on what does nothing, again and again, from the first paint on: a click ends what counts as the largest paint, so in a load of its own. */
async function clickThrough(bench: Bench, swap: Swap, condition: Condition): Promise<number> {
  const tab = await arrive(bench, swap, condition);
  const { page } = tab;
  await page.goto(`${bench.shop.origin}/shop`, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.benchNotes?.at['first-contentful-paint']);
  for (const end = Date.now() + 3 * restOf(condition); Date.now() < end; await page.waitForTimeout(CLICKS))
    await page.mouse.click(400, 30);
  const slowest = await page.evaluate(() => Math.max(0, ...benchNotes.clicks));
  await tab.close();
  return slowest;
}
