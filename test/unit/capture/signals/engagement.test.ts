// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engagement } from '../../../../src/capture/signals/engagement.js';
import { openScope } from '../../../../src/capture/scope.js';
import type { Emit } from '../../../../src/capture/source.js';

let at: number;
let seen: number[];
let stop: () => void;
const start = (): void => {
  const scope = openScope('user_engagement', (problem) => expect(problem).toBeUndefined());
  const emit: Emit = (_, said) => seen.push((said as { engagement_time_msec: number }).engagement_time_msec);
  engagement(emit, scope, { now: () => at });
  stop = scope.end;
};
const input = (time: number, type = 'pointermove'): void => {
  at = time;
  document.dispatchEvent(new Event(type, { bubbles: true }));
};
const hide = (time: number, type = 'visibilitychange'): void => {
  at = time;
  (type === 'pagehide' ? window : document).dispatchEvent(new Event(type, { bubbles: true }));
};
const total = (): number => seen.reduce((sum, one) => sum + one, 0);

beforeEach(() => {
  at = 1_000_000;
  seen = [];
  start();
});
afterEach(() => stop());

describe('engagement', () => {
  it('counts the time up to five seconds after an input', () => {
    input(1_000_000);
    hide(1_060_000);
    expect(seen).toEqual([5000]);
  });

  it('says so about every ten seconds of engaged time', () => {
    for (let time = 1_000_000; time <= 1_026_000; time += 1000) input(time, 'keydown');
    expect(seen).toEqual([10_000, 10_000]);
    hide(1_027_000, 'pagehide');
    expect(seen).toEqual([10_000, 10_000, 7000]);
  });

  it('counts nothing before the first input, nor while the page is hidden, nor when it only comes back', () => {
    hide(1_010_000);
    input(1_020_000);
    hide(1_021_000);
    hide(1_050_000);
    hide(1_060_000, 'pagehide');
    expect(seen).toEqual([1000]);
  });

  it('starts anew on a page from the cache', () => {
    input(1_000_000);
    hide(1_002_000, 'pagehide');
    at = 2_000_000;
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    input(2_001_000);
    hide(2_002_000);
    expect(seen).toEqual([2000, 1000]);
  });

  it('does not take a page that scrolls itself for a shopper', () => {
    input(1_000_000, 'scroll');
    hide(1_010_000);
    expect(seen).toEqual([]);
  });

  it('is silent after stop', () => {
    input(1_000_000);
    stop();
    hide(1_010_000);
    expect(seen).toEqual([]);
  });

  it('adds up to the union of the five seconds after each input, a clock that jumps back aside', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12_000), { minLength: 1, maxLength: 40 }), (waits) => {
        seen = [];
        let time = at + 100_000;
        let expected = 0;
        waits.forEach((wait) => {
          input(time);
          expected += Math.min(wait, 5000);
          time += wait;
        });
        hide(time);
        expect(total()).toBe(expected);
      }),
    );
    input(at);
    input(at - 50_000);
    hide(at + 60_000);
    expect(seen.every((one) => one > 0)).toBe(true);
  });
});
