import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newestWins, type Newest, type Told } from '../../../src/lib/newest-wins.js';

const start = (): Newest<number> => ({ values: new Map() });
const take = (all: readonly Told<number>[], known = start()) => {
  for (const one of all) newestWins(known, one);
  return known;
};
const plainly = ({ owner, values }: Newest<number>) => ({ owner, values: Object.fromEntries(values) });

const names = ['a', 'b', 'c', '__proto__', 'constructor'];
const values = fc.dictionary(fc.constantFrom(...names), fc.integer(), { noNullPrototype: true });
/** What one owner said, each at a time of its own. */
const tellings = fc
  .uniqueArray(fc.nat(1000), { maxLength: 12 })
  .chain((times) =>
    fc.tuple(...times.map((at) => fc.record({ owner: fc.constant('one'), at: fc.constant(at), values }))),
  );

describe('the newest value of each name', () => {
  it('is the same in whatever order they are told', () => {
    fc.assert(
      fc.property(tellings, fc.infiniteStream(fc.nat()), (told, chance) => {
        const shuffled = told
          .map((one) => ({ one, place: chance.next().value as number }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ one }) => one);
        expect(plainly(take(shuffled))).toEqual(plainly(take(told)));
      }),
    );
  });

  it('is that of the latest time at which the name was told', () => {
    fc.assert(
      fc.property(tellings, (told) => {
        const known = take(told);
        for (const name of names) {
          const last = told.filter((one) => Object.hasOwn(one.values, name)).toSorted((a, b) => b.at - a.at)[0];
          expect(known.values.get(name)).toEqual(last && { value: last.values[name], at: last.at });
        }
      }),
    );
  });

  it('stays as it is when something is told again, and says that nothing was taken', () => {
    fc.assert(
      fc.property(tellings, (told) => {
        const known = take(told);
        const before = structuredClone(known);
        for (const one of told) expect(newestWins(known, one)).toEqual([]);
        expect(known).toEqual(before);
      }),
    );
  });

  it('never takes anything of a second owner', () => {
    fc.assert(
      fc.property(tellings, tellings, (told, others) => {
        fc.pre(told.length > 0);
        const [first, ...rest] = told;
        const mixed = [first!, ...others.map((one) => ({ ...one, owner: 'two', at: one.at + 2000 })), ...rest];
        expect(plainly(take(mixed))).toEqual(plainly(take(told)));
      }),
    );
  });

  it('keeps the first of two that are told of the same time', () => {
    const known = take([
      { owner: 'one', at: 5, values: { a: 1 } },
      { owner: 'one', at: 5, values: { a: 2, b: 3 } },
    ]);
    expect(plainly(known).values).toEqual({ a: { value: 1, at: 5 }, b: { value: 3, at: 5 } });
  });

  it('remembers no more than 100 names', () => {
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`n${n}`, n]));
    const known = take([{ owner: 'one', at: 1, values: many }]);
    expect(known.values.size).toBe(100);
    expect(newestWins(known, { owner: 'one', at: 2, values: { n0: 9, new: 1 } })).toEqual(['n0']);
  });
});
