import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageKind } from '../../../../src/capture/shop-event.js';
import { activeIn, pass, segmentOf, type Step } from './pass.js';

const HOUR = 3600;
const DAY = 24 * HOUR;

describe('over any stream of events', () => {
  const item = fc.record(
    {
      item_id: fc.constantFrom('a', 'b', 'c'),
      quantity: fc.integer({ min: -1, max: 3 }),
      coupon: fc.constantFrom('', 'TEN'),
    },
    { requiredKeys: ['item_id'] },
  );
  const NAMES =
    'add_to_cart remove_from_cart view_cart begin_checkout add_shipping_info add_payment_info purchase ' +
    'coupon_field_focus exit_intent delivery_info_view tab_return view_item tick';
  const named = fc.tuple(
    fc.constantFrom(...NAMES.split(' ')),
    fc.record({ items: fc.array(item, { maxLength: 3 }), away: fc.constant('long' as const) }, { requiredKeys: [] }),
    fc.oneof(fc.nat(60), fc.nat(3 * HOUR)),
  );
  const viewed = fc.tuple(
    fc.constant('page_view'),
    fc.record({ page_kind: fc.constantFrom<PageKind>('home', 'cart', 'checkout', 'product', 'thanks', 'help') }),
    fc.oneof(fc.nat(60), fc.nat(20 * DAY)),
  );
  const streams = fc.array(fc.oneof(named, viewed) as fc.Arbitrary<Step>, { maxLength: 30 });

  it('only a filled cart is abandoned, and the reasons add up to the score', () =>
    fc.assert(
      fc.asyncProperty(streams, async (steps) => {
        for (const moment of await pass(steps)) {
          if (segmentOf(moment, 'cart:abandoned').active) expect(segmentOf(moment, 'cart:filled').active).toBe(true);
          for (const one of moment.segments.filter(({ id }) => id.startsWith('cart:'))) {
            const sum = one.reasons.reduce((total, { contribution = 0 }) => total + contribution, 0);
            expect(one.score >= 0 && one.score <= 1).toBe(true);
            expect(sum).toBeCloseTo(one.score, 9);
            expect(one.reasons.map(({ text }) => text).join()).not.toMatch(/NaN|undefined|null/);
          }
        }
      }),
      { numRuns: 100 },
    ));

  it('goes on from a stored state as if nothing had happened', () =>
    fc.assert(
      fc.asyncProperty(streams, async (steps) => {
        const again = await pass(steps, { between: structuredClone });
        expect(again.map(({ segments }) => segments)).toEqual((await pass(steps)).map(({ segments }) => segments));
      }),
      { numRuns: 40 },
    ));

  it('ticks between events change nothing but what half an hour does', () =>
    fc.assert(
      fc.asyncProperty(fc.array(named, { minLength: 1, maxLength: 20 }), async (given) => {
        const steps = given.map(([name, params]): Step => [name, params, 40]);
        const ticking = steps.flatMap(([name, params]): Step[] => [
          ['tick', {}, 20],
          [name, params, 20],
        ]);
        const plain = (await pass(steps)).at(-1);
        expect(activeIn((await pass(ticking)).at(-1), 'cart:')).toEqual(activeIn(plain, 'cart:'));
      }),
      { numRuns: 40 },
    ));

  it('no state is changed in place', async () => {
    const frozen = <T>(value: T): T => {
      if (typeof value === 'object' && value) Object.values(Object.freeze(value)).forEach(frozen);
      return value;
    };
    const runs = fc.asyncProperty(streams, async (steps) => void (await pass(steps, { between: frozen })));
    expect((await fc.check(runs, { numRuns: 30 })).failed).toBe(false);
  });
});
