import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { openStage, openVisitor, type Stage, type Visitor } from '../launch.js';
import { until } from '../shop.js';
import { ALL, GRANT, pageOf, serveSlots } from './serve-slots.js';

declare global {
  /** Each change within a slot, and whether a transition ran then. */
  var writes: { words: string | null; running: boolean }[];
  /** The transition that runs, until the test ends it. */
  var transition: ViewTransition | undefined;
}

/** It moves until the test ends it. */
const STYLE = `<style>
@view-transition { navigation: auto }
::view-transition-group(*), ::view-transition-old(*), ::view-transition-new(*) { animation-duration: 120s }
</style>`;
const WATCH = `<script>
writes = [];
addEventListener('pagereveal', (event) => { transition = event.viewTransition ?? undefined; });
new MutationObserver(() => writes.push({
  words: document.querySelector('h1')?.textContent,
  running: !!document.activeViewTransition,
})).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
</script>`;
const SLOTS = { slots: { hero: { live: true, variants: { all: ALL } } } };
const BODY = '<section data-vitrine-slot="hero"><h1>For everybody</h1></section><a href="/next">Next</a>';

let stage: Stage;
let shop: Awaited<ReturnType<typeof serveSlots>>;
let visitor: Visitor;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
  shop = await serveSlots({
    '/': pageOf(SLOTS, BODY, STYLE + WATCH),
    '/next': pageOf(SLOTS, BODY, STYLE + WATCH + GRANT).replace('<title>Shop', '<title>Next'),
  });
});
afterAll(async () => {
  await stage?.close();
  shop?.close();
});
beforeEach(async () => {
  visitor = await openVisitor(stage);
  page = visitor.page;
  await page.goto(shop.url);
  await until(page, () => !!globalThis.vitrine?.consent);
});
afterEach(() => visitor.context.close());

const grant = (): Promise<void> =>
  page.evaluate(() => globalThis.vitrine.consent.set({ persist: 'granted', personalize: 'granted' }));
const isDecided = (): boolean => !!globalThis.vitrine?.outlook?.get()?.decisions.length;
const isShown = (): boolean => document.querySelector('h1')!.textContent === 'For you';

/** How the page stands when a decision has had all the time that it wants. */
async function whenDecided() {
  await until(page, isDecided);
  await page.waitForTimeout(500);
  return page.evaluate(() => ({
    words: document.querySelector('h1')!.textContent,
    running: document.documentElement.matches(':active-view-transition'),
  }));
}
const WAITING = { words: 'For everybody', running: true };

/** Whether a transition ran, for each write of Vitrine's, once it has shown what was decided. */
async function whenEnded(): Promise<ReadonlySet<boolean>> {
  await page.evaluate(() => globalThis.transition!.skipTransition());
  await until(page, isShown);
  const writes = await page.evaluate(() => globalThis.writes.filter(({ words }) => words === 'For you'));
  return new Set(writes.map(({ running }) => running));
}
const AFTER = new Set([false]);

describe('a decision that comes in a view transition is shown when that is finished', () => {
  it('while its pictures move', async () => {
    await page.evaluate(async () => {
      globalThis.transition = document.startViewTransition(() => document.body.append('moved'));
      await globalThis.transition.ready;
    });
    await grant();
    expect(await whenDecided()).toEqual(WAITING);
    expect(await whenEnded()).toEqual(AFTER);
    expect(visitor.errors).toEqual([]);
  });

  it('while the page still makes the new state', async () => {
    await page.evaluate(async () => {
      await new Promise<void>((begun) => {
        globalThis.transition = document.startViewTransition(async () => {
          begun();
          // the browser gives up after four seconds
          await new Promise((later) => setTimeout(later, 2000));
        });
        // it may be ended before its pictures are there
        globalThis.transition.ready.catch(() => undefined);
      });
    });
    await grant();
    expect(await whenDecided()).toEqual(WAITING);
    expect(await whenEnded()).toEqual(AFTER);
    expect(visitor.errors).toEqual([]);
  });

  it('on a page that was come to by one', async () => {
    await page.evaluate(() => document.querySelector('a')!.click());
    // while a page changes, none can be asked
    await expect.poll(() => page.title(), { timeout: 10_000 }).toBe('Next');
    await until(page, () => !!globalThis.transition);
    expect(await whenDecided()).toEqual(WAITING);
    expect(await whenEnded()).toEqual(AFTER);
    expect(visitor.errors).toEqual([]);
  });
});

it('a withdrawal is heeded at once, whatever moves', async () => {
  await grant();
  await until(page, isShown);
  const words = await page.evaluate(async () => {
    globalThis.transition = document.startViewTransition(() => undefined);
    await globalThis.transition.ready;
    globalThis.vitrine.consent.set({ persist: 'denied', personalize: 'denied' });
    return document.querySelector('h1')!.textContent;
  });
  expect(words).toBe('For everybody');
});

it('no element is given a name for transitions', async () => {
  await grant();
  await until(page, isShown);
  const names = await page.evaluate(() =>
    [...document.querySelectorAll('*')].map((one) => getComputedStyle(one).viewTransitionName),
  );
  expect(new Set(names)).toEqual(new Set(['root', 'none']));
});
