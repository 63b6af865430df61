import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../launch.js';
import { allow, CLOSED, openRuled, set, stateOf, NO, YES } from './open-ruled.js';
import { until } from '../shop.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

describe('before an answer', () => {
  it('rule 1: nothing is written, of any kind', async () => {
    const shop = await openRuled(stage);
    const page = await shop.tab('/?utm_campaign=sale');
    await page.mouse.wheel(0, 500);
    await page.click('h1');
    await page.evaluate(() => globalThis.vitrine.track('view_item', { items: [{ item_id: 'A' }] }));
    await page.waitForTimeout(1000);
    expect(await stateOf(page)).toEqual(CLOSED);
    expect((await page.evaluate(() => globalThis.touched)).filter(([kind]) => kind !== 'timer')).toEqual([]);
    expect(shop.errors).toEqual([]);
    await shop.close();
  });

  it('rule 2: nothing that an earlier visit has left is read', async () => {
    const shop = await openRuled(stage);
    const first = await shop.tab();
    await allow(first);
    await first.evaluate(() => localStorage.setItem('vitrine', '{}'));
    await first.close();
    const page = await shop.tab();
    await page.waitForTimeout(800);
    expect((await page.evaluate(() => globalThis.touched)).filter(([kind]) => kind !== 'timer')).toEqual([]);
    expect(await page.evaluate(() => globalThis.vitrine.outlook.get())).toBeUndefined();
    await shop.close();
  });

  it('rule 3: nothing is asked for but the tag, nothing handed over with it', async () => {
    const shop = await openRuled(stage);
    const page = await shop.tab();
    await page.waitForTimeout(800);
    expect(shop.requests.filter((url) => url !== `${shop.url}/`)).toEqual([`${shop.url}/vitrine/vitrine.js`]);
    await shop.close();
  });

  it('rule 5: what is said waits in memory, and a no drops it', async () => {
    const shop = await openRuled(stage);
    const page = await shop.tab();
    const say = (item_id: string) =>
      page.evaluate((id) => globalThis.vitrine.track('view_item', { items: [{ item_id: id }] }), item_id);
    const heard = () =>
      page.evaluate(async () =>
        (await globalThis.vitrine.inspect())?.events.flatMap(
          ({ params }) => params.items?.map((one) => one.item_id) ?? [],
        ),
      );
    for (let n = 0; n < 120; n++) await say(`before ${n}`);
    await set(page, NO);
    await say('after a no');
    await allow(page);
    expect(await heard()).toEqual([]);
    const second = await shop.tab('/other.html');
    await second.evaluate(() => {
      for (let n = 0; n < 120; n++) globalThis.vitrine.track('view_item', { items: [{ item_id: `B${n}` }] });
    });
    await allow(second);
    await second.waitForTimeout(500);
    const kept = await second.evaluate(async () =>
      (await globalThis.vitrine.inspect())!.events.filter(({ name }) => name === 'view_item'),
    );
    expect(kept).toHaveLength(100);
    await shop.close();
  });

  it('rule 6: there is no worker, no line to other tabs and no timer', async () => {
    const shop = await openRuled(stage);
    const page = await shop.tab();
    await page.waitForTimeout(800);
    expect(await page.evaluate(() => globalThis.touched)).toEqual([]);
    expect(page.workers()).toEqual([]);
    await shop.close();
  });

  it('rule 7: without any consent manager it stays closed, and says so once', async () => {
    const shop = await openRuled(stage, { config: { consent: 'auto' } });
    const page = await shop.context.newPage();
    const warned: string[] = [];
    page.on('console', (message) => message.type() === 'warning' && warned.push(message.text()));
    await page.goto(shop.url);
    await page.waitForTimeout(1200);
    await page.click('#banner button');
    await page.waitForTimeout(300);
    expect(warned).toEqual([expect.stringMatching(/^\[vitrine\] no consent manager/)]);
    expect(await stateOf(page)).toEqual(CLOSED);
    expect(await page.evaluate(() => globalThis.vitrine.problems.get().map(({ code }) => code))).toEqual([
      'consent-missing',
    ]);
    await shop.close();
  });

  it('rule 8: the banner is left alone', async () => {
    const shop = await openRuled(stage);
    const page = await shop.tab();
    const banner = await page.locator('#banner').evaluate((element) => element.outerHTML);
    await page.click('#banner button');
    await allow(page);
    await page.click('#banner button');
    await page.waitForTimeout(400);
    expect(await page.locator('#banner').evaluate((element) => element.outerHTML)).toBe(banner);
    const names = await page.evaluate(async () => (await globalThis.vitrine.inspect())!.events.map(({ name }) => name));
    expect(names.filter((name) => /click|hesitation/.test(name))).toEqual([]);
    await shop.close();
  });
});

describe('a grant', () => {
  it('rule 9: opens what it names: personalize without persist works in memory', async () => {
    const shop = await openRuled(stage);
    const page = await shop.tab();
    await set(page, { persist: 'granted', measure: 'granted' });
    await page.waitForTimeout(300);
    expect((await stateOf(page)).outlook).toBe(false);
    await page.reload();
    await until(page, () => !!globalThis.vitrine && !Array.isArray(globalThis.vitrine));
    await allow(page, { personalize: 'granted' });
    expect(await page.evaluate(() => globalThis.vitrine.outlook.get()?.memory)).toBe('memory');
    expect((await stateOf(page)).stored).toEqual(CLOSED.stored);
    await shop.close();
  });

  it('rule 10: leaves a record, stored only under it, and handed out with all the rest', async () => {
    const shop = await openRuled(stage);
    const page = await shop.tab();
    const before = await page.evaluate(() => globalThis.vitrine.export());
    expect(Object.keys(before)).toEqual(['consent']);
    await page.evaluate(
      (yes) => globalThis.vitrine.consent.set(yes, { at: 1_790_000_000_000, policyVersion: '1' }),
      YES,
    );
    await until(page, () => globalThis.vitrine.outlook.get()?.memory === 'stored');
    const { consent, inspection } = await page.evaluate(() => globalThis.vitrine.export());
    const source = { source: 'set', raw: YES, chosen: 1_790_000_000_000, policyVersion: '1', counts: YES };
    expect(consent).toMatchObject({ policyVersion: '1', state: YES, sources: [source] });
    expect(inspection!.meta!['consent']).toMatchObject({ since: expect.any(Number), record: { sources: [source] } });
    await shop.close();
  });
});
