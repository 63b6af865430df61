// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { markGrant, newGrant } from '../../../src/grant-marker.js';

const DAY = 86_400_000;
beforeEach(() => localStorage.clear());

describe('the mark of a grant', () => {
  it('is the same for every page until it is taken away', () => {
    const first = markGrant(newGrant(), 395 * DAY);
    expect(first.marked).toBe(true);
    expect(markGrant(newGrant(), 395 * DAY)).toEqual(first);
    localStorage.removeItem('vitrine-grant');
    expect(markGrant(newGrant(), 395 * DAY).id).not.toBe(first.id);
  });

  it('ends at its age, and where it is no mark', () => {
    const old = `a-b-c-d-${(Date.now() - 396 * DAY).toString(36)}`;
    for (const left of [old, 'nothing', '']) {
      localStorage.setItem('vitrine-grant', left);
      expect(markGrant('new-1', 395 * DAY)).toEqual({ id: 'new-1', marked: true });
      expect(localStorage.getItem('vitrine-grant')).toBe('new-1');
    }
  });

  it('is done without where storage is refused', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(markGrant('one', DAY)).toEqual({ id: 'one', marked: false });
    vi.unstubAllGlobals();
  });
});
