// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSlots } from '../../../src/slots/open-slots.js';
import type { Decision } from '../../../src/decisions/decision.js';
import type { Slots } from '../../../src/slots/open-slots.js';
import { decisionOf } from './decision-of.js';

type Entry = { target: Element; intersectionRatio: number };
let observers: Observer[];
let seen: Partial<Decision>[];
let slots: Slots;
let front: Element | null;

// happy-dom lays nothing out, so the test says what can be seen.
class Observer {
  readonly watched = new Set<Element>();
  constructor(readonly tell: (entries: Entry[]) => void) {
    observers.push(this);
  }
  observe(element: Element): void {
    this.watched.add(element);
  }
  disconnect(): void {
    this.watched.clear();
  }
}

const hero = (): Element => document.querySelector('div') as Element;
const look = (intersectionRatio: number): void => {
  for (const { watched, tell } of observers) tell([...watched].map((target) => ({ target, intersectionRatio })));
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('IntersectionObserver', Observer);
  seen = [];
  observers = [];
  document.body.innerHTML = '<div data-vitrine-slot="hero"><h1>Hello</h1></div><aside></aside>';
  front = document.querySelector('h1');
  document.elementFromPoint = () => front;
});
afterEach(() => {
  slots.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const ran: string[] = [];

function open(measure = true): Slots {
  const variants = { a: { content: { h1: { text: 'A' } } }, bad: { template: '#none' } };
  slots = openSlots({
    slots: { hero: { variants } },
    report: () => undefined,
    measure,
    onExposure: (d) => seen.push(d),
    run: (what, work) => (ran.push(what), work()),
  });
  return slots;
}

describe('an exposure', () => {
  it('is half of the element for one second, once per decision', () => {
    const slots = open();
    slots.apply([decisionOf('hero', 'a', { at: 1 })]);
    look(0.6);
    vi.advanceTimersByTime(900);
    look(0.2);
    vi.advanceTimersByTime(2000);
    expect(seen).toEqual([]);
    look(0.5);
    slots.apply([decisionOf('hero', 'a', { at: 2 })]);
    vi.advanceTimersByTime(1000);
    expect(seen.map(({ variant, at }) => [variant, at])).toEqual([['a', 2]]);
    slots.apply([decisionOf('hero', 'a', { at: 3 })]);
    look(1);
    vi.advanceTimersByTime(5000);
    expect(seen.length).toBe(1);
    slots.apply([decisionOf('hero', 'default')]);
    look(1);
    vi.advanceTimersByTime(1000);
    expect(seen.map(({ variant }) => variant)).toEqual(['a', 'default']);
    // the look at the beginning, four decisions, two exposures, and that the slot has been seen
    expect(ran).toEqual(Array(8).fill('slots'));
  });

  it('waits until nothing lies over the element', () => {
    front = document.querySelector('aside');
    open().apply([decisionOf('hero', 'a')]);
    look(1);
    vi.advanceTimersByTime(3000);
    expect(seen).toEqual([]);
    front = hero();
    vi.advanceTimersByTime(1000);
    expect(seen.length).toBe(1);
  });

  it('does not happen in a page that is hidden', () => {
    const state = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    open().apply([decisionOf('hero', 'a')]);
    look(1);
    vi.advanceTimersByTime(3000);
    expect(seen).toEqual([]);
    state.mockRestore();
    vi.advanceTimersByTime(1000);
    expect(seen.length).toBe(1);
  });

  it('does not count for what could not be shown, or without permission', () => {
    open().apply([decisionOf('hero', 'bad')]);
    look(1);
    vi.advanceTimersByTime(3000);
    slots.stop();
    open(false).apply([decisionOf('hero', 'a')]);
    look(1);
    vi.advanceTimersByTime(3000);
    expect(seen).toEqual([]);
  });

  it('is not told after the end', () => {
    open().apply([decisionOf('hero', 'a')]);
    look(1);
    slots.stop();
    vi.advanceTimersByTime(3000);
    expect(seen).toEqual([]);
  });
});

describe('a page view', () => {
  const seenAs = (): unknown[] => seen.map(({ variant }) => variant);
  function see(): void {
    look(1);
    vi.advanceTimersByTime(1000);
  }

  it('has one exposure of each variant, however often these change', () => {
    open();
    for (const variant of ['a', 'default', 'a', 'default']) {
      slots.apply([decisionOf('hero', variant)]);
      see();
    }
    expect(seenAs()).toEqual(['a', 'default']);
  });

  it('has exposures of its own, also where it is of the same address, out of the back/forward cache', () => {
    open().apply([decisionOf('hero', 'a')]);
    see();
    slots.turn();
    vi.advanceTimersByTime(16);
    expect(seenAs()).toEqual(['a']);
    see();
    expect(seenAs()).toEqual(['a', 'a']);
  });

  it('does not begin with what was seen of the last', () => {
    open().apply([decisionOf('hero', 'a')]);
    look(1);
    vi.advanceTimersByTime(900);
    slots.turn();
    vi.advanceTimersByTime(900);
    expect(seenAs()).toEqual([]);
  });
});
