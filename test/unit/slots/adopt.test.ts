// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Trouble } from '../../../src/lib/report.js';
import { openSlots, type Slots } from '../../../src/slots/open-slots.js';
import type { StoredSlot, StoredWrite, StubHandle, Written } from '../../../src/slots/stored-slot.js';
import { decisionOf, nextLook } from './decision-of.js';

const html = (name = 'hero') =>
  `<div data-vitrine-slot="${name}" class="wide"><h1>Own</h1><a href="/own" style="color: red;">Look</a></div>`;
const variants = {
  a: { content: { h1: { text: 'A' }, a: { link: '/a', variables: { '--x': '1' } } } },
  b: { content: { h1: { text: 'B' } } },
} as const;
const writes: readonly StoredWrite[] = [
  ['h1', '', 'A'],
  ['a', 'href', '/a'],
  ['a', '--x', '1'],
];

let slots: Slots;
let problems: Trouble[];
let seen: string[];
let tops: number;
let stopped: number;

/** What the head stub would have done: variant `a` in every element of the slot. */
function stubbed(slot = 'hero', variant = 'a', todo: readonly StoredWrite[] = []): StubHandle {
  const stored: StoredSlot = { slot, variant, selector: `[data-vitrine-slot=${slot}]`, writes };
  const shown = new Map<Element, { slot: StoredSlot; written: readonly Written[]; todo: readonly StoredWrite[] }>();
  for (const element of document.querySelectorAll(stored.selector)) {
    const link = element.querySelector('a') as HTMLElement;
    const text = element.querySelector('h1')!.firstChild as Text;
    const written: Written[] = [
      [text, '', text.data, 'A'],
      [link, 'href', '/own', '/a'],
      [link, '--x', null, '1'],
    ];
    if (!todo.length) text.data = 'A';
    link.setAttribute('href', '/a');
    link.style.setProperty('--x', '1');
    shown.set(element, { slot: stored, written: todo.length ? written.slice(1) : written, todo });
  }
  return {
    stored: { grant: 'g', policyVersion: '1', until: Infinity, slots: [stored] },
    shown,
    stop: () => void stopped++,
    undo: () => undefined,
  };
}
const open = (stub: StubHandle, config: object = { hero: { variants } }) =>
  (slots = openSlots({
    slots: config as never,
    report: (problem) => problems.push(problem),
    measure: true,
    onExposure: ({ slot, variant }) => seen.push(`${slot} ${variant}`),
    stub,
  }));
const words = () => [...document.querySelectorAll('h1')].map((one) => one.textContent);
const records = (work: () => void) => {
  const observer = new MutationObserver(() => undefined);
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  work();
  return observer.takeRecords();
};

let look: (ratio: number) => void;
class Observer {
  readonly watched = new Set<Element>();
  constructor(tell: (entries: object[]) => void) {
    look = (intersectionRatio) => tell([...this.watched].map((target) => ({ target, intersectionRatio })));
  }
  observe(element: Element) {
    this.watched.add(element);
  }
  disconnect() {
    this.watched.clear();
  }
}

beforeEach(() => {
  [problems, seen, tops, stopped] = [[], [], 0, 0];
  look = () => undefined;
  document.body.innerHTML = html();
  document.elementFromPoint = () => null;
  vi.stubGlobal('IntersectionObserver', Observer);
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(
    () => ({ left: 0, top: tops, width: 10, height: 10 }) as DOMRect,
  );
});
afterEach(() => {
  slots.stop();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('what the head stub has shown', () => {
  it('stays untouched until something is decided, and comes off byte for byte', async () => {
    const before = document.body.innerHTML;
    const stub = stubbed();
    const stubs = document.body.innerHTML;
    expect(records(() => open(stub))).toEqual([]);
    expect(stopped).toBe(1);
    document.dispatchEvent(new Event('DOMContentLoaded'));
    document.body.append(document.createElement('p'));
    await nextLook();
    document.querySelector('p')!.remove();
    expect(document.body.innerHTML).toBe(stubs);
    slots.stop();
    expect(document.body.innerHTML).toBe(before);
  });

  it('is left alone by the same decision, and its exposure counts', () => {
    vi.useFakeTimers();
    open(stubbed());
    expect(records(() => slots.apply([decisionOf('hero', 'a')]))).toEqual([]);
    look(1);
    vi.advanceTimersByTime(1000);
    slots.apply([decisionOf('hero', 'a', { at: 2 })]);
    look(1);
    vi.advanceTimersByTime(1000);
    expect(seen).toEqual(['hero a']);
  });

  it.each(['b', 'default', 'nope'])('stays, and is what was seen, when %s is decided', (variant) => {
    vi.useFakeTimers();
    open(stubbed());
    expect(records(() => slots.apply([decisionOf('hero', variant)]))).toEqual([]);
    look(1);
    vi.advanceTimersByTime(1000);
    slots.apply([]);
    slots.apply([decisionOf('hero', 'b', { at: 2 })]);
    look(1);
    vi.advanceTimersByTime(1000);
    expect(words()).toEqual(['A']);
    expect(seen).toEqual(['hero a']);
  });

  it('gives way to another decision where the shopper cannot have seen it', () => {
    tops = innerHeight;
    open(stubbed());
    slots.apply([decisionOf('hero', 'a')]);
    slots.apply([decisionOf('hero', 'b')]);
    expect(words()).toEqual(['B']);
    expect(document.querySelector('a')!.outerHTML).toBe('<a href="/own" style="color: red;">Look</a>');
    slots.apply([decisionOf('hero', 'default')]);
    expect(words()).toEqual(['Own']);
  });

  it('stays when the shopper has scrolled to it before the decision', () => {
    tops = innerHeight;
    open(stubbed());
    tops = innerHeight - 1;
    slots.apply([decisionOf('hero', 'b')]);
    tops = innerHeight;
    slots.apply([decisionOf('hero', 'b', { at: 2 })]);
    expect(words()).toEqual(['A']);
  });

  it('gives way to the fresh decision where the page has rendered it again', async () => {
    open(stubbed());
    slots.apply([decisionOf('hero', 'b')]);
    const old = document.body.firstElementChild!;
    document.body.innerHTML = html();
    await nextLook();
    expect(words()).toEqual(['B']);
    expect(old.querySelector('h1')!.textContent).toBe('Own');
    document.body.insertAdjacentHTML('beforeend', html());
    await nextLook();
    expect(words()).toEqual(['B', 'B']);
    expect(problems).toEqual([]);
  });

  it('is written in full where the stub could not', () => {
    const before = document.body.innerHTML;
    open(stubbed('hero', 'a', [['h1', '', 'A']]));
    expect(words()).toEqual(['Own']);
    slots.apply([decisionOf('hero', 'a')]);
    expect(words()).toEqual(['A']);
    slots.stop();
    expect(document.body.innerHTML).toBe(before);
  });

  it.each([
    ['slot', 'gone', 'a'],
    ['variant', 'hero', 'gone'],
    ['variant', 'hero', 'toString'],
  ])('comes off at once when the config has no such %s', (_, slot, variant) => {
    document.body.innerHTML = html(slot);
    open(stubbed(slot, variant));
    expect(words()).toEqual(['Own']);
    expect(document.querySelector('a')!.getAttribute('href')).toBe('/own');
  });

  it('stays, in all of the slot, when a variant that was decided cannot be shown', () => {
    open(stubbed(), { hero: { variants: { ...variants, bad: { template: '#none' } } } });
    document.body.insertAdjacentHTML('beforeend', html());
    slots.apply([decisionOf('hero', 'bad')]);
    expect(words()).toEqual(['A', 'A']);
    expect(problems.map(({ code }) => code)).toEqual(['slot-template']);
  });
});
