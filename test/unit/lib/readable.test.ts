import { afterEach, expect, it, vi } from 'vitest';
import { writable } from '../../../src/lib/readable.js';

afterEach(() => vi.unstubAllGlobals());

it('hands a listener’s throw to its window, and goes on to the others', () => {
  const reportError = vi.fn<(cause: unknown) => void>();
  vi.stubGlobal('reportError', reportError);
  const value = writable(0);
  const cause = new Error('the shop’s');
  const heard: number[] = [];
  value.subscribe(() => {
    throw cause;
  });
  value.subscribe((now) => void heard.push(now));
  expect(() => value.set(1)).not.toThrow();
  expect(heard).toEqual([1]);
  expect(reportError).toHaveBeenCalledExactlyOnceWith(cause);
});
