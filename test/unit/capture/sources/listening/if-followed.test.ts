// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ifFollowed } from '../../../../../src/capture/sources/listening/if-followed.js';

let followed: string[];
let navigation: EventTarget;
let ending: AbortController;
const link = () => document.querySelector('a')!;
const page = (type: string, handle: (event: Event) => void, target: EventTarget = link()): void =>
  target.addEventListener(type, handle, { signal: ending.signal });
/** A click as the browser sends it, without what it leads to. */
const click = (type = 'click'): void =>
  void link().dispatchEvent(new Event(type, { bubbles: true, cancelable: true, composed: true }));

beforeEach(() => {
  vi.useFakeTimers();
  followed = [];
  navigation = new EventTarget();
  ending = new AbortController();
  vi.stubGlobal('navigation', navigation);
  document.body.innerHTML = '<a href="/cart">Add</a>';
  addEventListener('click', (event) => ifFollowed(event, () => followed.push('click')), {
    capture: true,
    signal: ending.signal,
  });
});
afterEach(() => {
  ending.abort();
  vi.runAllTimers();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('whether a click is followed', () => {
  it('is known in its own task, and once', () => {
    click();
    expect(followed).toEqual(['click']);
    vi.runAllTimers();
    dispatchEvent(new Event('pagehide'));
    navigation.dispatchEvent(new Event('navigate'));
    expect(followed).toEqual(['click']);
  });

  it.each([
    ['on the link', link],
    ['on the document', () => document],
    ['on the window', () => window],
  ])('heeds a page that keeps it to itself %s', (_, target) => {
    page('click', (event) => event.preventDefault(), target());
    click();
    vi.runAllTimers();
    dispatchEvent(new Event('pagehide'));
    expect(followed).toEqual([]);
  });

  it.each([
    ['a navigation', () => navigation.dispatchEvent(new Event('navigate'))],
    ['the end of the page', () => dispatchEvent(new Event('pagehide'))],
    ['the next task', () => vi.advanceTimersByTime(0)],
  ])('is known by %s where the page stops the event', (_, happen) => {
    page('click', (event) => event.stopPropagation());
    click();
    expect(followed).toEqual([]);
    happen();
    expect(followed).toEqual(['click']);
    vi.runAllTimers();
    expect(followed).toEqual(['click']);
  });

  it('waits for the end of the click where the page changes the address before it keeps it', () => {
    page('click', (event) => {
      navigation.dispatchEvent(new Event('navigate'));
      event.preventDefault();
      event.stopPropagation();
    });
    click();
    vi.runAllTimers();
    expect(followed).toEqual([]);
  });

  it('is not told by another click meanwhile', () => {
    const other = document.createElement('a');
    document.body.append(other);
    page('click', (event) => {
      other.dispatchEvent(new Event('click', { bubbles: true }));
      event.preventDefault();
    });
    click();
    vi.runAllTimers();
    // the other one, which nobody keeps
    expect(followed).toEqual(['click']);
  });
});
