// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBatch, type Batch } from '../../../src/lib/batch.js';

let sent: (readonly number[])[];
let batch: Batch<number>;
const visibility = (state: DocumentVisibilityState) =>
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  batch = openBatch((values) => sent.push(values));
});
afterEach(() => {
  batch.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('openBatch', () => {
  it('sends together what comes within 50 ms, in order', () => {
    batch.add(1);
    vi.advanceTimersByTime(30);
    batch.add(2);
    vi.advanceTimersByTime(19);
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(sent).toEqual([[1, 2]]);
    batch.add(3);
    vi.advanceTimersByTime(50);
    expect(sent).toEqual([[1, 2], [3]]);
  });

  it('sends right after a click', () => {
    document.body.addEventListener('click', () => batch.add(1), { once: true });
    document.body.click();
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(0);
    expect(sent).toEqual([[1]]);
  });

  it('sends at once when the page is hidden, and while it is', () => {
    batch.add(1);
    visibility('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    batch.add(2);
    expect(sent).toEqual([[1], [2]]);
  });

  it('sends a burst in turns of 500, in order, and all of it at once when the page is hidden', () => {
    const all = Array.from({ length: 1700 }, (_, i) => i);
    all.forEach(batch.add);
    vi.advanceTimersByTime(60);
    expect(sent.map(({ length }) => length)).toEqual([500, 500, 500, 200]);
    expect(sent.flat()).toEqual(all);
    all.forEach(batch.add);
    visibility('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(sent.at(-1)).toEqual(all);
  });

  it('sends nothing empty, and nothing after stop', () => {
    batch.flush();
    batch.add(1);
    batch.stop();
    window.dispatchEvent(new Event('pagehide'));
    vi.advanceTimersByTime(100);
    expect(sent).toEqual([]);
  });
});
