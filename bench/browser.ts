import type { CDPSession } from 'playwright-core';
import { openStage, openVisitor, type Stage } from '../test/e2e/launch.js';
import { openShop } from '../test/e2e/shop.js';

/** tsx keeps the names of functions through a helper that a page does not have. */
const KEEP_NAMES = 'globalThis.__name = (named) => named';

/** Milliseconds from the click on the banner. */
export type FirstDecision = Readonly<{ byRules: number; byModel: number }>;

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** From consent to the first outlook, and to the first one that the models made; median of `runs` fresh profiles. */
export async function timeFirstDecision(runs: number): Promise<FirstDecision> {
  const stage = await openStage();
  const times: FirstDecision[] = [];
  for (let run = 0; run < runs; run++) times.push(await oneFirstDecision(stage));
  await stage.close();
  return { byRules: median(times.map((one) => one.byRules)), byModel: median(times.map((one) => one.byModel)) };
}

async function oneFirstDecision(stage: Stage): Promise<FirstDecision> {
  const { page, context } = await openVisitor(stage);
  await context.addInitScript(KEEP_NAMES);
  const shop = openShop(page, stage.url);
  await shop.go('/');
  await page.evaluate(() => {
    globalThis.vitrine.consent.subscribe(({ personalize }) => personalize === 'granted' && performance.mark('granted'));
    globalThis.vitrine.outlook.subscribe((outlook) => {
      if (outlook) performance.mark(outlook.models === 'ready' ? 'by-model' : 'by-rules');
    });
  });
  await shop.accept();
  await shop.modelsSettled();
  const times = await page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0]!.startTime;
    return { byRules: at('by-rules') - at('granted'), byModel: at('by-model') - at('granted') };
  });
  await context.close();
  return times;
}

/** Main-thread CPU per event, microseconds: `paced` is what a shopper does, `call` the synchronous part of `track()` in a burst. */
export type EventCost = Readonly<{ paced: number; call: number }>;

/** Measures `track()` on the demo shop while the worker keeps and scores every event. */
export async function measureEvents(): Promise<EventCost> {
  const stage = await openStage();
  const { page, context } = await openVisitor(stage);
  await context.addInitScript(KEEP_NAMES);
  const shop = openShop(page, stage.url);
  await shop.go('/help');
  await shop.accept();
  await shop.modelsSettled();
  const session = await context.newCDPSession(page);
  // CPU time of the main thread: other work on the machine does not count
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const idle = await cpuOf(session, () => pacedLoop(false));
  const tracked = await cpuOf(session, () => pacedLoop(true));
  const call = await page.evaluate(burst);
  await stage.close();
  return { paced: ((tracked - idle) * 1e6) / EVENTS, call };

  function pacedLoop(tracks: boolean) {
    return page.evaluate(
      async ([events, on]) => {
        for (let n = 0; n < events; n++) {
          if (on) globalThis.vitrine.track('view_item', { items: [{ item_id: `P${n % 20}`, price: 10 }] });
          await new Promise((next) => setTimeout(next, 10));
        }
        await new Promise((next) => setTimeout(next, 1000));
      },
      [EVENTS, tracks] as const,
    );
  }
}

const EVENTS = 200;

async function cpuOf(session: CDPSession, work: () => Promise<unknown>): Promise<number> {
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value;
  };
  const before = await read();
  await work();
  return (await read()) - before;
}

async function burst(): Promise<number> {
  const calls: number[] = [];
  for (let round = 0; round < 20; round++) {
    const start = performance.now();
    for (let n = 0; n < 100; n++)
      globalThis.vitrine.track('view_item', { items: [{ item_id: `P${n % 20}`, price: 10 }] });
    calls.push((performance.now() - start) * 10);
    await new Promise((next) => setTimeout(next, 0));
  }
  return calls.toSorted((a, b) => a - b)[10]!;
}
