import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlap } from '../../../src/governor/overlap.js';
import type { Slice } from '../../../src/lib/meter.js';

const slice = (what: string, start: number, end: number): Slice => ({ what, start, end });

it.each([
  ['none', [], 0, ''],
  ['beside it', [slice('a', 0, 100), slice('b', 200, 300)], 0, ''],
  ['within it', [slice('a', 120, 130), slice('b', 140, 160)], 30, 'b'],
  ['across its edges', [slice('a', 90, 130), slice('b', 180, 300)], 50, 'a'],
  ['around it', [slice('a', 0, 300)], 100, 'a'],
  ['inside each other, the inner noted first', [slice('inner', 120, 140), slice('outer', 110, 150)], 40, 'outer'],
  ['noted late', [slice('b', 150, 160), slice('a', 100, 120)], 30, 'a'],
] as const)('measures slices %s', (_, slices, ...found) => {
  expect(overlap(slices, { startTime: 100, duration: 100 })).toEqual(found);
});

it('counts every millisecond that a slice covers once, in whatever order they come', () => {
  const one = fc.tuple(fc.nat(60), fc.nat(30)).map(([start, ms]) => slice('a', start, start + ms));
  fc.assert(
    fc.property(fc.array(one, { maxLength: 8 }), fc.nat(60), fc.nat(40), (slices, startTime, duration) => {
      const covered = Array.from({ length: duration }, (_, i) => startTime + i).filter((ms) =>
        slices.some(({ start, end }) => start <= ms && ms < end),
      );
      expect(overlap(slices, { startTime, duration })[0]).toBe(covered.length);
    }),
  );
});

it('leaves the slices as they are', () => {
  const slices = Object.freeze([slice('b', 5, 6), slice('a', 1, 2)]);
  overlap(slices, { startTime: 0, duration: 9 });
  expect(slices.map(({ what }) => what)).toEqual(['b', 'a']);
});
