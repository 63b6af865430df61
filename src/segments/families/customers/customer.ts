import type { FeatureId, FeatureVector } from '../../../features/feature-vector.js';

const LOGGED: readonly FeatureId[] = [
  'days_since_order@1',
  'days_since_first_order@1',
  'lifetime_purchases@1',
  'lifetime_value@1',
];
const TOLD: readonly FeatureId[] = [
  'known_orders@1',
  'known_store_orders@1',
  'known_aov@1',
  'known_store_value@1',
  'known_days_since_order@1',
  'known_days_since_first_order@1',
];

const AT_ALL: readonly FeatureId[] = ['order_days@1', 'profile_known@1'];

/** What {@link customerOf} reads, and nothing of what is 0 for whoever has not ordered or is not told of. */
export const CUSTOMER = { ids: [...AT_ALL, ...LOGGED, ...TOLD], read };

function read(features: FeatureVector, take: (value: number) => void): void {
  const days = features['order_days@1'] ?? 0;
  const told = features['profile_known@1'] ?? 0;
  take(days);
  take(told);
  if (days) for (const id of LOGGED) take(features[id] ?? 0);
  if (told) for (const id of TOLD) take(features[id] ?? 0);
}

/** What is known of somebody's orders, from the log and from the shop's profile of them; nothing is added up of both. */
export type Customer = Readonly<{
  /** Days with an order in the log, or the orders that the profile tells of where they are more. */
  orders: number;
  /** Full days since the latest; undefined where there is none, or where nobody says when it was. */
  since: number | undefined;
  /** Days from order to order, as far as can be told: the usual ones, and their own gaps the more the more there are. */
  rhythm: number;
  /** How many rhythms the latest order is ago. */
  silence: number;
  /** What the orders came to, in the shop's currency. */
  value: number;
  /** Whether the log has all of it, which is all that the models read. */
  logged: boolean;
}>;

/** The median gap between the orders of the customers that the models were trained on is 80 days; models/churn.md. */
const USUAL_GAP = 90;
/** A rhythm is at least a fortnight, and at most a year: somebody who ordered on two days running is not lost in a week. */
const SHORTEST = 14;
const LONGEST = 365;

/** What {@link isCustomer} reads: of each any at all. */
export const CUSTOMER_AT_ALL: readonly (readonly [FeatureId, number])[] = [
  ['order_days@1', 1],
  ['known_orders@1', 1],
  ['known_store_orders@1', 1],
];

/** Whether somebody has ordered, as far as log and profile know. */
export const isCustomer = (features: FeatureVector): boolean => CUSTOMER_AT_ALL.some(([id]) => (features[id] ?? 0) > 0);

/** Silence, in rhythms, from which a customer is lost. */
export const LOST = 4;

/** Reads the customer out of the features. */
export function customerOf(features: FeatureVector): Customer {
  const of = (id: FeatureId) => features[id] ?? 0;
  const days = of('order_days@1');
  const told = of('known_orders@1') + of('known_store_orders@1');
  const orders = Math.max(days, told);
  const since = latest(days ? of('days_since_order@1') : undefined, told ? of('known_days_since_order@1') : 0);
  const span = told > days ? spanTold(features) : of('days_since_first_order@1') - of('days_since_order@1');
  const rhythm = span === undefined ? USUAL_GAP : (Math.max(0, span) + USUAL_GAP) / Math.max(1, orders);
  const bounded = Math.min(LONGEST, Math.max(SHORTEST, rhythm));
  const known = of('known_orders@1') * of('known_aov@1') + of('known_store_value@1');
  return {
    orders,
    since,
    rhythm: bounded,
    silence: (since ?? 0) / bounded,
    value: Math.max(of('lifetime_value@1'), known),
    logged: days > 0 && told <= of('lifetime_purchases@1'),
  };
}

/** A profile that does not say when gives 0. */
const latest = (logged: number | undefined, told: number): number | undefined =>
  told ? Math.min(logged ?? told, told) : logged;

function spanTold(features: FeatureVector): number | undefined {
  const first = features['known_days_since_first_order@1'];
  const last = features['known_days_since_order@1'];
  return first && last ? first - last : undefined;
}
