import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCursor } from '../../../../src/capture/sources/listening/open-cursor.js';

const open = () => {
  const told: object[] = [];
  return { told, scan: openCursor((entry) => told.push(entry)) };
};

describe('openCursor', () => {
  it('tells what has come since, objects only', () => {
    const { told, scan } = open();
    const array: unknown[] = [{ a: 1 }, 'x', null, 3];
    scan(array);
    array.push({ b: 2 }, undefined);
    scan(array);
    scan(array);
    scan(undefined);
    expect(told).toEqual([{ a: 1 }, { b: 2 }]);
  });

  it('tells nothing twice when an array is emptied, cut, filled again or replaced', () => {
    const { told, scan } = open();
    const [a, b, c, d] = [{ n: 'a' }, { n: 'b' }, { n: 'c' }, { n: 'd' }];
    const array = [() => {}, a, b] as unknown[];
    scan(array);
    array.splice(0, 3, a, b, c);
    scan(array);
    array.splice(0);
    scan(array);
    array.push(d);
    scan(array);
    scan([a, b, c, d]);
    expect(told).toEqual([a, b, c, d]);
  });

  it('tells an object as often as it is put in, while the array grows', () => {
    const { told, scan } = open();
    const again = {};
    const array = [again];
    scan(array);
    array.push(again, again);
    scan(array);
    expect(told).toHaveLength(3);
  });

  it('goes on behind an entry over which its teller threw', () => {
    const told: object[] = [];
    const scan = openCursor((entry: { bad?: boolean }) => {
      if (entry.bad) throw new Error('bad');
      told.push(entry);
    });
    const array = [{ bad: true }, {}];
    expect(() => scan(array)).toThrow('bad');
    scan(array);
    expect(told).toEqual([{}]);
  });

  it('tells each of different objects once and in order, however the array grows', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.oneof(fc.object(), fc.string()))), (steps) => {
        const { told, scan } = open();
        const array: unknown[] = [];
        for (const step of steps) {
          array.push(...step);
          scan(array);
        }
        expect(told).toEqual(array.filter((one) => typeof one === 'object'));
      }),
    );
  });
});
