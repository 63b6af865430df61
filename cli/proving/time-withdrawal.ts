import type { Page } from 'playwright-core';
import type { Vitrine } from '../../src/vitrine.js';
import type { TabAct } from './open-watched.js';
import type { Timings } from './proof.js';

/** What the page notes for itself while consent is withdrawn. */
export type Noted = { clicked?: number; told?: number; sameTask?: boolean; done?: number };

/** How long is waited for empty stores, milliseconds. */
export const WAITED = 3000;

/** What a click and the word that follows it may lie apart and still be one, milliseconds. */
const SAME = 50;

/** Takes consent back in the first tab and measures, by the clock of the pages, how long everything takes. `withdraw` does it. */
export async function timeWithdrawal(
  page: Page,
  withdraw: () => Promise<void>,
  actsOf: (tab: number) => readonly TabAct[],
): Promise<Timings & { at: number }> {
  const before = Date.now();
  await page.evaluate(prepare);
  // the consent manager may load the page anew
  const emptying = page.evaluate(untilEmpty, WAITED).catch(() => null);
  await withdraw();
  await page.evaluate(conclude).catch(() => undefined);
  const empty = await emptying;
  await page.waitForTimeout(WAITED / 3);
  const noted = await page
    .evaluate(() => (globalThis as unknown as { vitrineNoted?: Noted }).vitrineNoted)
    .catch(() => undefined);
  const from = noted?.clicked ?? before;
  // a consent manager may take its time; where it does not, Vitrine has acted by the time that it is noted here
  const at = noted?.told !== undefined && noted.told - from > SAME ? noted.told : from;
  const ended = (tab: number): number | null => {
    const end = actsOf(tab).find(({ kind, place, at: when }) => kind === 'end' && ENDS.has(place) && when >= from);
    return end ? Math.max(0, end.at - at) : null;
  };
  return {
    at,
    sameTask: noted?.sameTask,
    emptied: empty === null ? null : empty - at,
    closedHere: ended(1),
    closedElsewhere: ended(2),
  };
}

const ENDS: ReadonlySet<string> = new Set(['Worker', 'BroadcastChannel']);

/** Runs in the page: notes when a click or the instance tells of the withdrawal. */
function prepare(): void {
  const now = () => performance.timeOrigin + performance.now();
  const noted: Noted = {};
  const shown = globalThis as unknown as { vitrine?: Vitrine; vitrineNoted: Noted };
  shown.vitrineNoted = noted;
  const click = () => {
    if (noted.told === undefined) noted.clicked = now();
  };
  addEventListener('click', click, true);
  if (!shown.vitrine || !('consent' in shown.vitrine)) return;
  const { consent, outlook } = shown.vitrine;
  consent.subscribe((state) => {
    if (noted.told !== undefined || (state.personalize === 'granted' && state.persist === 'granted')) return;
    noted.told = now();
    noted.sameTask = outlook.get() === undefined && localStorage.getItem('vitrine') === null;
  });
}

/** Runs in the page: the shopper has done what there was to do. */
function conclude(): void {
  const { vitrineNoted } = globalThis as unknown as { vitrineNoted: Noted };
  vitrineNoted.done = performance.timeOrigin + performance.now();
}

/** Runs in the page: the time at which the stores are empty once that has been noted; null if they do not become so. */
async function untilEmpty(waited: number): Promise<number | null> {
  const now = () => performance.timeOrigin + performance.now();
  const { vitrineNoted: noted } = globalThis as unknown as { vitrineNoted: Noted };
  const rowsLeft = (): Promise<number> =>
    new Promise((resolve) => {
      const opening = indexedDB.open('vitrine');
      // it has gone since: looking must not make another
      opening.addEventListener('upgradeneeded', () => opening.transaction!.abort());
      opening.addEventListener('error', () => resolve(0));
      opening.addEventListener('success', () => {
        const db = opening.result;
        const stores = [...db.objectStoreNames];
        let rows = 0;
        if (!stores.length) return resolve(db.close() ?? 0);
        const counting = db.transaction(stores);
        for (const store of stores) {
          const count = counting.objectStore(store).count();
          count.addEventListener('success', () => (rows += count.result));
        }
        counting.addEventListener('complete', () => resolve(db.close() ?? rows));
      });
    });
  const isEmpty = async (): Promise<boolean> =>
    localStorage.getItem('vitrine') === null &&
    (!(await indexedDB.databases()).some(({ name }) => name === 'vitrine') || !(await rowsLeft()));
  // several clicks may be one withdrawal, and the shopper takes time between them
  while (noted.done === undefined || now() < noted.done + waited) {
    if ((noted.told ?? noted.clicked) !== undefined && (await isEmpty())) return now();
    await new Promise((next) => setTimeout(next, 5));
  }
  return null;
}
