import { describe, expect, test } from 'vitest';
import type { Segment } from '../../../src/segments/segment.js';
import {
  latestTransitions,
  MOST_TRANSITIONS,
  sameActive,
  transitionsOf,
  type Transition,
} from '../../../src/segments/transition.js';

const EVENT = { name: 'add_to_cart', at: 5000, seq: 7 };
const of = (before: readonly Segment[], now: readonly Segment[]) => transitionsOf([before], [now], EVENT);

const segment = (name: string, more: Partial<Segment> = {}): Segment => ({
  id: `cluster:${name}`,
  score: 0.5,
  active: false,
  known: true,
  enter: 0.5,
  exit: 0.35,
  basis: 'rules',
  reasons: [{ text: `${name} speaks`, contribution: 0.5 }],
  ...more,
});

describe('what an event has changed', () => {
  test('is told with from, to, cause, the strongest reason and the object', () => {
    const object = { kind: 'item', id: 'x', name: 'Trail jacket' } as const;
    const now = segment('a', { active: true, object });
    expect(of([segment('a')], [now])).toEqual([
      {
        segment: 'cluster:a',
        from: 'out',
        to: 'in',
        at: 5000,
        seq: 7,
        event: 'add_to_cart',
        reason: { text: 'a speaks', contribution: 0.5 },
        object,
      },
    ]);
  });

  test('of one that was left, is told with what spoke for it before', () => {
    const before = segment('a', { active: true, reasons: [{ text: 'you looked at pictures' }] });
    const [left] = of([before], [segment('a', { reasons: [] })]);
    expect(left).toMatchObject({ from: 'in', to: 'out', reason: { text: 'you looked at pictures' } });
  });

  test('counts what is not known as a standing of its own, and says what is missing', () => {
    const unknown = segment('a', { known: false });
    const lacking = segment('a', { known: false, missing: ['review_read'], reasons: [{ text: 'no reviews' }] });
    expect(of([unknown], [segment('a')])).toMatchObject([{ from: 'unknown', to: 'out' }]);
    expect(of([segment('a', { active: true })], [lacking])).toMatchObject([
      { from: 'in', to: 'unknown', reason: { text: 'no reviews' } },
    ]);
  });

  test('is nothing where scores alone have changed, or where a segment is new and not known', () => {
    expect(of([segment('a')], [segment('a', { score: 0.1 })])).toEqual([]);
    expect(of([], [segment('a', { known: false })])).toEqual([]);
  });

  test('is found where further segments stand between', () => {
    const before = [segment('a'), segment('c', { active: true })];
    const now = [segment('a'), segment('b'), segment('c')];
    expect(of(before, now).map(({ segment: id, from, to }) => [id, from, to])).toEqual([
      ['cluster:b', 'unknown', 'out'],
      ['cluster:c', 'in', 'out'],
    ]);
  });
});

describe('the latest changes', () => {
  const change = (seq: number, more: Partial<Transition> = {}): Transition => ({
    segment: 'cluster:a',
    from: 'out',
    to: 'in',
    at: seq,
    seq,
    event: 'tick',
    ...more,
  });

  test('are those by which a segment was entered or left', () => {
    const kept = latestTransitions(
      [],
      [change(1), change(2, { from: 'unknown', to: 'out' }), change(3, { from: 'in', to: 'unknown' })],
    );
    expect(kept.map(({ seq }) => seq)).toEqual([1, 3]);
  });

  test('are bounded, and the very same where nothing has been entered or left', () => {
    let latest: readonly Transition[] = [];
    for (let seq = 1; seq <= 200; seq++) latest = latestTransitions(latest, [change(seq)]);
    expect(latest).toHaveLength(MOST_TRANSITIONS);
    expect(latest.at(-1)?.seq).toBe(200);
    expect(latestTransitions(latest, [change(201, { from: 'unknown', to: 'out' })])).toBe(latest);
  });
});

test('the same segments are active where ids, activity and the objects of the active are the same', () => {
  const object = { kind: 'item', id: 'x', name: 'X' } as const;
  const one = [segment('a', { active: true, object }), segment('b', { object })];
  expect(sameActive([one], [[segment('a', { active: true, object: { ...object }, score: 0.9 }), segment('b')]])).toBe(
    true,
  );
  expect(sameActive([one], [[segment('a', { active: true, object: { ...object, name: 'Y' } }), segment('b')]])).toBe(
    false,
  );
  expect(sameActive([one], [[segment('a', { object }), segment('b')]])).toBe(false);
  expect(sameActive([one], [one.slice(1)])).toBe(false);
});
