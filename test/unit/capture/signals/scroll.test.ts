// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openScope } from '../../../../src/capture/scope.js';
import { scroll } from '../../../../src/capture/signals/scroll.js';
import type { Tools } from '../../../../src/capture/sources/tools.js';

let path: string;
let seen: unknown[];
let stop: () => void;

const scrolled = (percent: number): void => {
  vi.stubGlobal('scrollY', percent * 40 - 1000);
  document.dispatchEvent(new Event('scroll', { bubbles: true }));
};
const to = async (percent: number): Promise<void> => {
  scrolled(percent);
  await vi.advanceTimersByTimeAsync(300);
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('innerHeight', 1000);
  vi.spyOn(document.documentElement, 'scrollHeight', 'get').mockReturnValue(4000);
  seen = [];
  path = '/a';
  const scope = openScope('scroll', (problem) => seen.push(problem));
  const tools = { place: () => path } as unknown as Tools;
  scroll((_, said) => seen.push((said as { percent_scrolled: number }).percent_scrolled), scope, tools);
  stop = scope.end;
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('scroll', () => {
  it('tells 25, 50, 75 and 90 percent once each, on the way down only', async () => {
    for (const percent of [26, 40, 51, 30, 80, 60, 95, 100, 26]) await to(percent);
    expect(seen).toEqual([25, 50, 75, 90]);
  });

  it('tells the deepest mark of a jump', async () => {
    await to(92);
    await to(51);
    expect(seen).toEqual([90]);
  });

  it('reads the layout in a task behind a frame, once for all scrolls until then, and never in the handler', async () => {
    const frames: (() => void)[] = [];
    vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
    const height = vi.spyOn(document.documentElement, 'scrollHeight', 'get').mockReturnValue(4000);
    for (let i = 0; i < 20; i++) scrolled(80);
    await vi.advanceTimersByTimeAsync(300);
    expect(frames).toHaveLength(1);
    frames.forEach((run) => run());
    expect(height).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(height).toHaveBeenCalledTimes(1);
    expect(seen).toEqual([75]);
  });

  it('ignores scrolling inside an element', async () => {
    document.body.innerHTML = '<div></div>';
    vi.stubGlobal('scrollY', 3000);
    document.querySelector('div')!.dispatchEvent(new Event('scroll'));
    await vi.advanceTimersByTimeAsync(500);
    expect(seen).toEqual([]);
  });

  it('starts anew on another route and on a page from the cache', async () => {
    await to(51);
    path = '/b';
    await to(52);
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await to(53);
    await to(54);
    expect(seen).toEqual([50, 50, 50]);
  });

  it('says nothing of a hidden page', async () => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    await to(80);
    expect(seen).toEqual([]);
  });

  it('is silent after stop, also while a frame is waited for', async () => {
    scrolled(90);
    stop();
    await vi.advanceTimersByTimeAsync(500);
    await to(90);
    expect(seen).toEqual([]);
  });
});
