import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openStage, type Stage } from '../launch.js';
import { until } from '../shop.js';
import { allow, CLOSED, NO, openRuled, set, stateOf } from './open-ruled.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const view = (page: Page, id: string) =>
  page.evaluate((item_id) => globalThis.vitrine.track('view_item', { items: [{ item_id }] }), id);
const itemsOf = (page: Page) =>
  page.evaluate(async () =>
    (await globalThis.vitrine.inspect())!.events.flatMap(({ params }) => params.items?.map((one) => one.item_id) ?? []),
  );
/** Calls `act` and measures until no database is left, milliseconds. */
const emptiedAfter = (page: Page, act: 'deny' | 'wait') =>
  page.evaluate(async (what) => {
    const start = performance.now();
    if (what === 'deny') globalThis.vitrine.consent.set({ persist: 'denied', personalize: 'denied' });
    while ((await indexedDB.databases()).length && performance.now() - start < 3000)
      await new Promise((next) => setTimeout(next, 2));
    return performance.now() - start;
  }, act);

describe('a withdrawal', () => {
  it('rule 13: ends everything in its own task', async () => {
    const shop = await openRuled(stage);
    const page = await shop.tab();
    await allow(page);
    const after = await page.evaluate((no) => {
      globalThis.vitrine.track('view_item', { items: [{ item_id: 'waiting' }] });
      globalThis.vitrine.consent.set(no);
      return {
        words: document.querySelector('h1')!.textContent,
        outlook: globalThis.vitrine.outlook.get(),
        decisions: globalThis.vitrine.decisions.get(),
        state: globalThis.vitrine.consent.get(),
      };
    }, NO);
    expect(after).toMatchObject({ words: CLOSED.words, decisions: [], state: NO });
    expect(after.outlook).toBeUndefined();
    const asked = shop.requests.length;
    await page.waitForTimeout(500);
    expect(page.workers()).toEqual([]);
    expect(shop.requests.slice(asked)).toEqual([]);
    await shop.close();
  });

  it('rule 14: empties the stores within 200 ms here and 500 ms in every other tab', { retry: 2 }, async () => {
    const shop = await openRuled(stage);
    const [page, other] = [await shop.tab(), await shop.tab('/other.html')];
    await allow(page);
    await allow(other);
    for (let n = 0; n < 300; n++) await view(other, `item ${n}`);
    await other.waitForTimeout(500);
    // the clock is the same for both
    const closedAt = other.evaluate(
      () =>
        new Promise<number>((done) => {
          const look = () => (globalThis.vitrine.outlook.get() ? setTimeout(look, 2) : done(Date.now()));
          look();
        }),
    );
    await page.waitForTimeout(300);
    const start = await page.evaluate(() => Date.now());
    expect(await emptiedAfter(page, 'deny')).toBeLessThan(200);
    expect((await closedAt) - start).toBeLessThan(500);
    await expect.poll(() => stateOf(other)).toEqual(CLOSED);
    expect(await stateOf(page)).toEqual(CLOSED);
    await shop.close();
  });

  it('rule 15: and what was in memory: nothing of it comes back with the next grant', async () => {
    const shop = await openRuled(stage);
    const page = await shop.tab();
    await allow(page, { personalize: 'granted' });
    await view(page, 'seen before');
    await expect.poll(() => itemsOf(page)).toEqual(['seen before']);
    await set(page, NO);
    expect(await page.evaluate(() => globalThis.vitrine.inspect())).toBeUndefined();
    await allow(page, { personalize: 'granted' });
    expect(await itemsOf(page)).toEqual([]);
    await shop.close();
  });

  it('rule 16: puts the page back byte for byte', async () => {
    const shop = await openRuled(stage);
    const page = await shop.tab();
    const before = await page.locator('body').evaluate((body) => body.outerHTML);
    await allow(page);
    await set(page, NO);
    expect(await page.locator('body').evaluate((body) => body.outerHTML)).toBe(before);
    await shop.close();
  });

  it('rule 18: is complete though a connection stays open and ignores it, and another tab writes on', async () => {
    const shop = await openRuled(stage);
    const [page, other] = [await shop.tab(), await shop.tab('/other.html')];
    await allow(page);
    await allow(other);
    await page.evaluate(
      () =>
        new Promise<void>((done) => {
          const opening = indexedDB.open('vitrine');
          // it stays, and never closes on versionchange
          opening.onsuccess = () => done(void Object.assign(globalThis, { held: opening.result }));
        }),
    );
    await other.evaluate(() => {
      BroadcastChannel.prototype.postMessage = () => undefined;
      setInterval(() => globalThis.vitrine.track('view_item', { items: [{ item_id: `late ${Math.random()}` }] }), 5);
    });
    await page.evaluate(() => {
      // the other tab hears nothing
      BroadcastChannel.prototype.postMessage = () => undefined;
    });
    await set(page, NO);
    await page.waitForTimeout(1500);
    const left = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          const { held } = globalThis as unknown as { held: IDBDatabase };
          const asked = held.transaction('events').objectStore('events').count();
          asked.onsuccess = () => done(asked.result);
        }),
    );
    expect(left).toBe(0);
    await expect.poll(() => other.evaluate(() => globalThis.vitrine.outlook.get())).toBeUndefined();
    await shop.close();
  });

  it('rule 18: nothing is left that seeds it again, though the browser dies in the middle', async () => {
    const shop = await openRuled(stage);
    const page = await shop.tab();
    await allow(page);
    await view(page, 'seen');
    await page.waitForTimeout(500);
    await page.evaluate((no) => globalThis.vitrine.consent.set(no), NO);
    await page.close({ runBeforeUnload: false });
    const next = await shop.tab();
    await next.waitForTimeout(300);
    const again = await shop.tab();
    await allow(again);
    expect(await itemsOf(again)).toEqual([]);
    await shop.close();
  });

  it('rule 19: and a new grant stand under another id, with nothing of before', async () => {
    const shop = await openRuled(stage);
    const page = await shop.tab();
    await allow(page);
    await view(page, 'seen before');
    const grantOf = () => page.evaluate(() => globalThis.vitrine.outlook.get()!.grant);
    const before = await grantOf();
    await set(page, NO);
    await allow(page);
    expect(await grantOf()).not.toBe(before);
    expect(await itemsOf(page)).toEqual([]);
    await shop.close();
  });

  it('rule 28: the id is random, of one origin, and of nothing else', async () => {
    const shops = [await openRuled(stage), await openRuled(stage)];
    const ids = await Promise.all(
      shops.map(async (shop) => {
        const page = await shop.tab();
        await allow(page);
        return page.evaluate(() => globalThis.vitrine.outlook.get()!.grant!);
      }),
    );
    expect(ids[0]).toMatch(/^[\w-]{16,}$/);
    expect(ids[0]).not.toBe(ids[1]);
    await Promise.all(shops.map((shop) => shop.close()));
  });
});

describe('the shopper’s rights', () => {
  it('rule 20: one call opts out of everything, in every tab, and one takes it back', async () => {
    const shop = await openRuled(stage);
    const [page, other] = [await shop.tab(), await shop.tab('/other.html')];
    await allow(page);
    await allow(other);
    await page.evaluate(() => globalThis.vitrine.optOut());
    expect(new Set(Object.values(await page.evaluate(() => globalThis.vitrine.consent.get())))).toEqual(
      new Set(['denied']),
    );
    await expect.poll(() => stateOf(other)).toEqual(CLOSED);
    await set(other, { personalize: 'granted' });
    await other.waitForTimeout(300);
    expect(await stateOf(other)).toEqual(CLOSED);
    await page.evaluate(() => globalThis.vitrine.optOut(false));
    await until(page, () => document.querySelector('h1')!.textContent === 'For you');
    await shop.close();
  });

  it('rule 20: holds on the next page where the shop lets a flag stay', async () => {
    const shop = await openRuled(stage, { config: { consent: { optOutFlag: true } } });
    const page = await shop.tab();
    await allow(page);
    await page.evaluate(() => globalThis.vitrine.optOut());
    expect((await stateOf(page)).stored.local).toEqual(['vitrine-opt-out']);
    const next = await shop.tab();
    await set(next, { persist: 'granted', personalize: 'granted' });
    await next.waitForTimeout(400);
    expect(await stateOf(next)).toMatchObject({ words: CLOSED.words, outlook: false });
    await next.evaluate(() => globalThis.vitrine.optOut(false));
    await until(next, () => document.querySelector('h1')!.textContent === 'For you');
    expect((await stateOf(next)).stored.local).toEqual(['vitrine-grant']);
    await shop.close();
  });

  it('rule 21: export() holds every stored record, segments and what the models saw', async () => {
    const shop = await openRuled(stage);
    const page = await shop.tab();
    await allow(page);
    await view(page, 'seen');
    await page.waitForTimeout(800);
    const { inspection } = JSON.parse(
      await page.evaluate(async () => JSON.stringify(await globalThis.vitrine.export())),
    ) as Awaited<ReturnType<typeof globalThis.vitrine.export>>;
    const stored = await page.evaluate(
      () =>
        new Promise<{ events: unknown[][]; meta: string[] }>((done) => {
          const opening = indexedDB.open('vitrine');
          opening.onsuccess = () => {
            const tx = opening.result.transaction(['events', 'meta']);
            const events = tx.objectStore('events').getAll();
            const meta = tx.objectStore('meta').getAllKeys();
            tx.oncomplete = () => (
              opening.result.close(),
              done({ events: events.result, meta: meta.result as string[] })
            );
          };
        }),
    );
    expect(inspection!.events).toEqual(JSON.parse(JSON.stringify(stored.events.flat())));
    expect(Object.keys(inspection!.meta!).toSorted()).toEqual(stored.meta.toSorted());
    expect(inspection!.outlook.segments.length).toBeGreaterThan(5);
    expect(inspection!.features['item_views@1']).toBe(1);
    await shop.close();
  });

  it('rule 22: erase() forgets everything, in every tab', async () => {
    const shop = await openRuled(stage);
    const [page, other] = [await shop.tab(), await shop.tab('/other.html')];
    await allow(page);
    await allow(other);
    await view(other, 'seen');
    await expect.poll(() => itemsOf(page)).toEqual(['seen']);
    expect(await page.evaluate(() => globalThis.vitrine.erase())).toBe(true);
    for (const tab of [page, other]) {
      await until(tab, () => !!globalThis.vitrine.outlook.get());
      expect(await itemsOf(tab)).toEqual([]);
    }
    await shop.close();
  });

  it('rule 23: object() stops profiling, and touches no other consent', async () => {
    const shop = await openRuled(stage);
    const page = await shop.tab();
    await allow(page);
    await page.evaluate(() => globalThis.vitrine.object());
    expect(await page.evaluate(() => globalThis.vitrine.consent.get())).toMatchObject({
      personalize: 'denied',
      persist: 'granted',
      measure: 'granted',
    });
    await expect.poll(() => stateOf(page)).toEqual(CLOSED);
    await page.evaluate(() => globalThis.vitrine.object(false));
    await until(page, () => document.querySelector('h1')!.textContent === 'For you');
    await shop.close();
  });

  it('rule 26: raw behaviour never leaves the device, on a whole visit', async () => {
    const shop = await openRuled(stage);
    const sent: string[] = [];
    shop.context.on('request', (request) => {
      if (request.method() !== 'GET' || request.postData()) sent.push(request.url());
    });
    const page = await shop.tab();
    await allow(page, {
      persist: 'granted',
      personalize: 'granted',
      measure: 'granted',
      learn: 'granted',
      export: 'granted',
    });
    for (const id of ['secret-item-1', 'secret-item-2']) await view(page, id);
    await page.click('a');
    await page.waitForTimeout(1500);
    expect(sent).toEqual([]);
    expect(shop.requests.filter((url) => url.includes('secret') || !url.startsWith(shop.url))).toEqual([]);
    await shop.close();
  });
});
