import type { Worker } from 'playwright-core';
import { openTab, type Bench, type Tab } from '../pages/open-bench.js';
import { beforeConsent, stubHead, TAG, withConsent } from '../vitrine.js';

/** Counts that do not depend on the machine: what Vitrine asks for, and what an event sets in motion. */
export type Operations = Readonly<Record<string, number>>;

/** The page counts the first and the last, the worker the others. */
type Counts = { messages: number; answers: number; transactions: number; toTabs: number; storage: number };

declare global {
  var benchCounts: Counts;
}

/** As long as the shop's own: a swap that shifts the page would spend the governor's budget, and less would happen then. */
const TITLE = 'Old shoes';
const APART = 10;
const TOGETHER = 100;
/** Milliseconds without a count after which nothing follows any more: twice as long as anything in Vitrine waits. */
const REST = 700;

/**
 * Counts requests before and with consent, then what events set in motion, apart and together: messages, transactions of IndexedDB, and
 * accesses to localStorage. A variant is on the page; `stub` is the text of vitrine.stub.js.
 */
export async function countOperations(bench: Bench, stub: string): Promise<Operations> {
  const before = await requestsBeforeConsent(bench);
  const { tab, worker, requests } = await openWithConsent(bench, stub);
  const apart = await counted(tab, worker, async () => {
    for (let event = 0; event < APART; event++) await trackAndWait(tab, worker, 1);
  });
  const together = await counted(tab, worker, () => trackAndWait(tab, worker, TOGETHER));
  await tab.close();
  return {
    'requests, before consent': before,
    'requests, from consent until all is quiet': requests,
    ...named(apart, `${APART} events apart`),
    ...named(together, `${TOGETHER} events together`),
  };
}

const named = ({ messages, answers, transactions, toTabs, storage }: Counts, when: string): Operations => ({
  [`messages to the worker, ${when}`]: messages,
  [`messages from the worker, ${when}`]: answers,
  [`messages from tab to tab, ${when}`]: toTabs,
  [`IndexedDB transactions, ${when}`]: transactions,
  [`accesses to localStorage, ${when}`]: storage,
});

const own = (path: string) => path !== '/vitrine/vitrine.js';

async function requestsBeforeConsent(bench: Bench): Promise<number> {
  bench.shop.show(beforeConsent.head! + TAG);
  const tab = await openTab(bench);
  await tab.page.goto(`${bench.shop.origin}/shop`);
  await tab.page.waitForTimeout(1000);
  await tab.close();
  return bench.shop.requests().filter(({ path }) => own(path)).length;
}

type Opened = Readonly<{ tab: Tab; worker: Worker; requests: number }>;

async function openWithConsent(bench: Bench, stub: string): Promise<Opened> {
  bench.shop.show(stubHead(stub, TITLE));
  const tab = await openTab(bench);
  const { page, context } = tab;
  await context.addInitScript(countInPage);
  await page.goto(`${bench.shop.origin}/shop`);
  await page.waitForFunction(withConsent.ready!, null, { timeout: 30_000 });
  const worker = page.workers()[0];
  if (!worker) throw new Error('Vitrine runs without a worker here: see vitrine.problems');
  await worker.evaluate(countInWorker);
  // what follows the first answers: the variant is seen, and the governor has looked
  await page.waitForTimeout(2500);
  const { storage } = await atRest(tab, worker);
  if (!storage) throw new Error('The stub’s own look into localStorage was not counted: the count cannot be trusted.');
  return { tab, worker, requests: bench.shop.requests().filter(({ path }) => own(path)).length };
}

/** In the page, before anything else: every message to a worker, and whoever takes hold of localStorage. */
function countInPage(): void {
  globalThis.benchCounts = { messages: 0, answers: 0, transactions: 0, toTabs: 0, storage: 0 };
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (this: Worker, ...args: unknown[]) {
    benchCounts.messages++;
    return Reflect.apply(postMessage, this, args);
  };
  const { postMessage: tell } = BroadcastChannel.prototype;
  BroadcastChannel.prototype.postMessage = function (this: BroadcastChannel, ...args: unknown[]) {
    benchCounts.toTabs++;
    return Reflect.apply(tell, this, args);
  };
  const storage = globalThis.localStorage;
  Object.defineProperty(globalThis, 'localStorage', {
    get() {
      benchCounts.storage++;
      return storage;
    },
  });
  for (const name of ['getItem', 'setItem', 'removeItem'] as const) {
    const real = Storage.prototype[name] as (...args: unknown[]) => unknown;
    Storage.prototype[name] = function (this: Storage, ...args: unknown[]) {
      benchCounts.storage++;
      return Reflect.apply(real, this, args) as never;
    };
  }
}

/** In the worker: every message to the page and to other tabs, and every transaction. */
function countInWorker(): void {
  globalThis.benchCounts = { messages: 0, answers: 0, transactions: 0, toTabs: 0, storage: 0 };
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: unknown[]) {
    benchCounts.transactions++;
    return Reflect.apply(transaction, this, args);
  };
  // a loop, since a named function would bring a helper of tsx that the worker does not have
  for (const target of [globalThis, MessagePort.prototype, BroadcastChannel.prototype]) {
    const post = target.postMessage as (...args: unknown[]) => void;
    const what = target === BroadcastChannel.prototype ? 'toTabs' : 'answers';
    target.postMessage = function (this: unknown, ...args: unknown[]) {
      benchCounts[what]++;
      return Reflect.apply(post, this, args);
    };
  }
}

async function read({ page }: Tab, worker: Worker): Promise<Counts> {
  const inPage = await page.evaluate(() => ({ ...benchCounts }));
  const inWorker = await worker.evaluate(() => ({ ...benchCounts }));
  const { messages, storage } = inPage;
  return { ...inWorker, messages, storage, toTabs: inPage.toTabs + inWorker.toTabs };
}

async function atRest(tab: Tab, worker: Worker): Promise<Counts> {
  for (let before = ''; ;) {
    const now = await read(tab, worker);
    if (JSON.stringify(now) === before) return now;
    before = JSON.stringify(now);
    await tab.page.waitForTimeout(REST);
  }
}

async function counted(tab: Tab, worker: Worker, work: () => Promise<unknown>): Promise<Counts> {
  const start = await read(tab, worker);
  await work();
  const end = await read(tab, worker);
  const since = Object.entries(end).map(([what, count]) => [what, count - start[what as keyof Counts]] as const);
  return Object.fromEntries(since) as Counts;
}

/** Records events in one task and waits until all are folded in and nothing follows. */
async function trackAndWait(tab: Tab, worker: Worker, events: number): Promise<void> {
  const { page } = tab;
  const seq = await page.evaluate((count) => {
    const now = globalThis.vitrine.outlook.get()?.seq ?? 0;
    for (let n = 0; n < count; n++) globalThis.vitrine.track('view_item', { items: [{ item_id: `sku-${n}` }] });
    return now;
  }, events);
  const folded = (goal: number) => (globalThis.vitrine.outlook.get()?.seq ?? 0) >= goal;
  await page.waitForFunction(folded, seq + events, { timeout: 20_000 });
  await atRest(tab, worker);
}
