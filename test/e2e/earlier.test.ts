import { describe, expect, it } from 'vitest';
import { readDecision } from '../../src/server.js';
import type { StoredSlot } from '../../src/slots/stored-slot.js';
import { changeConfig } from './change-config.js';
import { eachVisitor } from './each-visitor.js';
import type { Stage, Visitor } from './launch.js';
import { openShop, until } from './shop.js';

let stage: Stage;
let visitor: Visitor;
eachVisitor((its, one) => {
  [stage, visitor] = [its, one];
});

/** As docs/head-stub.md has it. */
const STYLE = `<style>
@keyframes vitrine-wait { from, to { opacity: 0 } }
[data-vitrine-slot] { min-height: var(--vitrine-room); animation: 200ms step-end var(--vitrine-wait, none) }
#tall { height: 900px }
/* as high as what stands in it, unlike the demo's own */
section.hero[data-vitrine-slot] { display: block; height: auto; max-height: none }
</style>`;
const TEMPLATE = '<template id="deal"><div id="tall"><h2>Only today</h2></div></template>';
const deal = { template: '#deal' };
const ROOM = ['--vitrine-room', '--vitrine-wait'];

/** What was seen of the page since it began, by an observer that stands before all others. */
type Notes = { shifts: number; waits: number; opacities: number[] };

async function watchPage(): Promise<void> {
  await visitor.page.addInitScript(() => {
    const notes: Notes = Object.assign(globalThis, { notes: { shifts: 0, waits: 0, opacities: [] } }).notes;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries() as (PerformanceEntry & { value: number })[]) notes.shifts += value;
    }).observe({ type: 'layout-shift', buffered: true });
    addEventListener(
      'animationstart',
      ({ animationName }) => (notes.waits += Number(animationName === 'vitrine-wait')),
    );
    const look = () => {
      const hero = document.querySelector('[data-vitrine-slot="hero"]');
      if (hero) notes.opacities.push(Number(getComputedStyle(hero).opacity));
      if (performance.now() < 3000) requestAnimationFrame(look);
    };
    look();
  });
}
const notes = () => visitor.page.evaluate(() => (globalThis as unknown as { notes: Notes }).notes);

/** The demo shop with a template and that style, its hero another one where `hero` says so. */
async function serve(variants: object, { more = {}, hero = (html: string, _cookies: string | null) => html } = {}) {
  await changeConfig(visitor.context, { slots: { hero: { variants } }, budget: false, ...more });
  await visitor.context.route(/\/01-script-tag\/(\?.*)?$/, async (route) => {
    const cookies = await route.request().headerValue('cookie');
    const response = await route.fetch();
    const html = (await response.text())
      .replace('</head>', `${STYLE}</head>`)
      .replace('</body>', `${TEMPLATE}</body>`)
      .replace(/(?<=<script type="application\/json" data-vitrine-config>)[\s\S]*?(?=<\/script>)/, (json) =>
        JSON.stringify({ ...JSON.parse(json), slots: { hero: { variants } }, budget: false, ...more }),
      );
    await route.fulfill({ response, body: hero(html, cookies) });
  });
}

const kept = (): Promise<{ slots: readonly StoredSlot[] } | null> =>
  visitor.page.evaluate(() => JSON.parse(localStorage.getItem('vitrine') ?? 'null'));
const rooms = (properties: readonly string[]) =>
  visitor.page
    .locator('[data-vitrine-slot="hero"]')
    .evaluate((hero, names) => names.map((name) => (hero as HTMLElement).style.getPropertyValue(name)), properties);

/** Says yes on the front page, and stays until it is kept for the next one; then the key says what stood there before. */
async function firstVisit(height = '900px') {
  const shop = openShop(visitor.page, stage.url);
  await shop.go('/');
  const original = await shop.slotsHtml();
  await shop.accept();
  await until(visitor.page, () => localStorage.getItem('vitrine') !== null);
  await visitor.page.evaluate((room) => {
    const stored = JSON.parse(localStorage.getItem('vitrine')!);
    stored.slots[0].writes = [
      [':scope', '--vitrine-wait', 'vitrine-wait'],
      [':scope', '--vitrine-room', room],
    ];
    localStorage.setItem('vitrine', JSON.stringify(stored));
  }, height);
  return { shop, original };
}
const showsDeal = () => !!document.querySelector('[data-vitrine-slot="hero"] #tall');

describe('a returning shopper, whose slot shows a template', () => {
  it('sees it though no engine ever answers, in the room that was kept for it: nothing shifts, and stands says so', async () => {
    await serve({ deal });
    const { shop, original } = await firstVisit();
    expect(await kept()).toMatchObject({ slots: [{ slot: 'hero', variant: 'deal', later: true }] });
    await visitor.context.route(/vitrine\.(worker|engine)\.js/, (route) => route.fulfill({ status: 404 }));
    await watchPage();
    await shop.go('/');
    await until(visitor.page, showsDeal);
    await visitor.page.waitForTimeout(500);
    expect((await notes()).shifts).toBe(0);
    expect(await shop.outlook()).toMatchObject({ seq: 0, models: 'loading', stands: { hero: { variant: 'deal' } } });
    expect(await rooms(ROOM)).toEqual(['900px', '']);
    await shop.withdraw();
    expect(await shop.slotsHtml()).toEqual(original);
    expect(await shop.outlook()).toBeUndefined();
    expect(await kept()).toBeNull();
  });

  it('sees the default, and nothing that shifts, where no room was kept', async () => {
    await serve({ deal });
    const { shop } = await firstVisit('0px');
    await watchPage();
    await shop.go('/');
    await shop.modelsSettled();
    await shop.quiet();
    expect(await visitor.page.evaluate(showsDeal)).toBe(false);
    expect((await notes()).shifts).toBe(0);
    expect((await shop.problems()).filter(({ code }) => code !== 'slot-shift')).toEqual([]);
  });

  it('goes on seeing it when the engine agrees, and the room is measured anew', async () => {
    await serve({ deal });
    const { shop } = await firstVisit('950px');
    await shop.go('/');
    await until(visitor.page, showsDeal);
    await shop.modelsSettled();
    await shop.quiet();
    expect(await visitor.page.evaluate(showsDeal)).toBe(true);
    const room = [':scope', '--vitrine-room', '900px'];
    await expect.poll(async () => (await kept())?.slots[0]?.writes.at(-1), { timeout: 10_000 }).toEqual(room);
    expect(await rooms(ROOM)).toEqual(['950px', '']);
    expect(await shop.problems()).toEqual([]);
  });

  it.each([
    ['another policy', { policyVersion: 'old' }],
    ['another grant', { grant: 'another' }],
    ['a day that has passed', { until: 1 }],
  ])('sees nothing of %s before the engine has answered', async (_what, change) => {
    await serve({ deal });
    const { shop, original } = await firstVisit();
    await visitor.page.evaluate(
      (given) =>
        localStorage.setItem('vitrine', JSON.stringify({ ...JSON.parse(localStorage.getItem('vitrine')!), ...given })),
      change,
    );
    await visitor.context.route(/vitrine\.(worker|engine)\.js/, (route) => route.fulfill({ status: 404 }));
    await shop.go('/');
    await until(visitor.page, () => globalThis.vitrine.problems.get().some(({ code }) => code === 'engine-missing'));
    expect(await shop.outlook()).toBeUndefined();
    const words = (all: readonly string[]) => all.map((one) => one.replace(/ style="[^"]*"/, ''));
    expect(words(await shop.slotsHtml())).toEqual(words(original));
  });
});

describe('the moment until the core has come, by style sheet alone', () => {
  it('ends by itself, without another script', async () => {
    await serve({ deal });
    await firstVisit();
    await visitor.context.route(/\.js(\?|$)/, (route) => route.abort());
    await watchPage();
    await visitor.page.goto(`${stage.url}/01-script-tag/`);
    await until(visitor.page, () => (globalThis as unknown as { notes: Notes }).notes.opacities.at(-1) === 1);
    const { waits, opacities } = await notes();
    expect(waits).toBe(1);
    expect(opacities[0]).toBe(0);
    // once shown, it stays
    expect(opacities.slice(opacities.indexOf(1)).every((one) => one === 1)).toBe(true);
  });

  it('hides nothing from anybody for whom nothing is kept, with scripts or without', async () => {
    await serve({ deal });
    await watchPage();
    await openShop(visitor.page, stage.url).go('/');
    await visitor.page.waitForTimeout(300);
    const { waits, opacities } = await notes();
    expect([waits, ...new Set(opacities)]).toEqual([0, 1]);
    const mute = await stage.browser.newContext({ javaScriptEnabled: false });
    const page = await mute.newPage();
    await page.route('**/01-script-tag/', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace('</head>', `${STYLE}</head>`) });
    });
    await page.goto(`${stage.url}/01-script-tag/`);
    const hero = page.locator('[data-vitrine-slot="hero"]');
    expect(await hero.evaluate((one) => one.getAnimations().length)).toBe(0);
    await mute.close();
  });
});

describe('a server that renders what was decided', () => {
  const variants = { deal: { content: { h1: { text: 'The sale is on' } } } };
  /** As a shop's server does it. */
  const hero = (html: string, cookies: string | null) => {
    const decided = readDecision(cookies, { policyVersion: '2026-11', slots: { hero: { variants } } });
    return decided?.['hero']?.variant === 'deal'
      ? html
          .replace('data-vitrine-slot="hero"', 'data-vitrine-slot="hero" data-vitrine-served="deal"')
          .replace('Goods for the walk and the way home</h1>', 'From the server</h1>')
      : html;
  };
  const h1 = () => visitor.page.locator('[data-vitrine-slot="hero"] h1').textContent();
  const cookies = async () => (await visitor.context.cookies()).filter(({ name }) => name === 'vitrine');

  it('has the cookie only where the shop asks for it', async () => {
    await serve(variants);
    const shop = openShop(visitor.page, stage.url);
    await shop.go('/');
    await shop.accept();
    await until(visitor.page, () => localStorage.getItem('vitrine') !== null);
    expect(await cookies()).toEqual([]);
  });

  it('renders it on the next page, which the core leaves as it is; a withdrawal takes the cookie in its task', async () => {
    await serve(variants, { hero, more: { decisionCookie: true } });
    const shop = openShop(visitor.page, stage.url);
    await shop.go('/');
    expect(await cookies()).toEqual([]);
    await shop.accept();
    await until(visitor.page, () => document.cookie.includes('hero=deal'));
    const [cookie] = await cookies();
    expect(cookie).toMatchObject({ path: '/', sameSite: 'Lax', httpOnly: false });
    expect(cookie!.expires * 1000).toBeLessThanOrEqual(Date.now() + 7 * 86_400_000);
    await shop.go('/');
    await shop.modelsSettled();
    await shop.quiet();
    expect(await h1()).toBe('From the server');
    expect(await shop.outlook()).toMatchObject({ stands: { hero: { variant: 'deal' } } });
    await expect
      .poll(async () => (await shop.inspect())?.events.find(({ name }) => name === 'view_promotion')?.params)
      .toMatchObject({ promotion_id: 'deal', creative_slot: 'hero' });
    const held = await visitor.page.evaluate(async () => JSON.stringify(await globalThis.vitrine.export()));
    expect(JSON.parse(held)).toMatchObject({ cookie: expect.stringContaining('&hero=deal') });
    const left = await visitor.page.evaluate(() => {
      globalThis.vitrine.consent.set({ personalize: 'denied' });
      return document.cookie;
    });
    expect(left).not.toContain('hero=deal');
    // there is no way back on this page, and on the next one none is needed
    expect(await h1()).toBe('From the server');
    await visitor.page.goto(`${stage.url}/01-script-tag/`);
    expect(await h1()).toBe('Goods for the walk and the way home');
  });
});
