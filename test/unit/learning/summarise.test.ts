import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import Ajv from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import schema from '../../../src/learning/summary.schema.json' with { type: 'json' };
import { after, anySteps, DAY, logOf, MINUTE, snapshots, START, summaries, withoutBought, type Step } from './logs.js';

const view = (wait = 1000): Step => ({ name: 'view_item', wait, params: { items: [{ item_id: 'a' }] } });
const buy = (wait = 1000, value = 10): Step => ({ name: 'purchase', wait, params: { value } });
const away = (step: Step): Step => ({ ...step, wait: 2 * DAY });
const places = (steps: readonly Step[], ...counts: readonly (number | 'last')[]) =>
  summaries(logOf(steps), after(...counts)).map((one) =>
    one.snapshots.map((snapshot) => ('after' in snapshot ? snapshot.after : '')),
  );
const ALL = after(1, 2, 3, 5, 10, 'last');
const DATES = ['2026-01-05', '2026-01-20', '2026-03-01', '2026-06-01'];
const PLACES = fc.constantFrom(ALL, { dates: DATES });

describe('the snapshots of a session', () => {
  it('are taken where the session lives to see them, ticks not counted, nor events of names that came later', () => {
    expect(places([view(), view(), { name: 'tick', wait: 1 }, view()], 1, 3, 5, 'last')).toEqual([[1, 3, 'last']]);
    const told = { name: 'section_view', wait: 1 };
    expect(places([told, view(), told, view(), view(), told], 1, 3, 5, 'last')).toEqual([[1, 3, 'last']]);
    expect(places([told, told], 1, 'last')).toEqual([]);
    expect(places([view(), view(), away(view())], 2, 'last')).toEqual([[2, 'last'], ['last']]);
  });

  it('end at the first purchase, and a session that bought has no last', () => {
    expect(places([view(), view(), buy(), view(), view(), view()], 1, 2, 3, 5, 'last')).toEqual([[1, 2]]);
    expect(places([buy(), view()], 1, 'last')).toEqual([]);
  });

  it('are not ended by a thanks page that is opened again', () => {
    const bought = (step: Step): Step => ({ ...step, params: { ...step.params, transaction_id: 'T1' } });
    const log = logOf([view(), bought(buy()), away(view()), bought(buy()), view()]);
    expect(summaries(log, after(3, 'last')).map((one) => one.snapshots.length)).toEqual([2]);
    expect(snapshots(summaries(log, after(1))).map(({ later }) => later.purchase)).toEqual([1, 0]);
  });

  it('hold the features that are not zero, to four digits', () => {
    const [snapshot] = snapshots(summaries(logOf([view(0), view(1234.567)]), after(2)));
    expect(snapshot!.features).toMatchObject({ 'item_views@1': 2, 'session_seconds@1': 1.235 });
    expect(Object.values(snapshot!.features)).not.toContain(0);
  });
});

describe('what came later', () => {
  const later = (steps: readonly Step[], count: number | 'last', end?: number) =>
    snapshots(summaries(logOf(steps), after(count), end))[0]!.later;

  it('tells the rest of the session from the days behind it', () => {
    expect(later([view(), view(), buy(1000, 10), buy(1000, 5), away(buy(0, 7))], 1)).toMatchObject({
      purchase: 1,
      value: 15,
      days_to_order: 1,
    });
    expect(later([view(), view(), away(buy(0, 7))], 1)).toMatchObject({ purchase: 0, value: 0, days_to_order: 3 });
    expect(later([view(), view()], 1)).toMatchObject({ purchase: 0, value: 0, days_to_order: null, bought: null });
  });

  it('counts days with orders, and value less refunds, where it was observed that long', () => {
    const refund: Step = { name: 'refund', wait: DAY, params: { value: 4 } };
    const steps = [
      view(),
      { ...buy(), wait: 3 * DAY },
      buy(),
      refund,
      { ...buy(), wait: 40 * DAY },
      { name: 'tick', wait: 50 * DAY },
    ];
    expect(later(steps, 1)).toMatchObject({
      observed_days: 94,
      order_days_30: 1,
      spend_30: 16,
      order_days_90: 2,
      spend_90: 26,
      order_days_180: null,
      spend_365: null,
    });
  });

  it('is known from the day on that it was observed, not before', () => {
    const seen = (end: number) => later([view(0)], 'last', START + end);
    expect(seen(30 * DAY - 1)).toMatchObject({ observed_days: 29, order_days_30: null, spend_30: null });
    expect(seen(30 * DAY)).toMatchObject({ observed_days: 30, order_days_30: 0, spend_30: 0, order_days_90: null });
  });

  it('takes back the order that a refund names, if it names no value', () => {
    const order = (name: string, wait: number): Step => ({
      name,
      wait,
      params: { transaction_id: 'T', ...(name === 'purchase' && { value: 9 }) },
    });
    const steps = [view(), order('purchase', DAY), order('refund', DAY)];
    expect(later(steps, 1, START + 40 * DAY)).toMatchObject({ order_days_30: 1, spend_30: 0 });
  });

  it('holds an order against what was seen before it', () => {
    const item = (id: string, price: number, more = {}) => ({
      item_id: id,
      item_brand: 'x',
      item_category: 'tea',
      price,
      ...more,
    });
    const seen = (price: number, id: string, wait = 1000): Step => ({
      name: 'view_item',
      wait,
      params: { items: [item(id, price)] },
    });
    const steps: readonly Step[] = [
      seen(10, 'a'),
      seen(20, 'b'),
      seen(30, 'c'),
      seen(40, 'd', 5 * DAY),
      {
        name: 'purchase',
        wait: MINUTE,
        params: { items: [item('c', 30), { ...item('e', 60), item_brand: 'new', item_category: 'cups', discount: 5 }] },
      },
    ];
    // 30 is above two of four and ties one; 60 is above all
    expect(later(steps, 1).bought).toEqual({
      price_percentile: 0.81,
      discounted: 1,
      known_brand: 1,
      known_category: 1,
      price_ratio: 1.8,
      days_considered: 5,
    });
  });

  it('is unknown of goods where nothing was seen', () => {
    expect(
      later(
        [
          { name: 'search', wait: 0 },
          { name: 'purchase', wait: 1, params: { items: [{ item_id: 'a' }] } },
        ],
        1,
      ).bought,
    ).toEqual({
      price_percentile: null,
      discounted: 0,
      known_brand: null,
      known_category: null,
      price_ratio: null,
      days_considered: null,
    });
  });
});

describe('summaries at dates', () => {
  const steps = [view(), buy(), { ...buy(1000, 3), wait: 20 * DAY }];
  it('have one line a customer, without what belongs to a session', () => {
    const [summary, ...others] = summaries(logOf(steps), { dates: DATES });
    expect(others).toEqual([]);
    expect(summary).toMatchObject({ week: '2026-W04', daypart: null });
    expect(summary!.snapshots.map((one) => 'on' in one && one.on)).toEqual(DATES.slice(1));
    expect(summary!.snapshots[0]!.later).toMatchObject({ days_to_order: 6, spend_30: null });
    expect(summary!.snapshots[0]!.later).not.toHaveProperty('purchase');
    expect(summary!.snapshots[0]!.features).toMatchObject({ 'lifetime_value@1': 10, 'days_since_order@1': 15 });
  });

  it('say at a date what they say without the others', () => {
    fc.assert(
      fc.property(anySteps, fc.constantFrom(...DATES), (steps, date) => {
        const log = logOf(steps);
        const among = snapshots(summaries(log, { dates: DATES })).filter((one) => 'on' in one && one.on === date);
        expect(among).toEqual(snapshots(summaries(log, { dates: [date] })));
      }),
    );
  });

  it('have none for a customer who came later', () => {
    expect(summaries(logOf(steps), { dates: ['2026-01-05'] })).toEqual([]);
  });
});

describe('no summary leaks', () => {
  it('a snapshot is the same, whatever comes after it', () => {
    fc.assert(
      fc.property(fc.tuple(anySteps, fc.nat()), anySteps, PLACES, ([steps, at], others, landmarks) => {
        const cut = (at % steps.length) + 1;
        const [one, other] = [steps, [...steps.slice(0, cut), ...others]].map((all) => logOf(all!));
        const known = one![cut - 1]!.at;
        const early = (log: typeof one) => {
          const counted = landmarks.dates ? { dates: DATES.filter((date) => Date.parse(date) <= known) } : landmarks;
          // the snapshot at a landmark is reached within the first `cut` events if it is there when the log ends with them
          const reached = snapshots(summaries(log!.slice(0, cut), counted)).filter(
            (snapshot) => !('after' in snapshot) || snapshot.after !== 'last',
          );
          return snapshots(summaries(log!, counted))
            .filter((snapshot) => !('after' in snapshot) || snapshot.after !== 'last')
            .slice(0, reached.length)
            .map((snapshot) => ['after' in snapshot ? snapshot.after : snapshot.on, snapshot.features]);
        };
        expect(early(one)).toEqual(early(other));
      }),
      { numRuns: 150 },
    );
  });

  it('what came later is the same, whatever came before', () => {
    fc.assert(
      fc.property(anySteps, anySteps, anySteps, (before, others, rest) => {
        // the same three months' pause, the same events behind it
        const start = START + 30_000 * DAY;
        const tail = rest.map((step, place) => (place ? step : { ...step, wait: 0 }));
        const later = (head: readonly Step[]) => {
          const [first, last] = [logOf(head), logOf(tail, start)];
          const session = first.at(-1)!.session;
          const log = [...first, ...last.map((event) => ({ ...event, session: event.session + session }))];
          const all = summaries(log, ALL);
          const own = summaries(last, ALL).length;
          return own
            ? all.slice(-own).flatMap((one) => one.snapshots.map((snapshot) => withoutBought(snapshot.later)))
            : [];
        };
        expect(later(before)).toEqual(later(others));
      }),
      { numRuns: 150 },
    );
  });

  it('no snapshot has seen a purchase of its own session, and each is one that the session lived to see', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const all = snapshots(summaries(logOf(steps), ALL));
        for (const { features, later } of all) {
          expect(features['purchases@1'] ?? 0).toBe(0);
          expect(later.purchase! > 0).toBe(later.purchase === 1);
          if (later.purchase) expect(later.days_to_order).toBe(1);
        }
      }),
    );
  });

  it('null stands exactly where the recording is too short, and the horizons agree', () => {
    fc.assert(
      fc.property(anySteps, PLACES, (steps, landmarks) => {
        for (const { later } of snapshots(summaries(logOf(steps), landmarks)))
          for (const days of [30, 90, 180, 365] as const) {
            const count = later[`order_days_${days}`];
            expect(count === null).toBe(later.observed_days < days);
            expect(later[`spend_${days}`] === null).toBe(count === null);
            if (count !== null) expect(count > 0).toBe(later.days_to_order !== null && later.days_to_order <= days);
          }
      }),
    );
  });
});

describe('the schema', () => {
  const validate = new Ajv({ allErrors: true }).compile(schema);

  it('holds for every summary, and is as strict as it says', () => {
    fc.assert(
      fc.property(anySteps, PLACES, (steps, landmarks) => {
        for (const summary of summaries(logOf(steps), landmarks)) {
          validate(JSON.parse(JSON.stringify(summary)));
          expect(validate.errors).toBeNull();
          expect(validate({ ...summary, key: 'ann' })).toBe(false);
          expect(validate({ ...summary, schema: 2 })).toBe(false);
          expect(validate({ ...summary, week: '2026-01-05' })).toBe(false);
          expect(validate({ ...summary, snapshots: [{ ...summary.snapshots[0], at: 1 }] })).toBe(false);
        }
      }),
    );
  });

  it('is frozen: what reads it would not know another form by the same number', () => {
    const text = readFileSync('src/learning/summary.schema.json');
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      'e4f6f1eee8bd930a2700afb1839161b233590e5dd499ae53a320f2751b5591f6',
    );
  });
});
