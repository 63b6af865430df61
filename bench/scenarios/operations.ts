import type { Worker } from 'playwright-core';
import { openTab, type Bench, type Tab } from '../pages/open-bench.js';
import { beforeConsent, withConsent } from '../vitrine.js';

/** Counts that do not depend on the machine: what Vitrine asks for, and what an event sets in motion. */
export type Operations = Readonly<Record<string, number>>;

type Counts = { messages: number; answers: number; transactions: number };

declare global {
  var benchCounts: Counts;
}

const APART = 20;
const TOGETHER = 100;

/** Counts requests before and with consent, then messages and IndexedDB transactions for events apart and together. */
export async function countOperations(bench: Bench): Promise<Operations> {
  const before = await requestsOf(bench, beforeConsent.head!, 1000);
  const { tab, worker, requests } = await openWithConsent(bench);
  const apart = await counted(tab, worker, async () => {
    for (let event = 0; event < APART; event++) await trackAndWait(tab, 1);
  });
  const together = await counted(tab, worker, () => trackAndWait(tab, TOGETHER));
  await tab.close();
  return {
    'requests, before consent': before,
    'requests, consent to first model-based decision': requests,
    [`messages to the worker, ${APART} events apart`]: apart.messages,
    [`messages from the worker, ${APART} events apart`]: apart.answers,
    [`IndexedDB transactions, ${APART} events apart`]: apart.transactions,
    [`messages to the worker, ${TOGETHER} events together`]: together.messages,
    [`messages from the worker, ${TOGETHER} events together`]: together.answers,
    [`IndexedDB transactions, ${TOGETHER} events together`]: together.transactions,
  };
}

const TAG = '<script async src="/vitrine/vitrine.js"></script>';
const own = (path: string) => path !== '/vitrine/vitrine.js';

async function requestsOf(bench: Bench, head: string, wait: number): Promise<number> {
  bench.shop.show(head + TAG);
  const tab = await openTab(bench);
  await tab.page.goto(`${bench.shop.origin}/shop`);
  await tab.page.waitForTimeout(wait);
  await tab.close();
  return bench.shop.requests().filter(({ path }) => own(path)).length;
}

async function openWithConsent(bench: Bench): Promise<Readonly<{ tab: Tab; worker: Worker; requests: number }>> {
  bench.shop.show(withConsent.head! + TAG);
  const tab = await openTab(bench);
  await tab.page.goto(`${bench.shop.origin}/shop`);
  await tab.page.evaluate(`vitrine.push(()=>{${withConsent.init}})`);
  await tab.page.waitForFunction(withConsent.ready!, null, { timeout: 30_000 });
  const requests = bench.shop.requests().filter(({ path }) => own(path)).length;
  // what follows the models' first answer
  await tab.page.waitForTimeout(1000);
  const worker = tab.page.workers()[0];
  if (!worker) throw new Error('Vitrine runs without a worker here: see vitrine.problems');
  await tab.page.evaluate(countMessages);
  await worker.evaluate(countInWorker);
  return { tab, worker, requests };
}

/** In the page: every message to the worker. */
function countMessages(): void {
  globalThis.benchCounts = { messages: 0, answers: 0, transactions: 0 };
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (this: Worker, ...args: unknown[]) {
    benchCounts.messages++;
    return Reflect.apply(postMessage, this, args);
  };
}

/** In the worker: every message to the page, and every transaction. */
function countInWorker(): void {
  globalThis.benchCounts = { messages: 0, answers: 0, transactions: 0 };
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: unknown[]) {
    benchCounts.transactions++;
    return Reflect.apply(transaction, this, args);
  };
  for (const target of [MessagePort.prototype, globalThis]) {
    const post = target.postMessage as (...args: unknown[]) => void;
    target.postMessage = function (this: unknown, ...args: unknown[]) {
      benchCounts.answers++;
      return Reflect.apply(post, this, args);
    };
  }
}

async function counted({ page }: Tab, worker: Worker, work: () => Promise<void>): Promise<Counts> {
  const read = async () => {
    const inPage = await page.evaluate(() => ({ ...benchCounts }));
    const inWorker = await worker.evaluate(() => ({ ...benchCounts }));
    return { ...inWorker, messages: inPage.messages };
  };
  const start = await read();
  await work();
  const end = await read();
  return {
    messages: end.messages - start.messages,
    answers: end.answers - start.answers,
    transactions: end.transactions - start.transactions,
  };
}

/** Records events in one task and waits until all are folded in, and a moment for what comes after. */
async function trackAndWait({ page }: Tab, events: number): Promise<void> {
  const seq = await page.evaluate((count) => {
    const now = globalThis.vitrine.outlook.get()?.seq ?? 0;
    for (let n = 0; n < count; n++) globalThis.vitrine.track('view_item', { items: [{ item_id: `sku-${n}` }] });
    return now;
  }, events);
  const folded = (goal: number) => (globalThis.vitrine.outlook.get()?.seq ?? 0) >= goal;
  await page.waitForFunction(folded, seq + events, { timeout: 20_000 });
  await page.waitForTimeout(120);
}
