// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenIdle } from '../../../src/lib/when-idle.js';

let state: DocumentReadyState;
beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(document, 'readyState', 'get').mockImplementation(() => state);
  vi.stubGlobal('requestIdleCallback', undefined);
  Reflect.deleteProperty(globalThis, 'requestIdleCallback');
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function wait() {
  const run = vi.fn<() => void>();
  const ending = new AbortController();
  whenIdle(run, ending.signal);
  return { run, end: () => ending.abort() };
}

describe('whenIdle', () => {
  it('waits for the page to load, then for a pause, and calls once', () => {
    state = 'loading';
    const { run } = wait();
    vi.advanceTimersByTime(5000);
    expect(run).not.toHaveBeenCalled();
    dispatchEvent(new Event('load'));
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('comes soon on a page that has loaded', () => {
    state = 'complete';
    const { run } = wait();
    vi.advanceTimersByTime(200);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('comes at last on a page that never ends loading', () => {
    state = 'interactive';
    const { run } = wait();
    vi.advanceTimersByTime(10_200);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it.each(['loading', 'complete'] as const)('never comes after its end, on a page that is %s', (now) => {
    state = now;
    const { run, end } = wait();
    end();
    dispatchEvent(new Event('load'));
    vi.advanceTimersByTime(60_000);
    expect(run).not.toHaveBeenCalled();
  });

  it('uses the browser’s idle time where there is any', () => {
    state = 'complete';
    const idle: (() => void)[] = [];
    vi.stubGlobal('requestIdleCallback', (run: () => void) => idle.push(run));
    const { run } = wait();
    vi.advanceTimersByTime(60_000);
    expect(run).not.toHaveBeenCalled();
    idle.forEach((go) => go());
    expect(run).toHaveBeenCalledTimes(1);
  });
});
