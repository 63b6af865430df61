import type { Atom } from './atom.js';
import type { Matching } from './read-events.js';
import type { Test } from './read-test.js';
import { bucketOf, bucketsOf, oldestOf, type Period } from './period.js';
import { addTo, dropBefore, total, type Tally } from './tally.js';
import { moved, MOST_THINGS, objectOf, thingsOf, type Thing } from './thing.js';
import { held } from './verdict.js';

/** What is counted, how far back, and what the number is held against. */
export type Counting = Readonly<{ matching: Matching; period: Period; test: Test }>;

const eventAtom = ({ matching, period }: Counting) => ({
  events: matching.names,
  forgets: period.visit,
  live: false,
  passes: period.span < Infinity,
});

const did =
  ({ matching: { names } }: Counting): Atom['explain'] =>
  ({ value = 0, object }, { phrases }) => {
    const code = names.length > 1 ? 'own.several' : `own.${names[0]}`;
    return { text: phrases.clause(code, { count: value, item: object?.name ?? '' }), value };
  };

/** How often something was done. */
export function countAtom(counting: Counting): Atom<Tally> {
  const { matching, period, test } = counting;
  const most = bucketsOf(period);
  return {
    ...eventAtom(counting),
    cells: most + matching.parts,
    start: [],
    take: (tally, seen) => (matching.items(seen).length ? addTo(tally, bucketOf(period, seen.now), most) : tally),
    pass: (tally, now) => dropBefore(tally, oldestOf(period, now)),
    judge: (tally) => held(test, total(tally)),
    explain: did(counting),
  };
}

type Mark = Thing & Readonly<{ bucket: number }>;

/** With how many different things something was done. */
export function distinctAtom(counting: Counting, field: string): Atom<readonly Mark[]> {
  const { matching, period, test } = counting;
  return {
    ...eventAtom(counting),
    cells: 2 * MOST_THINGS + matching.parts,
    start: [],
    take(marks, seen) {
      const bucket = bucketOf(period, seen.now);
      return thingsOf(field, matching.items(seen), seen).reduce<readonly Mark[]>(
        (all, thing) => moved(all, thing, () => ({ ...thing, bucket })),
        marks,
      );
    },
    pass(marks, now) {
      const oldest = oldestOf(period, now);
      return marks.length && marks[0]!.bucket < oldest ? marks.filter(({ bucket }) => bucket >= oldest) : marks;
    },
    judge: (marks) => held(test, marks.length),
    explain: ({ value = 0 }, { phrases }) => ({ text: phrases.clause('own.distinct', { field, count: value }), value }),
  };
}

type Counted = Thing & Readonly<{ tally: Tally }>;
/** What was counted by thing, the thing that was seen last at the end, and the first bucket of all. */
type CountedThings = Readonly<{ first: number; things: readonly Counted[] }>;

const counted = (things: readonly Counted[]): CountedThings => ({
  first: things.reduce((least, { tally }) => Math.min(least, tally[0]!), Infinity),
  things,
});

/** How often something was done with the same thing: the one with which it was done most, and of these the last. */
export function sameAtom(counting: Counting, field: string): Atom<CountedThings> {
  const { matching, period, test } = counting;
  // more of them would say no more than this many
  const most = Math.min(bucketsOf(period), Math.max(0, Math.floor(test.most)) + 2);
  return {
    ...eventAtom(counting),
    cells: MOST_THINGS * (1 + most) + matching.parts,
    start: counted([]),
    take(memory, seen) {
      const bucket = bucketOf(period, seen.now);
      const things = thingsOf(field, matching.items(seen), seen).reduce<readonly Counted[]>(
        (all, thing) => moved(all, thing, (before) => ({ ...thing, tally: addTo(before?.tally ?? [], bucket, most) })),
        memory.things,
      );
      return things === memory.things ? memory : counted(things);
    },
    pass(memory, now) {
      const oldest = oldestOf(period, now);
      if (memory.first >= oldest) return memory;
      return counted(
        memory.things.flatMap((one) => {
          const tally = dropBefore(one.tally, oldest);
          return tally.length ? [{ ...one, tally }] : [];
        }),
      );
    },
    judge({ things }) {
      let best: Counted | undefined;
      let [count, holds] = [0, false];
      for (const one of things) {
        const sum = total(one.tally);
        const fits = test.holds(sum);
        if (fits !== holds ? fits : sum >= count) [best, count, holds] = [one, sum, fits];
      }
      return held(test, count, best && holds ? objectOf(field, best) : undefined);
    },
    explain: did(counting),
  };
}
