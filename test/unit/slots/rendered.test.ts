// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Trouble } from '../../../src/lib/report.js';
import { openSlots, type Slots } from '../../../src/slots/open-slots.js';
import type { Stands } from '../../../src/slots/slot.js';
import { decisionOf } from './decision-of.js';
import { layOut, type Layout } from './lay-out.js';

const html = '<div data-vitrine-slot="hero" data-vitrine-variant="default" data-top="100"><h1>Own</h1></div>';
const WORDS: Readonly<Record<string, string>> = { deal: 'Deal', small: 'Small', large: 'Large', default: 'Own' };

let layout: Layout;
let slots: Slots;
let problems: Trouble[];
let seen: string[];
let told: (string | undefined)[];
/** What the page renders, and when it does so. */
let render: (work: () => void) => void;

function open(live = false): void {
  slots = openSlots({
    slots: {
      hero: { live, variants: { deal: {}, small: {}, large: {}, written: { content: { h1: { text: 'Written' } } } } },
    },
    report: (problem) => problems.push(problem),
    measure: true,
    onExposure: ({ variant }) => seen.push(variant),
    onStands(stands: Readonly<Record<string, Stands>>) {
      const variant = stands['hero']?.variant;
      told.push(variant);
      render(() => {
        const one = document.querySelector<HTMLElement>('[data-vitrine-variant]')!;
        const name = variant && variant in WORDS ? variant : 'default';
        one.dataset['vitrineVariant'] = name;
        one.querySelector('h1')!.firstChild!.nodeValue = WORDS[name]!;
      });
    },
  });
}
const decide = (variant: string) => slots.apply([decisionOf('hero', variant)]);
const words = () => document.querySelector('h1')!.textContent;
const hero = () => document.querySelector<HTMLElement>('div')!;
async function wait(ms: number): Promise<void> {
  layout.look();
  await vi.advanceTimersByTimeAsync(ms);
}

beforeEach(() => {
  vi.useFakeTimers();
  [problems, seen, told, render] = [[], [], [], queueMicrotask];
  document.body.innerHTML = html;
  layout = layOut();
});
afterEach(() => {
  slots.stop();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a variant that the page renders', () => {
  it('is told, left to the page, and counts as seen once the element says so', async () => {
    render = (work) => setTimeout(work, 5000);
    open(true);
    decide('deal');
    expect([told, words()]).toEqual([['deal'], 'Own']);
    await wait(2000);
    expect(seen).toEqual([]);
    render = queueMicrotask;
    hero().dataset['vitrineVariant'] = 'deal';
    await wait(40);
    await wait(1100);
    expect(seen).toEqual(['deal']);
    slots.stop();
    expect(hero().hasAttribute('style')).toBe(false);
  });

  it('keeps the room of more, and gives it back', async () => {
    open();
    decide('small');
    await wait(40);
    expect([words(), hero().style.minHeight]).toEqual(['Small', '100px']);
    slots.stop();
    expect(hero().hasAttribute('style')).toBe(false);
  });

  it('is taken back where it would shift the page', async () => {
    open();
    decide('large');
    await wait(40);
    expect([words(), told]).toEqual(['Own', ['large', undefined]]);
    expect(problems.map(({ code, about }) => [code, about])).toEqual([['slot-shift', '150px for div']]);
    await wait(500);
    expect(told).toHaveLength(2);
  });

  it('is taken back where the page renders it only when the slot has been seen', async () => {
    render = (work) => setTimeout(work, 2000);
    open();
    decide('deal');
    await wait(2100);
    expect(told).toEqual(['deal', undefined]);
    expect(problems).toEqual([]);
  });

  it('may give way to one that is written, and the other way round', async () => {
    open(true);
    decide('deal');
    await wait(40);
    decide('written');
    await wait(40);
    expect([words(), told]).toEqual(['Written', ['deal', 'written']]);
    decide('deal');
    await wait(40);
    expect([words(), told.at(-1)]).toEqual(['Deal', 'deal']);
    decide('default');
    await wait(40);
    expect(words()).toBe('Own');
    expect(problems).toEqual([]);
  });

  it('is not told where nothing on the page says that it renders it', () => {
    hero().removeAttribute('data-vitrine-variant');
    open();
    decide('deal');
    expect(told).toEqual([]);
    expect(problems).toEqual([{ code: 'slot-unrendered', field: 'slots.hero.variants.deal' }]);
  });
});
