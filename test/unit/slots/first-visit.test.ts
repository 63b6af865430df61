// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Trouble } from '../../../src/lib/report.js';
import { openSlots, type Slots, type SlotsOptions } from '../../../src/slots/open-slots.js';
import type { Stands } from '../../../src/slots/slot.js';
import { decisionOf } from './decision-of.js';
import { layOut, type Layout } from './lay-out.js';

const said = (text: string) => ({ content: { h1: { text } } });
const image = { src: '/b.jpg', alt: 'B' };
const variants = {
  same: said('Same'),
  named: said('For {object}'),
  small: said('Small'),
  large: said('Large'),
  image: { content: { h1: { text: 'Image' }, img: { image } } },
  bad: { template: '#none' },
};
const html = (top = 100, style = '') =>
  `<div data-vitrine-slot="hero" data-top="${top}"${style}><h1>Own</h1><img src="a"></div>`;

let layout: Layout;
let slots: Slots | undefined;
let problems: Trouble[];
let seen: string[];
let told: Readonly<Record<string, Stands>>[];
const open = (more: Partial<SlotsOptions> = {}): Slots =>
  (slots = openSlots({
    slots: { hero: { variants } },
    report: (problem) => problems.push(problem),
    measure: true,
    onExposure: ({ variant }) => seen.push(variant),
    onStands: (stands) => told.push(stands),
    ...more,
  }));
const decide = (variant: string, more = {}) => slots!.apply([decisionOf('hero', variant, more)]);
const words = () => [...document.querySelectorAll('h1')].map((one) => one.textContent);
const codes = () => problems.map(({ code, about }) => [code, about]);
/** Until the page has been looked at again. */
const frame = () => vi.advanceTimersByTimeAsync(40);
async function scroll(to: number): Promise<void> {
  layout.scrolled = to;
  layout.look();
  await frame();
}
async function wait(ms: number): Promise<void> {
  layout.look();
  await vi.advanceTimersByTimeAsync(ms);
}

beforeEach(() => {
  vi.useFakeTimers();
  [problems, seen, told] = [[], [], []];
  document.body.innerHTML = html();
  layout = layOut();
});
afterEach(() => {
  slots?.stop();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('what stands', () => {
  it('is told whenever it changes, and stays the same object while it says the same', async () => {
    const object = { kind: 'item', id: '1', name: 'Coat' } as const;
    open();
    decide('same');
    decide('same', { at: 2 });
    decide('named', { object });
    decide('named', { object: { ...object }, at: 3 });
    decide('default');
    expect(told).toEqual([{ hero: { variant: 'same' } }, { hero: { variant: 'named', object } }, {}]);
    slots!.stop();
    expect(told).toHaveLength(3);
  });

  it('is the shop’s own again when the slot has gone, or cannot be shown', async () => {
    open();
    decide('same');
    decide('bad');
    decide('same');
    document.body.innerHTML = '';
    await frame();
    expect(told.map(({ hero }) => hero?.variant)).toEqual(['same', undefined, 'same', undefined]);
  });

  it('keeps the objects of slots that have not changed', () => {
    document.body.innerHTML = html() + html().replace('hero', 'low');
    open({ slots: { hero: { variants }, low: { variants } } });
    decide('same');
    slots!.apply([decisionOf('hero', 'same'), decisionOf('low', 'same')]);
    expect(told[1]!['hero']).toBe(told[0]!['hero']);
  });
});

describe('a decision for what the shopper has noticed', () => {
  it('waits until that is out of view; until then the default is what is seen', async () => {
    open();
    await wait(1100);
    decide('same');
    await wait(1100);
    expect([words(), seen, told]).toEqual([['Own'], ['default'], []]);
    await scroll(500);
    expect([words(), told]).toEqual([['Same'], [{ hero: { variant: 'same' } }]]);
    await scroll(0);
    await wait(1100);
    expect(seen).toEqual(['default', 'same']);
  });

  it('says at once what is wrong with it', async () => {
    open();
    await wait(1100);
    decide('bad');
    decide('nope');
    expect(problems.map(({ code }) => code)).toEqual(['slot-template', 'slot-variant']);
  });

  it('is dropped when what stands is decided again', async () => {
    open();
    decide('same');
    await wait(1100);
    decide('small');
    decide('same');
    await scroll(500);
    expect(words()).toEqual(['Same']);
  });

  it('lets what stands be kept up, in elements that come, too', async () => {
    open();
    decide('same');
    await wait(1100);
    decide('small');
    document.querySelector('h1')!.textContent = 'Own';
    document.body.insertAdjacentHTML('beforeend', html());
    await frame();
    expect(words()).toEqual(['Same', 'Same']);
    document.body.innerHTML = html();
    await frame();
    expect(words()).toEqual(['Small']);
  });

  it('waits for images no more than for the eyes', async () => {
    let decoded: (() => void) | undefined;
    HTMLImageElement.prototype.decode ??= () => Promise.resolve();
    vi.spyOn(HTMLImageElement.prototype, 'decode').mockImplementation(() => new Promise((done) => (decoded = done)));
    open();
    decide('image');
    await wait(1100);
    decoded!();
    await frame();
    expect(words()).toEqual(['Own']);
    await scroll(500);
    expect(words()).toEqual(['Image']);
  });

  it('is not one for a page that is hidden', async () => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    open();
    await wait(3000);
    decide('same');
    expect(words()).toEqual(['Same']);
  });

  it('is one where it was painted long before', () => {
    const paint = { startTime: performance.now() - 1001 } as PerformanceEntry;
    vi.spyOn(performance, 'getEntriesByName').mockReturnValue([paint]);
    open();
    decide('same');
    expect(words()).toEqual(['Own']);
    document.body.innerHTML = html();
    decide('same');
    expect(words()).toEqual(['Same']);
  });

  it('is shown at the next address, and not on the way back to a page', async () => {
    open();
    await wait(1100);
    decide('same');
    slots!.turn();
    await frame();
    expect(words()).toEqual(['Own']);
    history.pushState(0, '', '/next');
    slots!.turn();
    await frame();
    expect(words()).toEqual(['Same']);
    history.pushState(0, '', '/');
  });

  it('is shown at once in a preview', async () => {
    open({ preview: true });
    await wait(1100);
    decide('large');
    expect(words()).toEqual(['Large']);
  });
});

describe('room', () => {
  it('is kept for less, and given back to the byte', () => {
    document.body.innerHTML = html(100, ' style="color:red; min-height:  50px"');
    const before = document.body.innerHTML;
    open();
    decide('small');
    expect(document.querySelector('div')!.style.minHeight).toBe('100px');
    decide('default');
    expect(document.body.innerHTML).toBe(before);
    decide('small');
    slots!.stop();
    expect(document.body.innerHTML).toBe(before);
  });

  it('that is too little is told once, and not tried again while the slot is in view', async () => {
    open();
    decide('large');
    expect([words(), codes(), told]).toEqual([['Own'], [['slot-shift', '150px for div']], []]);
    const written = vi.spyOn(Text.prototype, 'data', 'set');
    document.body.append('more');
    await frame();
    expect(written).not.toHaveBeenCalled();
    await scroll(-1500);
    expect(words()).toEqual(['Large']);
    await scroll(0);
    decide('same');
    expect([words(), codes().length]).toEqual([['Same'], 1]);
    expect(document.querySelector('div')!.style.minHeight).toBe('150px');
  });

  it('is measured for live slots, too', async () => {
    open({ slots: { hero: { live: true, variants } } });
    await wait(1100);
    decide('small');
    expect(words()).toEqual(['Small']);
    decide('large');
    expect(words()).toEqual(['Small']);
    expect(document.querySelector('div')!.style.minHeight).toBe('100px');
  });

  it('is not asked of an element that has just come', async () => {
    document.body.innerHTML = '';
    open();
    decide('large');
    document.body.innerHTML = html();
    await frame();
    expect([words(), problems]).toEqual([['Large'], []]);
  });
});

it('takes over what other slots show, and leaves it where the shopper looks at it', async () => {
  const before = document.body.innerHTML;
  const first = openSlots({ slots: { hero: { variants } }, report: () => undefined, measure: false });
  open();
  first.apply([decisionOf('hero', 'small')]);
  await wait(1100);
  slots!.take(first);
  decide('same');
  expect([words(), told]).toEqual([['Small'], [{ hero: { variant: 'small' } }]]);
  await scroll(500);
  expect(words()).toEqual(['Same']);
  first.stop();
  expect(words()).toEqual(['Same']);
  slots!.stop();
  expect(document.body.innerHTML).toBe(before);
  expect(document.adoptedStyleSheets).toEqual([]);
});
