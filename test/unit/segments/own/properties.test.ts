import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openFeatures } from '../../../../src/features/features.js';
import { foldSegments, startSegments } from '../../../../src/segments/segments.js';
import { anyLog } from '../../features/any-log.js';
import { anyCondition, anyStream, plainCondition } from './any-condition.js';
import { judgeOwn, logOf, type Told } from './judge-own.js';
import { evaluate, type Past } from './reference.js';

const RUNS = { numRuns: 200 };
const all = openFeatures();

/** What the built-in segments and features are after each event. */
function pastsOf(told: readonly Told[]): readonly Past[] {
  const features = all.start();
  let state = startSegments();
  const rows = logOf(told);
  return rows.map((event, place) => {
    const vector = { ...all.read(all.fold(features, event)) };
    const folded = foldSegments(state, { event, features: vector, scores: {}, campaigns: {} });
    state = folded.state;
    const standing = (id: string) => {
      const found = folded.segments.find((one) => one.id === id)!;
      return found.known ? found.active : null;
    };
    return { rows: rows.slice(0, place + 1), features: vector, standing };
  });
}

const pair = fc.record({ first: plainCondition, second: anyCondition });
const segmentsOf = ({ first, second }: { first: unknown; second: unknown }) => ({
  second: { when: second },
  first: { when: first },
});

test('after each event every condition is what looking through all of the past anew makes of it', () => {
  fc.assert(
    fc.property(pair, anyStream(), (given, told) => {
      const { after, troubles } = judgeOwn(segmentsOf(given), told);
      expect(troubles).toEqual([]);
      pastsOf(told).forEach((past, place) => {
        const first = evaluate(given.first, past);
        const standing = (id: string) => (id === 'own:first' ? first : past.standing(id));
        const second = evaluate(given.second, { ...past, standing });
        const judged = after[place]!;
        for (const [name, truth] of [
          ['first', first],
          ['second', second],
        ] as const) {
          const { active, known, score } = judged[name]!;
          expect({ name, place, active, known }).toEqual({
            name,
            place,
            active: truth === true,
            known: truth !== null,
          });
          expect(score === 1).toBe(truth === true);
          expect(score).toBeGreaterThanOrEqual(0);
        }
      });
    }),
    RUNS,
  );
});

test('a state that was stored and read again between any two events changes nothing', () => {
  fc.assert(
    fc.property(pair, anyStream(), (given, told) => {
      const segments = segmentsOf(given);
      const stored = judgeOwn(segments, told, { between: structuredClone });
      expect(stored.after).toEqual(judgeOwn(segments, told).after);
    }),
    RUNS,
  );
});

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
};

test('no state is changed in place', () => {
  fc.assert(
    fc.property(pair, anyStream(), (given, told) => {
      const segments = segmentsOf(given);
      const kept = judgeOwn(segments, told, { between: frozen });
      expect(kept.after).toEqual(judgeOwn(segments, told).after);
    }),
    RUNS,
  );
});

test('reasons are shares of the score that add up to it at most, three of them', () => {
  fc.assert(
    fc.property(pair, anyStream(), (given, told) => {
      for (const { score, reasons } of judgeOwn(segmentsOf(given), told).after.flatMap((one) => Object.values(one))) {
        expect(reasons.length).toBeLessThanOrEqual(3);
        const sum = reasons.reduce((total, { contribution = 0 }) => total + contribution, 0);
        expect(sum).toBeLessThanOrEqual(score + 1e-9);
      }
    }),
    RUNS,
  );
});

test('whatever a log holds, folding goes on, and every segment is there after every event', () => {
  fc.assert(
    fc.property(pair, anyLog, (given, log) => {
      const { after } = judgeOwn(segmentsOf(given), log);
      for (const one of after) expect(Object.keys(one)).toEqual(['second', 'first']);
    }),
    RUNS,
  );
});

test('the state is bounded, however many products and days there are', () => {
  const windows = ['1h', '7d', '90d', 'ever'];
  const segments = Object.fromEntries(
    windows.flatMap((within) => [
      [`count-${within}`, { when: { event: 'view_item', within, count: { $gte: 9 } } }],
      [`same-${within}`, { when: { event: 'view_item', within, same: 'item_id', count: { $gte: 3 } } }],
      [`distinct-${within}`, { when: { event: 'view_item', within, distinct: 'item_id', count: { $gte: 9 } } }],
      [
        `steps-${within}`,
        { when: { $sequence: [{ event: 'view_item', times: 3 }, { event: 'purchase' }], same: 'item_id', within } },
      ],
    ]),
  );
  const stream = (length: number): readonly Told[] =>
    Array.from({ length }, (_, n) => ({
      name: 'view_item',
      after: (n % 7) * 1000,
      session: 1 + Math.floor(n / 10),
      params: { items: [{ item_id: `product-${(n * 7919) % 3000}`, item_name: `Product ${n % 3000}` }] },
    }));
  const sizeOf = (length: number) => JSON.stringify(judgeOwn(segments, stream(length)).state.further[0]).length;
  const sizes = [400, 1200, 2400].map(sizeOf);
  expect(Math.max(...sizes)).toBeLessThan(60_000);
  expect(sizes[2]! / sizes[1]!).toBeLessThan(1.05);
});

test('things beyond the cap are forgotten, the one not seen for longest first', () => {
  const when = { event: 'view_item', same: 'item_id', count: { $gte: 2 } };
  const views = (ids: readonly number[]): readonly Told[] =>
    ids.map((id) => ({ name: 'view_item', params: { items: [{ item_id: `p${id}` }] } }));
  const others = (many: number) => Array.from({ length: many }, (_, n) => n + 1);
  const after = (many: number) =>
    judgeOwn({ it: { when } }, views([0, ...others(many), 0])).after.at(-1)!['it']!.active;
  expect(after(31)).toBe(true);
  expect(after(32)).toBe(false);
});
