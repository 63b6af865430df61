import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStage, openVisitor, type Stage, type Visitor } from '../launch.js';
import { until } from '../shop.js';
import { bundleClient } from '../shops/layers/bundle-client.js';
import { serveShop } from '../shops/serve-shop.js';
import { granted, opened } from './banner-matrix.js';

/** A shop's link against selling, on the IAB's own API, with the stub of its specification. */
const STUB = `import { runGppStub } from './test/contract/consent/gpp-cmp.ts'; runGppStub();`;
const CMP = `
import { openGppCmp } from './test/contract/consent/gpp-cmp.ts';
const cmp = openGppCmp();
const answer = (value) => cmp.choose({ usnat: { SaleOptOut: value, TargetedAdvertisingOptOut: value } });
Object.assign(window, { gppCmp: cmp, sell: () => answer(2), doNotSell: () => answer(1) });
// later than its script, as those do that fetch their settings
setTimeout(() => cmp.start(), 50);`;

declare global {
  // the shop's own
  var sell: () => void;
  var doNotSell: () => void;
  var gppCmp: { open(): void; write(choice: object): void; api: { fireSectionChange(section: string): void } };
}

const YES =
  '{ contextual: "granted", persist: "granted", personalize: "granted", measure: "granted", learn: "granted", export: "granted" }';
const ALL = ['contextual', 'persist', 'personalize', 'measure', 'learn', 'export'];
const BUT_EXPORT = ALL.slice(0, 5);

const VITRINE = `
<script type="application/json" data-vitrine-config>${JSON.stringify({ models: false, budget: false, consent: 'auto' })}</script>
<script>(window.vitrine ??= []).push((vitrine) => vitrine.consent.set(${YES}))</script>
<script async src="/vitrine/vitrine.js"></script>`;
const MANAGER = '<script src="/stub.js"></script><script async src="/cmp.js"></script>';
const html = (head: string) =>
  `<!doctype html><html lang="en"><head><title>Shop</title>${head}</head><body><h1>Shop</h1></body></html>`;

let stage: Stage;
let shop: Awaited<ReturnType<typeof serveShop>>;
let visitor: Visitor;
let page: Page;

const go = async (path = '/', on = page) => {
  await on.goto(shop.url + path);
  await until(on, () => !!globalThis.vitrine && !Array.isArray(globalThis.vitrine));
};
const heard = (on = page) =>
  on.evaluate(() => globalThis.vitrine.consent.debug().sources.find(({ source }) => source === 'gpp'));
const doNotSell = (on = page) => on.evaluate(() => globalThis.doNotSell());

beforeAll(async () => {
  stage = await openStage();
  const files = {
    '/stub.js': await bundleClient(STUB),
    '/cmp.js': await bundleClient(CMP),
    '/index.html': html(MANAGER + VITRINE),
    '/late/index.html': html(VITRINE),
  };
  shop = await serveShop({ files });
});
afterAll(async () => {
  shop.close();
  await stage.close();
});
beforeEach(async () => {
  visitor = await openVisitor(stage);
  ({ page } = visitor);
});
afterEach(() => visitor.context.close());

describe('gpp, with the IAB’s own API', () => {
  it('no answer, blocked: a stub alone keeps export closed, and nothing else', async () => {
    await page.route('**/cmp.js', (route) => route.abort());
    await go();
    await opened(page, BUT_EXPORT);
    await page.mouse.click(5, 5);
    await page.waitForTimeout(300);
    expect(await granted(page)).toEqual(BUT_EXPORT);
    expect(await heard()).toMatchObject({ note: 'not ready', kind: 'optout' });
  });

  it('default, grant: leaves open what the shop’s own source grants, once ready', async () => {
    await go();
    await opened(page, ALL);
    expect(await heard()).toMatchObject({ raw: { signalStatus: 'ready', applicable: [7] } });
    await page.evaluate(() => globalThis.vitrine.consent.set({ export: 'unknown' }));
    expect(await granted(page)).toEqual(BUT_EXPORT);
  });

  it('withdraw: closes export in the same task, before the signal is ready again', async () => {
    await go();
    await opened(page, ALL);
    const state = await page.evaluate(() => {
      globalThis.gppCmp.open();
      globalThis.gppCmp.write({ usnat: { SaleOptOut: 1 } });
      globalThis.gppCmp.api.fireSectionChange('usnat');
      return globalThis.vitrine.consent.get().export;
    });
    expect(state).toBe('denied');
    await page.evaluate(() => globalThis.sell());
    await opened(page, ALL);
  });

  it('partial: GPC in the string closes export as well', async () => {
    await go();
    await opened(page, ALL);
    await page.evaluate(() => globalThis.gppCmp.write({ usnat: { GpcSegmentIncluded: true, Gpc: true } }));
    await page.evaluate(() => globalThis.sell());
    await opened(page, BUT_EXPORT);
    expect((await heard())?.says.export).toBe('denied');
  });

  it('early SDK: finds a manager whose script comes after it', async () => {
    await go('/late/');
    await opened(page, ALL);
    await page.addScriptTag({ url: '/stub.js' });
    await page.addScriptTag({ url: '/cmp.js' });
    await expect.poll(() => heard(), { timeout: 5000 }).toBeDefined();
    await opened(page, ALL);
    await doNotSell();
    expect(await granted(page)).toEqual(BUT_EXPORT);
  });

  it('late SDK, reload: reads an opt-out that was made before it came', async () => {
    await go();
    await opened(page, ALL);
    await doNotSell();
    await go();
    await expect.poll(async () => (await heard())?.says.export, { timeout: 5000 }).toBe('denied');
    expect(await granted(page)).toEqual(BUT_EXPORT);
  });

  it('two tabs: an opt-out in one closes export in the other, though its manager there knows of nothing', async () => {
    await go();
    await opened(page, ALL);
    const other = await visitor.context.newPage();
    await go('/', other);
    await opened(other, ALL);
    await page.bringToFront();
    await doNotSell();
    expect(await granted(page)).toEqual(BUT_EXPORT);
    await opened(other, BUT_EXPORT, 500);
    await other.mouse.click(5, 5);
    await other.waitForTimeout(200);
    expect(await granted(other)).toEqual(BUT_EXPORT);
    expect(visitor.errors).toEqual([]);
  });
});
