import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { openSuppression } from '../../../src/decisions/suppression/open-suppression.js';
import type { SuppressConfig } from '../../../src/decisions/suppression/suppression.js';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';
import { phrases as en } from '../../../src/segments/phrases/en.js';
import { HOUR, segment, START } from './suppressing.js';

const config: SuppressConfig = {
  recentBuyers: { days: 2 },
  returns: true,
  complaints: true,
  unlikely: { segments: ['a:a'], below: { 'b:b': 0.3 } },
  frequency: [{ visit: 2 }, { day: 2, week: 4, of: 'slot', only: ['offer'] }],
  owned: { days: 3 },
  minors: { paths: ['^/kids'] },
  sensitivePages: true,
};

const item = fc.record({ item_id: fc.constantFrom('1', '2', '3') });
const params = fc.record(
  {
    page_kind: fc.constantFrom('home', 'checkout'),
    page_path: fc.constantFrom('/', '/kids/a'),
    utc_offset: fc.constantFrom(-600, 0, 780),
    transaction_id: fc.constantFrom('T1', 'T2'),
    items: fc.array(item, { maxLength: 3 }),
    promotion_name: fc.constantFrom('vitrine', 'other'),
    promotion_id: fc.constantFrom('deal', 'care', 'default'),
    creative_slot: fc.constantFrom('offer', 'hero'),
    profile: fc.record({
      customer: fc.constantFrom('a', 'b'),
      as_of: fc.integer({ min: 1, max: 9 }),
      facts: fc.record(
        { open_complaints: fc.nat({ max: 1 }), last_order_at: fc.constant(START) },
        { requiredKeys: [] },
      ),
    }),
  },
  { requiredKeys: [] },
);
const names = ['page_view', 'view_promotion', 'purchase', 'refund', 'profile_update', 'tick', 'view_item'];
const step = fc.record({
  name: fc.constantFrom(...names),
  params,
  hours: fc.nat({ max: 30 }),
  fresh: fc.boolean(),
  a: fc.boolean(),
  b: fc.float({ min: 0, max: 1, noNaN: true }),
});
const { suppression } = openSuppression(config);

/** Every state on the way, and what the rules say of two variants then. */
function walk(steps: readonly (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[]) {
  const { start, fold, judge } = suppression!;
  let [state, at, session] = [start(), START, 1];
  return steps.map(({ name, params: told, hours, fresh, a, b }, index) => {
    at += hours * HOUR;
    session += Number(fresh);
    const event = { name, at, params: told, seq: index + 1, session } as LoggedEvent;
    const before = state;
    const kept = structuredClone(before);
    state = fold(before, event, [segment('a:a', { active: a }), segment('b:b', { score: b })]);
    expect(before).toEqual(kept);
    const said = (['deal', 'care'] as const).map(
      (variant) => judge(state, { slot: 'offer', variant, at, phrases: en })?.rule,
    );
    return { state, said };
  });
}

it('gives the same for the same log, from whatever copy of a state it goes on', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const [once, again] = [walk(steps), walk(steps)];
      expect(again).toEqual(once);
      for (const { state } of once) expect(structuredClone(state)).toEqual(state);
    }),
    { numRuns: 200 },
  );
});

it('goes on from a state that was stored as from the one that was not', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), step, (steps, { params: told }) => {
      const { state } = walk(steps).at(-1)!;
      const next = { name: 'page_view', at: START, params: told, seq: 99, session: 9 } as LoggedEvent;
      expect(suppression!.fold(structuredClone(state), next, [])).toEqual(suppression!.fold(state, next, []));
    }),
  );
});

it('hands back the same state for an event that says nothing', () => {
  const tick: LoggedEvent = { name: 'tick', at: START, params: {}, seq: 1, session: 1 };
  const state = suppression!.start();
  expect(suppression!.fold(state, tick, [])).toBe(state);
  expect(suppression!.fold(state, { ...tick, name: 'view_item' }, [segment('b:b')])).toBe(state);
});

it('survives rows of other makes', () => {
  const state = suppression!.start();
  for (const name of names)
    for (const odd of [{}, { items: null }, { items: [null, {}] }, { profile: null }, { page_path: 3 }]) {
      const row = { name, at: START, params: odd, seq: 1, session: 1 } as unknown as LoggedEvent;
      expect(() => suppression!.fold(state, row, [])).not.toThrow();
    }
  const bare = { name: 'page_view', at: START, seq: 1, session: 1 } as unknown as LoggedEvent;
  expect(() => suppression!.fold(state, bare, [])).not.toThrow();
});
