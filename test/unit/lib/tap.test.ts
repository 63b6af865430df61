import { describe, expect, it, vi } from 'vitest';
import { tap } from '../../../src/lib/tap.js';

describe('tap', () => {
  it('leaves this, arguments, result and throws as they were', () => {
    const after = vi.fn<(...said: unknown[]) => void>();
    const object = {
      base: 2,
      add(this: { base: number }, by: number) {
        if (by < 0) throw new RangeError('negative');
        return this.base + by;
      },
    };
    tap(object, 'add', after);
    expect(object.add(3)).toBe(5);
    expect(() => object.add(-1)).toThrow(RangeError);
    expect(after).toHaveBeenCalledTimes(2);
  });

  it('restores an inherited method by taking the own one away', () => {
    const list: number[] = [];
    const undo = tap(list, 'push', () => {});
    expect(Object.keys(list)).toEqual([]);
    expect(Object.hasOwn(list, 'push')).toBe(true);
    undo();
    expect(Object.hasOwn(list, 'push')).toBe(false);
  });

  it('restores an own method', () => {
    const object = { run: () => 1 };
    const { run } = object;
    tap(object, 'run', () => {})();
    expect(object.run).toBe(run);
  });

  it('falls silent under a later wrapper, which stays', () => {
    const after = vi.fn<(...said: unknown[]) => void>();
    const object = { run: () => 1 };
    const undo = tap(object, 'run', after);
    const ours = object.run;
    const theirs = () => ours() + 1;
    object.run = theirs;
    undo();
    expect(object.run()).toBe(2);
    expect(object.run).toBe(theirs);
    expect(after).not.toHaveBeenCalled();
  });
});
