// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openSlots, type Slots } from '../../../src/slots/open-slots.js';
import type { Stands } from '../../../src/slots/slot.js';
import { decisionOf } from './decision-of.js';
import { heightOf, layOut, type Layout } from './lay-out.js';

const said = (text: string) => ({ content: { h1: { text } } });
const variants = { same: said('Same'), small: said('Small'), large: said('Large') };
const WORDS: Readonly<Record<string, string>> = { default: 'Own', same: 'Same', small: 'Small', large: 'Large' };
const NAMES = ['one', 'two', 'free'] as const;
type Name = (typeof NAMES)[number];

/** What the shopper, the shop and the engine do. */
type Step =
  | readonly ['decide', Record<Name, string>]
  | readonly ['scroll' | 'wait', number]
  | readonly ['touch' | 'render', Name]
  | readonly ['route'];
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constant('decide' as const), fc.record({ one: variant(), two: variant(), free: variant() })),
  fc.tuple(fc.constant('scroll' as const), fc.constantFrom(0, 500, 1500)),
  fc.tuple(fc.constant('wait' as const), fc.constantFrom(300, 1200)),
  fc.tuple(fc.constant('touch' as const), fc.constantFrom(...NAMES)),
  fc.tuple(fc.constant('render' as const), fc.constantFrom(...NAMES)),
  fc.constant(['route'] as const),
);
function variant(): fc.Arbitrary<string> {
  return fc.constantFrom(...Object.keys(WORDS));
}

const html = (name: Name, top: number) => `<div data-vitrine-slot="${name}" data-top="${top}"><h1>Own</h1></div>`;
const elementOf = (name: Name): Element => document.querySelector(`[data-vitrine-slot=${name}]`)!;
const words = (name: Name) => elementOf(name).querySelector('h1')!.textContent;
const isInView = (name: Name): boolean => {
  const { top, bottom } = elementOf(name).getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
};

let layout: Layout;
let slots: Slots | undefined;
let stands: Readonly<Record<string, Stands>>;
/** Since when, by the test's own clock, an element has been in view without a break in this page view; and those noticed. */
let since: Map<Element, number>;
let noticed: Set<Element>;
let routes = 0;

beforeEach(() => {
  vi.useFakeTimers();
  layout = layOut();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function open(): void {
  [since, noticed, stands, layout.scrolled] = [new Map(), new Set(), {}, 0];
  document.body.innerHTML = html('one', 100) + html('two', 1000) + html('free', 300);
  slots = openSlots({
    slots: { one: { variants }, two: { variants }, free: { variants, live: true } },
    report: () => undefined,
    measure: false,
    onStands: (now) => (stands = now),
  });
  layout.look();
}

/** What the shopper has seen by now, by a model of its own. */
function keepEyes(): void {
  for (const name of NAMES) {
    const element = elementOf(name);
    if (!isInView(name)) since.delete(element);
    else if (!since.has(element)) since.set(element, Date.now());
    // a little less than a second is left to how timers fall
    if (Date.now() - since.get(element)! >= 1100) noticed.add(element);
  }
}

async function take([what, about]: Step): Promise<void> {
  if (what === 'decide') slots!.apply(NAMES.map((name) => decisionOf(name, (about as Record<Name, string>)[name])));
  if (what === 'scroll') layout.scrolled = about as number;
  if (what === 'touch') {
    elementOf(about as Name)
      .querySelector('h1')!
      .dispatchEvent(new Event('pointerdown', { bubbles: true, composed: true }));
    noticed.add(elementOf(about as Name));
  }
  if (what === 'render')
    elementOf(about as Name).outerHTML = html(about as Name, Number(elementOf(about as Name).getAttribute('data-top')));
  if (what === 'route') {
    history.pushState(0, '', `/${routes++}`);
    [since, noticed] = [new Map(), new Set()];
    slots!.turn();
  }
  layout.look();
  await vi.advanceTimersByTimeAsync(what === 'wait' ? (about as number) : 40);
}

it('a slot that was seen or touched never changes in view, none ever shifts, and the last word is had out of view', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      slots?.stop();
      open();
      const before = document.body.innerHTML;
      let decided: Record<Name, string> | undefined;
      let rendered = false;
      for (const one of steps) {
        keepEyes();
        const was = NAMES.map((name) => ({
          name,
          element: elementOf(name),
          words: words(name),
          height: heightOf(elementOf(name)),
          view: isInView(name),
        }));
        const fixed = new Set(one[0] === 'route' ? [] : noticed);
        await take(one);
        if (one[0] === 'decide') decided = one[1];
        rendered ||= one[0] === 'render';
        for (const { name, element, words: said, height, view } of was) {
          if (elementOf(name) !== element || !view || !isInView(name)) continue;
          expect(heightOf(element)).toBe(height);
          if (fixed.has(element) && name !== 'free') expect(words(name)).toBe(said);
          expect(WORDS[stands[name]?.variant ?? 'default']).toBe(words(name));
        }
      }
      keepEyes();
      // wholly below the window nothing is in the way
      layout.scrolled = -5000;
      await take(['wait', 300]);
      for (const name of NAMES) expect(words(name)).toBe(WORDS[decided?.[name] ?? 'default']);
      slots!.stop();
      if (!rendered) expect(document.body.innerHTML).toBe(before);
      expect(NAMES.map(words)).toEqual(['Own', 'Own', 'Own']);
    }),
    { numRuns: 150 },
  );
});
