import type { Contestant } from '../contestant.js';
import { median, rounded } from '../median.js';
import { openTab, type Bench } from '../pages/open-bench.js';
import { evaluateScript, fetchScript, runInit } from './load-contestant.js';

/** Milliseconds of main-thread CPU, less the page alone: evaluation, the call that starts it, and all until 1.5 s later. */
export type StartUp = Readonly<{
  id: string;
  name: string;
  evaluation: number;
  init: number;
  total: number;
  /** Wall time of evaluation and init. */
  wall: number;
  /** Requests after its own script. */
  requests: number;
  /** Kilobytes that the page's JavaScript holds afterwards. */
  heap: number;
  errors: readonly string[];
}>;

type Sample = Omit<StartUp, 'id' | 'name'>;

const PAUSE = 1500;

/** Starts every contestant `loads` times, in turn, each in a fresh profile; the first is the page alone. */
export async function measureStartUp(
  bench: Bench,
  contestants: readonly Contestant[],
  loads: number,
): Promise<readonly StartUp[]> {
  const samples = contestants.map((): Sample[] => []);
  for (let load = 0; load < loads; load++) {
    for (const [place, contestant] of contestants.entries()) samples[place]!.push(await oneStart(bench, contestant));
  }
  const middle = (place: number, key: Exclude<keyof Sample, 'errors'>) =>
    median(samples[place]!.map((one) => one[key])) ?? 0;
  return contestants.map(({ id, name }, place) => {
    const above = (key: 'evaluation' | 'init' | 'total' | 'heap') => rounded(middle(place, key) - middle(0, key));
    return {
      id,
      name,
      evaluation: above('evaluation'),
      init: above('init'),
      total: above('total'),
      wall: rounded(middle(place, 'wall')),
      requests: middle(place, 'requests'),
      heap: Math.round(above('heap')),
      errors: [...new Set(samples[place]!.flatMap(({ errors }) => errors))],
    };
  });
}

async function oneStart(bench: Bench, contestant: Contestant): Promise<Sample> {
  const { shop } = bench;
  shop.show(contestant.head);
  const tab = await openTab(bench);
  await tab.page.goto(`${shop.origin}/shop`);
  await fetchScript(tab, contestant);
  await tab.page.waitForTimeout(150);
  const asked = shop.requests().length;
  const heap = await tab.heap();
  const cpu = [await tab.cpu()];
  const wall = [await evaluateScript(tab, bench, contestant)];
  cpu.push(await tab.cpu());
  wall.push(await runInit(tab, bench, contestant.init));
  cpu.push(await tab.cpu());
  await tab.page.waitForTimeout(PAUSE);
  cpu.push(await tab.cpu());
  const sample: Sample = {
    evaluation: cpu[1]! - cpu[0]!,
    init: cpu[2]! - cpu[1]!,
    total: cpu[3]! - cpu[0]!,
    wall: wall[0]! + wall[1]!,
    requests: shop.requests().length - asked,
    heap: (await tab.heap()) - heap,
    errors: tab.errors,
  };
  await tab.close();
  return sample;
}
