import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventParams } from '../../../../src/capture/shop-event.js';
import { activeIn, pass, type Step } from './pass.js';

const HOUR = 3600;
const FAMILY = /^context:(weather|season|connection|power|arrival|affiliate|weekend)/;

describe('over any stream of events', () => {
  const word = fc.constantFrom('rain', 'clear', undefined);
  const params = fc.record(
    {
      season: fc.constantFrom('a', 'b', 'a b', ''),
      connection: fc.constantFrom('slow', 'saving', 'fast'),
      power: fc.constantFrom('low', 'mid', 'high'),
      referrer_class: fc.constantFrom('direct', 'internal', 'search', 'paid'),
      affiliate: fc.constant(1),
      utc_offset: fc.integer({ min: -720, max: 840 }),
      page_path: fc.string(),
    },
    { requiredKeys: [] },
  );
  const step = fc.oneof(
    fc.tuple(fc.constant('page_view'), params, fc.nat(3 * HOUR)),
    fc.tuple(
      fc.constant('weather_update'),
      word.map((weather) => ({ weather })),
      fc.nat(3 * HOUR),
    ),
    fc.tuple(
      fc.constantFrom('tick', 'view_item', 'view_item_list', 'purchase'),
      fc.constant({ items: [{ item_id: 'x', item_brand: 'b' }] }),
      fc.nat(3 * HOUR),
    ),
  ) as fc.Arbitrary<Step>;
  const streams = fc.array(step, { maxLength: 25 });
  const seasons = ['a', 'b'];

  it('the facts are those of the last page view, of its visit or its device', () =>
    fc.assert(
      fc.asyncProperty(streams, async (steps) => {
        const moments = await pass(steps, { seasons });
        let [seen, device] = [undefined, undefined] as [EventParams | undefined, EventParams | undefined];
        let session = 0;
        moments.forEach((moment, index) => {
          if (moment.state.session !== session) seen = undefined;
          session = moment.state.session;
          const [name, told = {}] = steps[index]!;
          if (name === 'page_view') [seen, device] = [told, told];
          const expected = [
            ...(seen?.season ?? '')
              .split(' ')
              .filter(Boolean)
              .map((id) => `context:season-${id}`),
            ...(device?.connection ? [`context:connection-${device.connection}`] : []),
            ...(device?.power === 'low' ? ['context:power-low'] : []),
          ];
          expect(activeIn(moment, 'context:').filter((id) => /season|connection|power/.test(id))).toEqual(expected);
        });
      }),
      { numRuns: 60 },
    ));

  it('a fact scores 0 or 1, at most one of a kind stands, and what is not known does not', () =>
    fc.assert(
      fc.asyncProperty(streams, async (steps) => {
        for (const moment of await pass(steps, { seasons })) {
          for (const kind of ['weather', 'connection', 'arrival'])
            expect(activeIn(moment, `context:${kind}-`).length).toBeLessThanOrEqual(1);
          for (const one of moment.segments.filter(({ id }) => FAMILY.test(id))) {
            expect(one.score).toBe(one.active ? 1 : 0);
            expect(one.active && !one.known).toBe(false);
            expect(one.reasons.map(({ contribution }) => contribution)).toEqual(one.active ? [1] : []);
          }
        }
      }),
      { numRuns: 40 },
    ));

  it('goes on from a stored state as if nothing had happened, and stays small', () =>
    fc.assert(
      fc.asyncProperty(streams, async (steps) => {
        const moments = await pass(steps, { seasons });
        const again = await pass(steps, { seasons, between: structuredClone });
        expect(again.map(({ segments }) => segments)).toEqual(moments.map(({ segments }) => segments));
        const state = moments.at(-1)?.state.further[0];
        expect(JSON.stringify(state ?? null).length).toBeLessThan(7000);
      }),
      { numRuns: 30 },
    ));
});
