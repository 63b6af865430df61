// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { govern } from '../../../src/governor/govern.js';
import { openMeter } from '../../../src/lib/meter.js';

/** What is saved when a piece of work of so many milliseconds is done under a limit of 100, and at the next page view. */
function spend(ms: number) {
  const log: string[] = [];
  const note = (what: string) => () => void log.push(what);
  const meter = openMeter();
  const governor = govern(
    { meter, budget: { cpu: 100 }, assets: 'https://shop.example/', report: () => undefined, onSpent: () => undefined },
    { pace: (wait) => void log.push(`pace ${wait}`), freeze: note('freeze'), thaw: note('thaw'), end: note('end') },
  );
  const start = performance.now();
  meter.note({ what: 'slots', start, end: start + ms }, ms);
  vi.advanceTimersByTime(500);
  const saved = log.splice(0);
  governor.renew();
  governor.stop();
  return { saved, renewed: log };
}

describe('govern', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([
    [40, [], []],
    [60, ['pace 1000'], ['pace 50', 'thaw']],
    [80, ['pace 1000', 'freeze'], ['pace 50', 'thaw']],
    [120, ['end'], []],
  ])('of %d ms in 100 saves by %j, and at the next page view goes back by %j', (ms, saved, renewed) => {
    expect(spend(ms)).toEqual({ saved, renewed });
  });
});
