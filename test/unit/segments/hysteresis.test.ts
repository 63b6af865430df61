import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draft, HOLD, hysteresis, REST, type Memberships } from '../../../src/segments/hysteresis.js';
import type { Segment } from '../../../src/segments/segment.js';

const ID = 'cluster:visual-browser';
const START = 1_700_000_000_000;

type Moment = Readonly<{ after: number; score: number; known?: boolean; free?: boolean }>;

/** Judges one segment by its score, moment by moment; `free` moments begin a visit or are an outcome. */
function judge(moments: readonly Moment[]): readonly Segment[] {
  let memberships: Memberships = new Map();
  let at = START;
  let free = START - 1;
  return moments.map(({ after, score, known = true, ...moment }) => {
    at += after;
    if (moment.free) free = at;
    const gate = hysteresis(memberships, at, { free });
    const one = draft(ID, { score, reasons: [] }, { known, enter: 0.5, exit: 0.35 });
    const segment = gate.settle(one, gate.passes(one));
    memberships = gate.remember();
    return segment;
  });
}

const active = (...moments: readonly Moment[]) => judge(moments).map((one) => one.active);

describe('a segment', () => {
  test('comes in at once when it is earned', () => {
    expect(active({ after: 0, score: 0.5 })).toEqual([true]);
  });

  test('stays between its thresholds, in or out', () => {
    expect(active({ after: 0, score: 0.45 }, { after: 0, score: 0.5 }, { after: HOLD, score: 0.35 })).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('that has entered stays until its hold is over, whatever its score', () => {
    const earned = { after: 0, score: 0.9 };
    expect(active(earned, { after: HOLD - 1, score: 0 }, { after: 1, score: 0 })).toEqual([true, true, false]);
  });

  test('that has left does not return until its rest is over', () => {
    const gone = [
      { after: 0, score: 0.9 },
      { after: HOLD, score: 0 },
    ] as const;
    expect(active(...gone, { after: REST - 1, score: 1 }, { after: 1, score: 1 })).toEqual([true, false, false, true]);
  });

  test('leaves at once when it is not known any more, and then returns no sooner than it else would', () => {
    const moments = [
      { after: 0, score: 0.9 },
      { after: 1000, score: 0.9, known: false },
      { after: HOLD, score: 0.9 },
      { after: REST, score: 0.9 },
    ] as const;
    expect(active(...moments)).toEqual([true, false, false, true]);
  });

  test('is free to go and to come with a new visit or an outcome', () => {
    const earned = { after: 1, score: 0.9 };
    expect(active(earned, { after: 1, score: 0, free: true }, { after: 1, score: 1 })).toEqual([true, false, true]);
  });

  test('is not held for long by a clock that was wrong', () => {
    const earned = { after: 86_400_000, score: 0.9 };
    expect(active(earned, { after: -86_400_000, score: 0 })).toEqual([true, false]);
  });

  test('says since when it has been in, and keeps that after it has left', () => {
    const moments = [
      { after: 5, score: 0.9 },
      { after: HOLD, score: 0.9 },
      { after: 1, score: 0 },
    ];
    expect(judge(moments).map(({ since }) => since! - START)).toEqual([5, 5, 5]);
  });
});

test('whatever the score does, changes of one segment are never closer than the rest, and entries than hold and rest', () => {
  const moments = fc.array(fc.record({ after: fc.nat(8000), score: fc.double({ min: 0, max: 1 }) }), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(moments, (given: readonly Moment[]) => {
      let at = START;
      const times = given.map(({ after }) => (at += after));
      const states = active(...given);
      const changed = times.filter((_, place) => states[place] !== (states[place - 1] ?? false));
      changed.slice(1).forEach((time, place) => expect(time - changed[place]!).toBeGreaterThanOrEqual(REST));
      changed.slice(2).forEach((time, place) => expect(time - changed[place]!).toBeGreaterThanOrEqual(HOLD + REST));
    }),
  );
});

test('memberships are handed back as they are where nothing has changed', () => {
  const before: Memberships = new Map([[ID, { active: true, since: START }]]);
  const gate = hysteresis(before, START + 1, { free: 0 });
  gate.settle(draft(ID, { score: 1, reasons: [] }, { known: true, enter: 0.5, exit: 0.35 }), true);
  gate.settle(draft('cluster:brand-explorer', { score: 0, reasons: [] }, { known: true, enter: 1, exit: 1 }), false);
  expect(gate.remember()).toBe(before);
});
