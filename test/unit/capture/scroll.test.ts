// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openScope } from '../../../src/capture/scope.js';
import { scroll } from '../../../src/capture/scroll.js';

const page = window as unknown as { happyDOM: { setURL(url: string): void } };
let seen: unknown[];
let stop: () => void;
let frames: (() => void)[];

const to = (percent: number): void => {
  vi.stubGlobal('scrollY', percent * 40 - 1000);
  document.dispatchEvent(new Event('scroll', { bubbles: true }));
  frames.splice(0).forEach((run) => run());
};

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
  vi.stubGlobal('innerHeight', 1000);
  vi.spyOn(document.documentElement, 'scrollHeight', 'get').mockReturnValue(4000);
  seen = [];
  page.happyDOM.setURL('https://shop.example/a');
  const scope = openScope('scroll', (problem) => seen.push(problem));
  scroll((_, said) => seen.push((said as { percent_scrolled: number }).percent_scrolled), scope, {});
  stop = scope.end;
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('scroll', () => {
  it('tells 25, 50, 75 and 90 percent once each, on the way down only', () => {
    [26, 40, 51, 30, 80, 60, 95, 100, 26].forEach(to);
    expect(seen).toEqual([25, 50, 75, 90]);
  });

  it('tells the deepest mark of a jump', () => {
    to(92);
    to(51);
    expect(seen).toEqual([90]);
  });

  it('says nothing of a page that nobody scrolls, and reads the layout once a frame', () => {
    expect(seen).toEqual([]);
    const height = vi.spyOn(document.documentElement, 'scrollHeight', 'get').mockReturnValue(4000);
    for (let i = 0; i < 20; i++) document.dispatchEvent(new Event('scroll', { bubbles: true }));
    expect(frames).toHaveLength(1);
    expect(height).not.toHaveBeenCalled();
  });

  it('ignores scrolling inside an element', () => {
    document.body.innerHTML = '<div></div>';
    vi.stubGlobal('scrollY', 3000);
    document.querySelector('div')!.dispatchEvent(new Event('scroll'));
    expect(frames).toEqual([]);
  });

  it('starts anew on another path and on a page from the cache', () => {
    to(51);
    page.happyDOM.setURL('https://shop.example/b');
    to(52);
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    to(53);
    to(54);
    expect(seen).toEqual([50, 50, 50]);
  });

  it('is silent after stop, also in a frame that was waiting', () => {
    vi.stubGlobal('scrollY', 3000);
    document.dispatchEvent(new Event('scroll', { bubbles: true }));
    stop();
    frames.forEach((run) => run());
    to(90);
    expect(seen).toEqual([]);
  });
});
