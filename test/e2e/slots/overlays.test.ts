import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, openVisitor, type Stage } from '../launch.js';
import { until } from '../shop.js';
import { ALL, pageOf, serveSlots } from './serve-slots.js';

const slot = (name: string, style = '', more = ''): string =>
  `<div data-vitrine-slot="${name}" style="width:200px;height:80px;position:relative;${style}"><h2>${name}</h2>${more}</div>`;
const over = (style: string, id = 'over'): string =>
  `<div id="${id}" style="position:absolute;inset:0;background:#fff;${style}"></div>`;
const fixed = (style: string): string => over(`position:fixed;${style}`);

/** By name: a slot that is seen where it stands, and one that is not until something has been done. */
const PLACES: Readonly<Record<string, string>> = {
  plain: slot('plain'),
  through: `<div style="position:relative">${slot('through')}${over('pointer-events:none', 'glass')}</div>`,
  contents: `<div data-vitrine-slot="contents" style="display:contents"><h2>contents</h2><p>of no box</p></div>`,
  tall: slot('tall', 'position:absolute;top:0;right:0;height:6000px'),
  inert: `<div inert>${slot('inert')}</div>`,
  second: `<div style="width:200px;overflow:hidden"><div id="track" style="display:flex;width:400px">
    ${slot('first')}${slot('second')}</div></div>`,
  under: `<div style="position:relative;height:80px">${slot('under', 'position:absolute')}
    ${slot('upper', 'position:absolute;z-index:2', '<p>On top</p>')}</div>`,
  faded: slot('faded', 'opacity:0'),
  empty: `<div data-vitrine-slot="empty" style="width:200px;height:0"></div>`,
};
const NAMES = ['first', 'upper', ...Object.keys(PLACES)];
const seenAtOnce = ['contents', 'first', 'inert', 'plain', 'tall', 'through', 'upper'];

const config = (names: readonly string[]) => ({
  // the shop's own is shown, and counted, to whom no variant is for
  slots: Object.fromEntries(
    names.map((name) => [name, { variants: { other: { ...ALL, segments: ['cart:filled' as const] } } }]),
  ),
});

let stage: Stage;
let shop: Awaited<ReturnType<typeof serveSlots>>;
beforeAll(async () => {
  stage = await openStage();
  const page = (body: string, names: readonly string[] = ['hero']) => pageOf(config(names), body);
  const hero = slot('hero', 'height:300px');
  shop = await serveSlots({
    '/places': page(Object.values(PLACES).join(''), NAMES),
    '/loader': page(hero + fixed('z-index:9')),
    '/banner': page(`<div style="height:500px"></div>${hero}${fixed('top:auto;height:250px')}`),
    '/dialog': page(
      `${hero}<dialog id="over">${slot('inside')}<button>Close</button></dialog><script>over.showModal()</script>`,
      ['hero', 'inside'],
    ),
  });
});
afterAll(async () => {
  await stage?.close();
  shop?.close();
});

async function open(path: string): Promise<Page> {
  const { page } = await openVisitor(stage);
  await page.goto(shop.url + path);
  await until(page, () => !!globalThis.vitrine?.outlook?.get()?.decisions.length);
  return page;
}

/** The slots of which an exposure has been told, in the order of the alphabet. */
const seenOn = (page: Page): Promise<string[]> =>
  page.evaluate(async () =>
    ((await globalThis.vitrine.inspect())?.events ?? [])
      .flatMap(({ name, params }) => (name === 'view_promotion' ? String(params.creative_slot) : []))
      .toSorted(),
  );
const PATIENCE = { timeout: 10_000 };
/** Long enough for two exposures. */
const wait = (page: Page): Promise<void> => page.waitForTimeout(2500);

it('counts what is in view and on top at its centre, however it is laid out, and once', async () => {
  const page = await open('/places');
  await expect.poll(() => seenOn(page), PATIENCE).toEqual(seenAtOnce);
  await wait(page);
  await expect.poll(() => seenOn(page), PATIENCE).toEqual(seenAtOnce);

  await page.evaluate(() => {
    const style = (selector: string, given: Partial<CSSStyleDeclaration>) =>
      Object.assign(document.querySelector<HTMLElement>(selector)!.style, given);
    style('#track', { transform: 'translateX(-200px)' });
    style('[data-vitrine-slot=upper]', { visibility: 'hidden' });
    style('[data-vitrine-slot=faded]', { opacity: '1' });
    style('[data-vitrine-slot=empty]', { height: '80px' });
  });
  await expect.poll(() => seenOn(page), PATIENCE).toEqual(NAMES.toSorted());
  await page.context().close();
});

describe('a slot that is covered', () => {
  it.each(['/loader', '/banner'])('counts when that has gone: %s', async (path) => {
    const page = await open(path);
    await wait(page);
    expect(await seenOn(page)).toEqual([]);
    await page.evaluate(() => document.querySelector('#over')!.remove());
    await expect.poll(() => seenOn(page), PATIENCE).toEqual(['hero']);
    await page.context().close();
  });

  it('counts when the modal dialog closes; one in the dialog before', async () => {
    const page = await open('/dialog');
    await expect.poll(() => seenOn(page), PATIENCE).toEqual(['inside']);
    await wait(page);
    expect(await seenOn(page)).toEqual(['inside']);
    await page.evaluate(() => document.querySelector('dialog')!.close());
    await expect.poll(() => seenOn(page), PATIENCE).toEqual(['hero', 'inside']);
    await page.context().close();
  });
});
