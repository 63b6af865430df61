import * as fc from 'fast-check';
import type { Told } from './judge-own.js';

const NAMES = ['view_item', 'add_to_cart', 'purchase', 'search', 'video_start', 'page_view', 'scroll', 'tick'];
const small = fc.integer({ min: 0, max: 4 });
const brand = fc.constantFrom('x', 'y');
const item = fc.record(
  {
    item_id: fc.constantFrom('a', 'b', 'c', 'd'),
    item_name: fc.constantFrom('A', 'B'),
    item_brand: brand,
    price: small,
  },
  { requiredKeys: ['item_name'] },
);
const params = fc.record(
  {
    items: fc.array(item, { maxLength: 3 }),
    search_term: fc.constantFrom('p', 'q'),
    page_kind: fc.constantFrom('home', 'product', 'sale'),
    value: small,
  },
  { requiredKeys: [] },
);
const after = fc.oneof(
  fc.integer({ min: 0, max: 60 }),
  fc.integer({ min: 0, max: 4000 }),
  fc.constantFrom(30, 31, 600, 620, 3600, 3720, 172_800, 178_560, 9e5),
);

/** Events in their order over some visits. */
export const anyStream = (maxLength = 30): fc.Arbitrary<readonly Told[]> =>
  fc
    .array(fc.record({ name: fc.constantFrom(...NAMES), after, params, next: fc.integer({ min: 0, max: 9 }) }), {
      minLength: 1,
      maxLength,
    })
    .map((rows) => {
      let session = 1;
      return rows.map(({ next, ...row }) => ({ ...row, session: (session += Number(next === 0)) })) as Told[];
    });

const operators = (value: fc.Arbitrary<unknown>, ordered: boolean): fc.Arbitrary<unknown> =>
  fc
    .record(
      {
        $eq: value,
        $ne: value,
        $in: fc.array(value, { minLength: 1, maxLength: 3 }),
        $nin: fc.array(value, { minLength: 1, maxLength: 3 }),
        ...(ordered && { $gte: value, $gt: value, $lt: value, $lte: value }),
      },
      { requiredKeys: [] },
    )
    .filter((one) => Object.keys(one).length > 0 && Object.keys(one).length < 4);
const number = fc.oneof(
  small,
  operators(small, true),
  operators(small, true).map((one) => ({ $not: one })),
);
const text = (value: fc.Arbitrary<string>) =>
  fc.oneof(
    value,
    operators(value, false),
    fc.boolean().map(($exists) => ({ $exists })),
  );
const filled = <T extends object>(one: fc.Arbitrary<T>) => one.filter((made) => Object.keys(made).length > 0);
const { where } = fc.letrec((tie) => ({
  where: fc.oneof(
    { maxDepth: 2 },
    filled(
      fc.record(
        { item_brand: text(brand), price: number, search_term: text(fc.constantFrom('p', 'q')), value: number },
        { requiredKeys: [] },
      ),
    ),
    fc
      .array(tie('where'), { minLength: 1, maxLength: 2 })
      .chain((all) => fc.constantFrom({ $and: all }, { $or: all }, { $nor: all }, { $not: all[0] })),
  ),
}));

const event = fc.oneof(
  fc.constantFrom(...NAMES.slice(0, 5)),
  fc.uniqueArray(fc.constantFrom(...NAMES.slice(0, 5)), { minLength: 1, maxLength: 2 }),
);
const within = fc.constantFrom('30s', '10m', '1h', '2d', 'visit', 'ever');
const field = fc.constantFrom('item_id', 'item_brand', 'search_term');
const sparse = (shape: Record<string, fc.Arbitrary<unknown>>, keys: string[]) =>
  fc.record(shape, { requiredKeys: keys });
const count = operators(fc.integer({ min: 0, max: 5 }), true);
const duration = fc.constantFrom('30s', '10m', '1h', '2d');
const counted = sparse({ event, where, within, count }, ['event']);
const grouped = fc.oneof(
  sparse({ event, where, within, count, same: field }, ['event', 'same']),
  sparse({ event, where, within, count, distinct: field }, ['event', 'distinct']),
);
const last = sparse({ event, where, last: fc.oneof(operators(duration, true), fc.constant({ $exists: false })) }, [
  'event',
  'last',
]);
const step = sparse({ event, where, times: fc.integer({ min: 1, max: 2 }) }, ['event']);
const sequence = sparse({ $sequence: fc.array(step, { minLength: 2, maxLength: 3 }), within, same: field }, [
  '$sequence',
]);
const named = fc.oneof(
  fc.record({ 'item_views@1': number }),
  fc.record({ 'intent:high': fc.boolean() }),
  fc.record({ 'own:first': fc.boolean() }),
  fc.record({ 'churn.inactive': fc.constant({ $gt: 0.5 }) }),
);
const leaf = fc.oneof(counted, grouped, last, sequence, named);

/** Any condition that is right, over the words of {@link anyStream}; it may ask for `own:first`. */
export const anyCondition = fc.letrec((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc
      .array(tie('condition'), { minLength: 1, maxLength: 3 })
      .chain((all) => fc.constantFrom({ $and: all }, { $or: all }, { $nor: all }, { $not: all[0] })),
    fc.tuple(counted, tie('condition')).map(([one, other]) => Object.assign({ $and: [other] }, one)),
  ),
})).condition as fc.Arbitrary<Readonly<Record<string, unknown>>>;

/** Any condition that asks for no own segment. */
export const plainCondition = anyCondition.filter((one) => !JSON.stringify(one).includes('own:'));
