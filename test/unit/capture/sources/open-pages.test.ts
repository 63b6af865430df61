// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPages } from '../../../../src/capture/sources/open-pages.js';

let ending: AbortController;
let reads: number;

/** Changes the page, and lets its observers know. */
async function change(): Promise<void> {
  document.body.append(document.createElement('p'));
  await vi.advanceTimersByTimeAsync(1);
}

beforeEach(() => {
  vi.useFakeTimers();
  ending = new AbortController();
  reads = 0;
});
afterEach(() => {
  ending.abort();
  vi.useRealTimers();
});

describe('a page to be read', () => {
  it('is read at once, when its DOM has been quiet for 100 ms, and after two seconds what came since', async () => {
    openPages(ending.signal).onPage(() => reads++);
    expect(reads).toBe(1);
    for (let i = 0; i < 5; i++) {
      await vi.advanceTimersByTimeAsync(80);
      await change();
    }
    expect(reads).toBe(1);
    await vi.advanceTimersByTimeAsync(110);
    expect(reads).toBe(2);
    await change();
    await vi.advanceTimersByTimeAsync(5000);
    expect(reads).toBe(3);
    await change();
    await vi.advanceTimersByTimeAsync(5000);
    expect(reads).toBe(3);
  });

  it('is not read again where nothing has come since', async () => {
    openPages(ending.signal).onPage(() => reads++);
    await vi.advanceTimersByTimeAsync(5000);
    expect(reads).toBe(2);
  });

  it('is not waited for longer than two seconds, however restless', async () => {
    openPages(ending.signal).onPage(() => reads++);
    for (let i = 0; i < 24; i++) {
      await vi.advanceTimersByTimeAsync(90);
      await change();
    }
    expect(reads).toBe(2);
  });

  it('is read again after each page view, when it has come to rest', async () => {
    const { onPage, viewed } = openPages(ending.signal);
    onPage(() => reads++);
    await vi.advanceTimersByTimeAsync(3000);
    viewed();
    expect(reads).toBe(2);
    await vi.advanceTimersByTimeAsync(3000);
    expect(reads).toBe(3);
  });

  it('is left alone after the end', async () => {
    const { onPage, viewed } = openPages(ending.signal);
    onPage(() => reads++);
    ending.abort();
    await vi.advanceTimersByTimeAsync(5000);
    viewed();
    await vi.advanceTimersByTimeAsync(5000);
    expect(reads).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
