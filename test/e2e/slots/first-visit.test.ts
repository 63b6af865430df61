import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Trouble } from '../../../src/lib/report.js';
import type { Slots } from '../../../src/slots/open-slots.js';
import type { SlotConfig } from '../../../src/slots/slot-config.js';
import type { Stands } from '../../../src/slots/slot.js';
import { openStage, openVisitor, type Stage, type Visitor } from '../launch.js';
import { until } from '../shop.js';
import { GRANT, pageOf, serveSlots, WATCH } from './serve-slots.js';

declare global {
  /** Every layout shift of the page. */
  var shifts: number[];
  /** As the page's own file has it. */
  var openSlots: ((options: object) => Slots) | undefined,
    slots: Slots,
    troubles: Trouble[],
    stands: Readonly<Record<string, Stands>>;
}

const long = 'A sale so large that its name does not fit into one line of this window, however wide it may be';
const said = (text: string) => ({ content: { h1: { text } } });
const VARIANTS: SlotConfig['variants'] = {
  same: said('Sale'),
  larger: said(long),
  smaller: said('A'),
  template: { template: '#deal' },
  rendered: {},
};
const STYLE = `<style>
h1 { font: 40px/50px monospace; margin: 20px; } section { display: flow-root; width: 800px; } #below { margin-top: 2000px; }
</style>`;
const BODY = `<section data-vitrine-slot="hero"><h1>Hello</h1><p>Beneath it</p></section><footer>The end</footer>
<section id="below" data-vitrine-slot="low"><h1>Down here</h1></section>
<template id="deal"><p>Deal</p></template>`;
const SLOTS = { hero: { variants: VARIANTS }, low: { variants: VARIANTS } };
const LOAD = `<script type="module">import { openSlots } from '/vitrine/vitrine.page.js'; self.openSlots = openSlots;</script>`;
const bare = (body: string): string => `<!doctype html><title>Shop</title>${STYLE}${WATCH}${LOAD}<body>${body}</body>`;
const stub = (): string => `<script>${readFileSync('dist/vitrine.stub.js', 'utf8')}</script>`;
/** For everybody, and larger than what stands. */
const WHOLE = {
  slots: { hero: { variants: { larger: VARIANTS['larger']! } }, low: { variants: { same: VARIANTS['same']! } } },
};

let [stage, visitor, page]: [Stage, Visitor, Page] = [] as never;
let shop: Awaited<ReturnType<typeof serveSlots>>;
beforeAll(async () => {
  stage = await openStage();
  shop = await serveSlots({
    '/': bare(BODY),
    '/centred': bare(BODY.replace('<section', '<section style="display: grid; height: 300px; place-items: center"')),
    '/two-lines': bare(BODY.replace('Hello', long)),
    '/rendered': bare(BODY.replace('slot="hero"', 'slot="hero" data-vitrine-variant="default"')),
    '/whole': pageOf(WHOLE, BODY, stub() + STYLE + WATCH + GRANT),
    '/routes': pageOf({ slots: { hero: { variants: { same: VARIANTS['same']! } } } }, BODY, STYLE + WATCH),
  });
});
afterAll(async () => {
  await stage?.close();
  shop?.close();
});
beforeEach(async () => {
  visitor = await openVisitor(stage);
  page = visitor.page;
});
afterEach(async () => {
  const { errors, context } = visitor;
  await context.close();
  if (errors.length) throw new Error(errors.join('\n'));
});

/** Opens the slots of a page without an engine, some time after it has come. */
async function open(path = '/', more: Partial<SlotConfig> = {}, wait = 0): Promise<void> {
  await page.goto(shop.url + path);
  await until(page, () => !!globalThis.openSlots);
  await page.waitForTimeout(wait);
  const slots = { hero: { ...SLOTS.hero, ...more }, low: SLOTS.low };
  await page.evaluate((slots) => {
    globalThis.troubles = [];
    globalThis.slots = globalThis.openSlots!({
      slots,
      measure: false,
      report: (trouble: Trouble) => globalThis.troubles.push(trouble),
      onStands(stands: typeof globalThis.stands) {
        globalThis.stands = stands;
        // as a page does that renders the slot itself
        const element = document.querySelector<HTMLElement>('[data-vitrine-variant]');
        if (!element) return;
        element.dataset['vitrineVariant'] = stands['hero']?.variant ?? 'default';
        element.querySelector('p')!.hidden = !!stands['hero'];
      },
    });
  }, slots);
}
const apply = (variant: string, slot = 'hero') =>
  page.evaluate(([slot, variant]) => globalThis.slots.apply([{ slot, variant }]), [slot, variant] as const);
const words = (slot = 'hero') => page.locator(`[data-vitrine-slot=${slot}]`).innerText();
const codes = () => page.evaluate(() => globalThis.troubles.map(({ code, field, about }) => [code, field, about]));
const scroll = (to: number) => page.evaluate((to) => scrollTo(0, to), to);
/** Until two frames have been painted. */
const painted = () =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );
const look = () => page.waitForTimeout(1300);
const html = () => page.evaluate(() => document.body.innerHTML);
async function shifted(): Promise<number> {
  await page.waitForTimeout(100);
  return page.evaluate(() => globalThis.shifts.reduce((sum, one) => sum + one, 0));
}
const footer = () => page.locator('footer').boundingBox();

describe('a slot in view that nobody has noticed yet', () => {
  it('changes where it has the room', async () => {
    await open();
    await apply('same');
    expect(await words()).toContain('Sale');
    expect(await page.evaluate(() => globalThis.stands)).toEqual({ hero: { variant: 'same' } });
    expect([await shifted(), await codes()]).toEqual([0, []]);
  });

  it('changes words in the middle without a shift', async () => {
    await open('/centred');
    await apply('same');
    expect(await words()).toContain('Sale');
    await painted();
    await apply('default');
    expect(await words()).toContain('Hello');
    expect([await shifted(), await codes()]).toEqual([0, []]);
  });

  it('keeps its room for less, and gets every byte back', async () => {
    await open('/two-lines');
    const [before, at] = [await html(), await footer()];
    for (const variant of ['smaller', 'template', 'smaller']) {
      await apply(variant);
      expect(await words()).not.toContain('not fit');
      expect(await footer()).toEqual(at);
    }
    await painted();
    expect([await shifted(), await codes()]).toEqual([0, []]);
    await page.evaluate(() => globalThis.slots.stop());
    expect(await html()).toBe(before);
  });

  it('stays as it is where there is too little room, and says how much it takes', async () => {
    await open();
    const before = await html();
    await apply('larger');
    expect(await html()).toBe(before);
    expect(await page.evaluate(() => globalThis.stands ?? {})).toEqual({});
    expect(await codes()).toEqual([
      ['slot-shift', 'slots.hero.variants.larger', expect.stringMatching(/^\d+px for section$/)],
    ]);
    await painted();
    expect(await shifted()).toBe(0);
  });

  it('goes back to a variant that fitted, room and all', async () => {
    await open('/two-lines');
    const at = await footer();
    await apply('smaller');
    await page.evaluate(
      (long) => (document.querySelector('template')!.content.querySelector('p')!.textContent = long.repeat(30)),
      long,
    );
    await apply('template');
    expect(await words()).toMatch(/^A\n/);
    expect(await footer()).toEqual(at);
    expect(await shifted()).toBe(0);
  });
});

describe('a slot that was noticed', () => {
  it('stays while it is in view once it was seen, and changes when it has left', async () => {
    await open();
    await look();
    await apply('larger');
    await painted();
    expect(await words()).toContain('Hello');
    expect(await codes()).toEqual([]);
    await scroll(1500);
    // above the window it may not grow either
    await until(page, () => globalThis.troubles.length > 0);
    expect(await words()).toContain('Hello');
    await apply('same');
    expect(await words()).toContain('Sale');
    expect(await shifted()).toBe(0);
  }, 60_000);

  it('counts as seen where it has been there long before', async () => {
    await open('/', {}, 1300);
    await apply('same');
    expect(await words()).toContain('Hello');
  });

  it.each(['pointerdown', 'keydown', 'focusin'])('stays after a %s in it', async (type) => {
    await open();
    await page.evaluate((type) => document.querySelector('p')!.dispatchEvent(new Event(type, { bubbles: true })), type);
    await apply('same');
    expect(await words()).toContain('Hello');
    await scroll(1500);
    await until(page, () => document.querySelector('h1')!.textContent === 'Sale');
    expect(await shifted()).toBe(0);
  });

  it('changes all the same where it is live, but never shifts', async () => {
    await open('/', { live: true });
    await look();
    await apply('same');
    expect(await words()).toContain('Sale');
    await apply('larger');
    expect(await words()).toContain('Sale');
    expect(await shifted()).toBe(0);
  });
});

it('a slot below the window takes what it is given', async () => {
  await open();
  await apply('larger', 'low');
  expect(await words('low')).toBe(long);
  await scroll(2000);
  await look();
  await apply('same', 'low');
  expect(await words('low')).toBe(long);
  await scroll(0);
  await until(page, () => document.querySelector('#below')!.textContent!.includes('Sale'));
  expect([await shifted(), await codes()]).toEqual([0, []]);
});

describe('what the page renders itself', () => {
  it('is measured before it is painted, and stands where it fits', async () => {
    await open('/rendered');
    const at = await footer();
    await apply('rendered');
    await painted();
    expect(await page.locator('[data-vitrine-variant=rendered]').count()).toBe(1);
    expect(await footer()).toEqual(at);
    expect([await shifted(), await codes()]).toEqual([0, []]);
    await page.evaluate(() => globalThis.slots.stop());
    expect(await page.locator('section').first().getAttribute('style')).toBe(null);
  });

  it('is taken back where it does not', async () => {
    await page.addInitScript(() =>
      addEventListener('DOMContentLoaded', () => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('[data-vitrine-variant=rendered] { padding-top: 200px }');
        document.adoptedStyleSheets = [sheet];
      }),
    );
    await open('/rendered');
    await apply('rendered');
    await painted();
    expect(await page.evaluate(() => globalThis.stands)).toEqual({});
    expect(await page.locator('[data-vitrine-variant=default]').count()).toBe(1);
    expect((await codes()).map(([code]) => code)).toEqual(['slot-shift']);
    expect(await shifted()).toBe(0);
  });

  it('is told of where nobody renders it', async () => {
    await open();
    await apply('rendered');
    expect((await codes()).map(([code]) => code)).toEqual(['slot-unrendered']);
    expect(await page.evaluate(() => globalThis.stands ?? {})).toEqual({});
  });
});

describe('with an engine', () => {
  it('what is too large waits for the next page, where the head stub shows it before the first paint', async () => {
    await page.goto(`${shop.url}/whole`);
    await until(page, () => !!globalThis.vitrine?.outlook?.get()?.stands?.['low']);
    expect(await words()).toContain('Hello');
    await until(page, () => !!localStorage.getItem('vitrine'));
    await page.reload();
    expect(await words()).toContain(long);
    await until(page, () => globalThis.vitrine?.outlook?.get()?.stands?.['hero']?.variant === 'larger');
    await look();
    expect(await words()).toContain(long);
    expect(await shifted()).toBe(0);
  });

  it('what was seen changes with the next route, and its exposure is of what stands', async () => {
    await page.goto(`${shop.url}/routes`);
    await look();
    await page.evaluate(() => globalThis.vitrine.consent.set({ persist: 'granted', personalize: 'granted' }));
    await until(page, () => !!globalThis.vitrine.outlook.get()?.decisions.length);
    await painted();
    expect(await words()).toContain('Hello');
    expect(await page.evaluate(() => globalThis.vitrine.outlook.get()!.stands)).toBe(undefined);
    await page.evaluate(() => history.pushState(0, '', '/another'));
    await until(page, () => document.querySelector('h1')!.textContent === 'Sale');
    expect(await page.evaluate(() => globalThis.vitrine.outlook.get()!.stands)).toEqual({ hero: { variant: 'same' } });
    await page.evaluate(() => globalThis.vitrine.consent.set({ persist: 'denied', personalize: 'denied' }));
    expect(await words()).toContain('Hello');
    expect(await shifted()).toBe(0);
  });
});
