// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoredSlot } from '../../../src/slots/stored-slot.js';
import { dropDecisions, keepDecisions } from '../../../src/stored-decisions.js';

const slots: StoredSlot[] = [{ slot: 'hero', selector: '.hero', variant: 'sale', writes: [['h1', '', 'Sale']] }];
const decisions = { grant: 'g', policyVersion: '1', slots };
/** In place of the browser's storage, with one call of ours in place of its own. */
const storageWith = (calls: Partial<Storage>) =>
  vi
    .spyOn(globalThis, 'localStorage', 'get')
    .mockReturnValue({
      getItem: (key: string) => real.getItem(key),
      setItem: (key: string, value: string) => real.setItem(key, value),
      removeItem: (key: string) => real.removeItem(key),
      ...calls,
    } as Storage);
const real = localStorage;
const kept = () => JSON.parse(localStorage.getItem('vitrine') ?? 'null');

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ now: new Date('2030-01-01T10:30:00Z') });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('keepDecisions', () => {
  it.each([
    [30, '2030-01-08T10:00:00Z'],
    [7, '2030-01-08T10:00:00Z'],
    [1, '2030-01-02T10:00:00Z'],
  ])('keeps them for seven days, or the %i of retention, from the full hour', (days, until) => {
    keepDecisions(decisions, days);
    expect(kept()).toEqual({ ...decisions, until: Date.parse(until) });
  });

  it('writes only what has changed, and once an hour', () => {
    const setItem = vi.fn<Storage['setItem']>((key, value) => real.setItem(key, value));
    storageWith({ setItem });
    keepDecisions(decisions, 30);
    vi.advanceTimersByTime(29 * 60_000);
    keepDecisions(decisions, 30);
    expect(setItem).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(60_000);
    keepDecisions(decisions, 30);
    keepDecisions({ ...decisions, policyVersion: '2' }, 30);
    expect(setItem).toHaveBeenCalledTimes(3);
  });

  it('removes the key where there is nothing to show', () => {
    keepDecisions(decisions, 30);
    keepDecisions({ ...decisions, slots: [] }, 30);
    expect(localStorage.getItem('vitrine')).toBeNull();
  });

  it('leaves nothing old behind when storage is full, and throws nothing', () => {
    keepDecisions(decisions, 30);
    storageWith({
      setItem() {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    keepDecisions({ ...decisions, policyVersion: '2' }, 30);
    expect(localStorage.getItem('vitrine')).toBeNull();
  });

  it('throws nothing where storage is refused', () => {
    vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError');
    });
    expect(() => keepDecisions(decisions, 30)).not.toThrow();
    expect(dropDecisions).not.toThrow();
  });
});

describe('dropDecisions', () => {
  it('removes the one key, at once', () => {
    localStorage.setItem('shop', '1');
    keepDecisions(decisions, 30);
    dropDecisions();
    expect(Object.keys(localStorage)).toEqual(['shop']);
  });
});
