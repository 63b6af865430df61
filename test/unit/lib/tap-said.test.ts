import { describe, expect, it } from 'vitest';
import { tap } from '../../../src/lib/tap.js';

const open = () => {
  const heard: unknown[][] = [];
  const object = {
    sum(...numbers: number[]) {
      if (!numbers.length) throw new Error('nothing');
      return [this, numbers.reduce((all, one) => all + one)];
    },
  };
  return { object, heard, undo: tap(object, 'sum', (...said) => heard.push(said)) };
};

describe('tap, with what is said', () => {
  it('hears the arguments of each call, and passes this, result and throws through', () => {
    const { object, heard } = open();
    expect(object.sum(1, 2)).toEqual([object, 3]);
    expect(() => object.sum()).toThrow('nothing');
    expect(heard).toEqual([[1, 2], []]);
  });

  it('puts the method back, also one that was inherited', () => {
    const { object, undo } = open();
    const { sum } = object;
    undo();
    expect(object.sum).not.toBe(sum);
    const heir = Object.create(object) as typeof object;
    const undoHeir = tap(heir, 'sum', () => {});
    expect(Object.hasOwn(heir, 'sum')).toBe(true);
    undoHeir();
    expect(Object.hasOwn(heir, 'sum')).toBe(false);
  });

  it('leaves a wrapper of somebody else be, and falls silent', () => {
    const { object, heard, undo } = open();
    const ours = object.sum;
    const theirs = (...numbers: number[]) => ours.apply(object, numbers);
    object.sum = theirs;
    undo();
    expect(object.sum).toBe(theirs);
    expect(object.sum(4)).toEqual([object, 4]);
    expect(heard).toEqual([]);
  });
});
