// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageView } from '../../../src/capture/page-view.js';
import { openScope } from '../../../src/capture/scope.js';

const page = window as unknown as { happyDOM: { setURL(url: string): void }; navigation?: EventTarget };
const restored = (): Event => Object.assign(new Event('pageshow'), { persisted: true });

let seen: string[];
let stop: () => void;
const start = (): void => {
  const scope = openScope('page_view', (problem) => expect(problem).toBeUndefined());
  pageView((name) => seen.push(`${name} ${location.pathname}`), scope, { routeQuery: [] });
  stop = scope.end;
};

beforeEach(() => {
  vi.useFakeTimers();
  page.happyDOM.setURL('https://shop.example/');
  seen = [];
});
afterEach(() => {
  stop();
  delete page.navigation;
  vi.useRealTimers();
});

describe('page view', () => {
  it('counts the page that stands, and again when the browser brings it back from its cache', () => {
    start();
    window.dispatchEvent(new Event('pageshow'));
    expect(seen).toEqual(['page_view /']);
    window.dispatchEvent(restored());
    expect(seen).toEqual(['page_view /', 'page_view /']);
  });

  it('counts each changed path of wrapped history, one task later', () => {
    start();
    history.pushState({ a: 1 }, '', '/cart');
    expect(history.state).toEqual({ a: 1 });
    expect(seen).toHaveLength(1);
    vi.runAllTimers();
    history.replaceState(null, '', '/checkout');
    vi.runAllTimers();
    expect(seen).toEqual(['page_view /', 'page_view /cart', 'page_view /checkout']);
  });

  it('does not count a changed query or fragment', () => {
    start();
    history.pushState(null, '', '/?page=2');
    history.replaceState(null, '', '/#reviews');
    vi.runAllTimers();
    expect(seen).toEqual(['page_view /']);
  });

  it('counts the way back', () => {
    start();
    page.happyDOM.setURL('https://shop.example/back');
    window.dispatchEvent(new Event('popstate'));
    vi.runAllTimers();
    expect(seen).toEqual(['page_view /', 'page_view /back']);
  });

  it('prefers the Navigation API and then leaves history alone', () => {
    page.navigation = new EventTarget();
    start();
    expect(Object.hasOwn(history, 'pushState')).toBe(false);
    history.pushState(null, '', '/a');
    vi.runAllTimers();
    expect(seen).toHaveLength(1);
    page.navigation.dispatchEvent(new Event('currententrychange'));
    vi.runAllTimers();
    expect(seen).toEqual(['page_view /', 'page_view /a']);
  });

  it('gives history back and counts nothing after stop, not even a route under way', () => {
    start();
    history.pushState(null, '', '/under-way');
    stop();
    vi.runAllTimers();
    history.pushState(null, '', '/later');
    window.dispatchEvent(restored());
    vi.runAllTimers();
    expect(seen).toEqual(['page_view /']);
    expect(Object.hasOwn(history, 'pushState')).toBe(false);
    expect(Object.hasOwn(history, 'replaceState')).toBe(false);
  });
});
