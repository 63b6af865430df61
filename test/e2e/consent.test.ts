import { describe, expect, it } from 'vitest';
import { eachVisitor } from './each-visitor.js';
import { storedBy, type Stage, type Visitor } from './launch.js';
import { openShop, until } from './shop.js';

let stage: Stage;
let visitor: Visitor;
eachVisitor((its, one) => {
  [stage, visitor] = [its, one];
});

const ours = (requests: readonly string[]) =>
  requests.filter((url) => url.includes('/vitrine/')).map((url) => new URL(url).pathname);

describe('consent on the demo shop', () => {
  it('before an answer stores nothing, asks for nothing but the tag, and starts no worker', async () => {
    const { page, requests, errors } = visitor;
    const shop = openShop(page, stage.url);
    await shop.go('/');
    const before = await shop.slotsHtml();
    await page.mouse.wheel(0, 2000);
    await page.goto(`${stage.url}/01-script-tag/sale`);
    await page.locator('main a[href*="/products/"]').first().click();
    await page.waitForTimeout(800);
    expect(ours(requests).filter((path) => path !== '/vitrine/vitrine.js')).toEqual([]);
    expect(requests.every((url) => url.startsWith(stage.url))).toBe(true);
    expect(await storedBy(page)).toEqual({ local: [], session: [], databases: [], caches: [], cookies: [] });
    expect(page.workers()).toEqual([]);
    expect(await shop.outlook()).toBeUndefined();
    await shop.go('/');
    expect(await shop.slotsHtml()).toEqual(before);
    expect(errors).toEqual([]);
  });

  it('after a no stays as closed', async () => {
    const { page, requests } = visitor;
    const shop = openShop(page, stage.url);
    await shop.go('/');
    await shop.refuse();
    await shop.go('/sale');
    await page.waitForTimeout(500);
    expect(await shop.consent()).toMatchObject({ personalize: 'denied', persist: 'denied', export: 'denied' });
    expect(ours(requests).filter((path) => path !== '/vitrine/vitrine.js')).toEqual([]);
    expect((await storedBy(page)).databases).toEqual([]);
  });

  it('after a yes starts the worker and stores in one database only', async () => {
    const { page, errors } = visitor;
    const shop = openShop(page, stage.url);
    await shop.go('/');
    await shop.accept();
    await shop.modelsSettled();
    await shop.quiet();
    expect(page.workers().map((worker) => new URL(worker.url()).pathname)).toEqual(['/vitrine/vitrine.worker.js']);
    expect(await storedBy(page)).toMatchObject({ session: [], databases: ['vitrine'], caches: [] });
    // the head stub's key, once something is decided
    expect((await storedBy(page)).local.filter((key) => key !== 'vitrine')).toEqual(['vitrine-grant']);
    expect(await shop.outlook()).toMatchObject({ memory: 'stored', models: 'ready' });
    expect(await shop.problems()).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('on withdrawal empties the stores, ends the worker and puts the page back byte for byte, in every tab', async () => {
    const { page, context } = visitor;
    const shop = openShop(page, stage.url);
    await shop.go('/?utm_campaign=autumn-sale');
    const original = await shop.slotsHtml();
    await shop.accept();
    await until(page, () => globalThis.vitrine.decisions.get().some(({ variant }) => variant !== 'default'));
    await shop.modelsSettled();
    const second = await context.newPage();
    const otherShop = openShop(second, stage.url);
    await otherShop.go('/');
    await otherShop.modelsSettled();
    await otherShop.quiet();
    expect(await otherShop.slotsHtml()).not.toEqual(original);

    await page.bringToFront();
    await shop.withdraw();
    await page.waitForTimeout(500);
    expect(await shop.slotsHtml()).toEqual(original);
    expect(page.workers()).toEqual([]);
    expect(await shop.outlook()).toBeUndefined();
    expect(await otherShop.slotsHtml()).toEqual(original);
    expect(second.workers()).toEqual([]);
    expect(await storedBy(page)).toMatchObject({ local: [], session: [], databases: [] });
    await second.mouse.wheel(0, 3000);
    await second.waitForTimeout(500);
    expect((await storedBy(second)).databases).toEqual([]);
  });
});
