import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ConsentState } from '../../src/consent/capability.js';
import { changeConfig } from './change-config.js';
import { eachVisitor } from './each-visitor.js';
import { storedBy, type Stage, type Visitor } from './launch.js';
import { until } from './shop.js';

let stage: Stage;
let visitor: Visitor;
eachVisitor((its, one) => {
  [stage, visitor] = [its, one];
});

const YES = { persist: 'granted', personalize: 'granted', measure: 'granted' } as const;
const NO = { persist: 'denied', personalize: 'denied', measure: 'denied' } as const;
const CLOSED = { words: 'The same for everybody', outlook: false, problems: [], workers: 0, databases: [] };

const set = (page: Page, patch: Partial<ConsentState>) =>
  page.evaluate((given) => globalThis.vitrine.consent.set(given), patch);

/** The callback example, in a tab of its own. */
async function openTab(): Promise<Page> {
  const page = await visitor.context.newPage();
  await page.goto(`${stage.url}/04-consent-callback/`);
  await until(page, () => !!globalThis.vitrine && !Array.isArray(globalThis.vitrine));
  return page;
}

const isSwapped = () => document.querySelector('h1')!.textContent !== 'The same for everybody';

async function openGranted(): Promise<Page> {
  const page = await openTab();
  await set(page, YES);
  await until(page, isSwapped);
  await until(page, () => globalThis.vitrine.outlook.get()?.models === 'ready');
  return page;
}

const stateOf = async (page: Page) => ({
  ...(await page.evaluate(() => ({
    words: document.querySelector('h1')!.textContent,
    outlook: !!globalThis.vitrine.outlook.get(),
    problems: globalThis.vitrine.problems.get().map(({ code }) => code),
  }))),
  workers: page.workers().length,
  databases: (await storedBy(page)).databases,
});

const delay = (pattern: string, ms: number) =>
  visitor.context.route(pattern, async (route) => {
    await new Promise((next) => setTimeout(next, ms));
    // the page may have let go of it meanwhile
    await route.continue().catch(() => undefined);
  });

const itemsOf = (page: Page) =>
  page.evaluate(async () =>
    (await globalThis.vitrine.inspect())!.events.flatMap(
      ({ params }) => params.items?.map((item) => item.item_id) ?? [],
    ),
  );

describe('a withdrawal', () => {
  it.each(['vitrine.page.js', 'vitrine.worker.js', 'models/manifest.json', 'ort/*.wasm'])(
    'while %s loads leaves nothing behind and asks for nothing more',
    async (file) => {
      if (file.startsWith('ort')) await changeConfig(visitor.context, { runtime: 'ort' });
      await delay(`**/vitrine/${file}`, 600);
      const page = await openTab();
      await set(page, YES);
      await page.waitForTimeout(400);
      await set(page, NO);
      const asked = visitor.requests.length;
      await page.waitForTimeout(1500);
      expect(await stateOf(page)).toEqual(CLOSED);
      expect(visitor.requests.slice(asked)).toEqual([]);
      expect(visitor.errors).toEqual([]);
    },
  );

  it('at any moment of the start leaves nothing behind', async () => {
    for (let ms = 0; ms <= 160; ms += 20) {
      const page = await openTab();
      await set(page, YES);
      await page.waitForTimeout(ms);
      await set(page, NO);
      await page.waitForTimeout(400);
      expect(await stateOf(page), `${ms} ms after the grant`).toEqual(CLOSED);
      await page.close();
    }
  });

  it('in a burst of events is the last word: no late outlook, no open call, and soon empty stores', async () => {
    const page = await openGranted();
    const after = await page.evaluate(async (no) => {
      const track = (n: number) => globalThis.vitrine.track('view_item', { items: [{ item_id: `item-${n}` }] });
      for (let n = 0; n < 400; n++) {
        track(n);
        if (n % 20 === 0) await new Promise((next) => setTimeout(next, 3));
      }
      const asked = globalThis.vitrine.inspect();
      await new Promise((next) => setTimeout(next, 20));
      const seen: boolean[] = [];
      globalThis.vitrine.consent.set(no);
      globalThis.vitrine.outlook.subscribe((outlook) => seen.push(!!outlook));
      const start = performance.now();
      await asked;
      const answered = performance.now() - start;
      while ((await indexedDB.databases()).length && performance.now() - start < 2000)
        await new Promise((next) => setTimeout(next, 5));
      return { seen, answered, emptied: performance.now() - start };
    }, NO);
    expect(after.seen).toEqual([]);
    expect(after.answered).toBeLessThan(200);
    expect(after.emptied).toBeLessThan(500);
    expect(await stateOf(page)).toEqual(CLOSED);
  });

  it('is complete though a subscriber of the shop throws and the line to other tabs is broken', async () => {
    const page = await openGranted();
    const thrown = await page.evaluate((no) => {
      globalThis.vitrine.decisions.subscribe(() => {
        throw new Error('of the shop');
      });
      BroadcastChannel.prototype.postMessage = () => {
        throw new DOMException('broken', 'InvalidStateError');
      };
      try {
        globalThis.vitrine.consent.set(no);
        return 'nothing';
      } catch (cause) {
        return String(cause);
      }
    }, NO);
    expect(thrown).toBe('nothing');
    await expect.poll(() => stateOf(page)).toEqual(CLOSED);
    expect(visitor.errors).toEqual(['Error: of the shop']);
  });

  it('reaches the other tabs from one in which nothing was open', async () => {
    const [granted, idle] = [await openGranted(), await openTab()];
    // until it has nothing left to write: a write would find out by itself
    await idle.waitForTimeout(2000);
    await set(idle, NO);
    await expect.poll(() => stateOf(granted), { timeout: 500 }).toEqual(CLOSED);
  });

  it('reaches a tab that is still loading', async () => {
    const granted = await openGranted();
    await delay('**/vitrine/vitrine.page.js', 500);
    const loading = await openTab();
    await set(loading, YES);
    await loading.waitForTimeout(100);
    await set(granted, NO);
    await loading.waitForTimeout(1500);
    expect(await stateOf(loading)).toEqual(CLOSED);
  });

  it('takes nothing of a new grant that follows at once, however late a busy tab hears of it', async () => {
    const [page, busy] = [await openGranted(), await openGranted()];
    const grantOf = async () => {
      const { meta } = (await page.evaluate(() => globalThis.vitrine.inspect()))!;
      return (meta!['head'] as { grant: string }).grant;
    };
    const before = await grantOf();
    const blocked = busy.evaluate(() => {
      const end = performance.now() + 600;
      while (performance.now() < end);
    });
    await page.evaluate(
      ([no, yes]) => {
        globalThis.vitrine.consent.set(no);
        globalThis.vitrine.consent.set(yes);
      },
      [NO, YES] as const,
    );
    await blocked;
    await busy.waitForTimeout(1000);
    expect(await page.evaluate(() => globalThis.vitrine.outlook.get()?.memory)).toBe('stored');
    expect(await grantOf()).not.toBe(before);
    expect(await stateOf(busy)).toMatchObject({ words: CLOSED.words, outlook: false, workers: 0 });
    expect(await busy.evaluate(() => globalThis.vitrine.consent.get().personalize)).toBe('unknown');
  });

  it('of persist alone goes on in memory, in every tab', async () => {
    const tabs = [await openGranted(), await openGranted()];
    await set(tabs[0]!, { persist: 'denied' });
    for (const tab of tabs) {
      await until(tab, () => globalThis.vitrine.outlook.get()?.memory === 'memory');
      expect((await storedBy(tab)).databases).toEqual([]);
    }
  });

  it('and a no before it are not undone by what the data layer still holds', async () => {
    const page = await openTab();
    const push = (id: string) =>
      page.evaluate((item_id) => {
        const shop = globalThis as { dataLayer?: unknown[] };
        (shop.dataLayer ??= []).push({ event: 'view_item', ecommerce: { items: [{ item_id }] } });
      }, id);
    await push('before');
    await set(page, NO);
    await push('while denied');
    await set(page, YES);
    await until(page, () => !!globalThis.vitrine.outlook.get());
    await push('after');
    await expect.poll(() => itemsOf(page), { timeout: 5000 }).toEqual(['after']);
    await set(page, NO);
    await set(page, YES);
    await until(page, () => !!globalThis.vitrine.outlook.get());
    await page.waitForTimeout(1200);
    expect(await itemsOf(page)).toEqual([]);
  });
});

describe('erase()', () => {
  it('starts every tab afresh, from whichever it is called', async () => {
    const [granted, idle] = [await openGranted(), await openTab()];
    await granted.evaluate(() => globalThis.vitrine.track('view_item', { items: [{ item_id: 'seen' }] }));
    await expect.poll(() => itemsOf(granted)).toEqual(['seen']);
    for (const tab of [idle, granted]) {
      expect(await tab.evaluate(() => globalThis.vitrine.erase())).toBe(true);
      await until(granted, () => globalThis.vitrine.outlook.get()?.models === 'ready');
      expect(await itemsOf(granted)).toEqual([]);
      expect(await granted.evaluate(() => globalThis.vitrine.consent.get().personalize)).toBe('granted');
    }
  });

  it('after stop() empties the stores and opens nothing', async () => {
    const page = await openGranted();
    await page.evaluate(() => globalThis.vitrine.stop());
    expect(await page.evaluate(() => globalThis.vitrine.erase())).toBe(true);
    await page.waitForTimeout(800);
    expect(await stateOf(page)).toEqual(CLOSED);
  });
});
