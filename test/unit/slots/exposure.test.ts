// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSlots } from '../../../src/slots/open-slots.js';
import type { Decision } from '../../../src/decisions/decision.js';
import type { Slots } from '../../../src/slots/open-slots.js';
import { decisionOf } from './decision-of.js';

type Entry = { target: Element; intersectionRatio: number };
let tell: (entries: Entry[]) => void;
let watched: Set<Element>;
let seen: Partial<Decision>[];
let slots: Slots;
let front: Element | null;

// happy-dom lays nothing out, so the test says what can be seen.
class Observer {
  constructor(callback: (entries: Entry[]) => void) {
    watched = new Set();
    tell = callback;
  }
  observe(element: Element): void {
    watched.add(element);
  }
  disconnect(): void {
    watched.clear();
  }
}

const hero = (): Element => document.querySelector('div') as Element;
const look = (intersectionRatio: number): void => tell([...watched].map((target) => ({ target, intersectionRatio })));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('IntersectionObserver', Observer);
  seen = [];
  watched = new Set();
  tell = () => undefined;
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
    expect(ran).toEqual(['slots', 'slots', 'slots', 'slots', 'slots', 'slots']);
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
    expect(watched.size).toBe(0);
    slots.stop();
    open(false).apply([decisionOf('hero', 'a')]);
    expect(watched.size).toBe(0);
  });

  it('is not told after the end', () => {
    open().apply([decisionOf('hero', 'a')]);
    look(1);
    slots.stop();
    vi.advanceTimersByTime(3000);
    expect(seen).toEqual([]);
  });
});
