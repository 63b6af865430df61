import type { FeatureId, FeatureVector } from '../../features/feature-vector.js';

/**
 * A 0 may say that nothing is known: a log begins with a consent and ends with a browser, an account tells what the shop has it tell. Such
 * features say so by these clauses, those with a third entry unless that feature has a value: then their 0 is one.
 */
const NONE = [
  ['none.order-within', /^order_days_\d/],
  ['none.orders', /^(order_categories|mean_order_gap)/],
  [
    'none.order',
    /^(lifetime_|order_days|days_since_(first_)?order|spend_|(mean|last|first)_order_value)/,
    'order_days@1',
  ],
  ['none.offer', /^first_offer/],
  ['none.return', /^returned_share/],
  ['none.visit', /^(returning_visitor|sessions|visits_30d|mean_visit_gap|days_since_last_session)/],
  ['none.cart', /^cart_quantity/],
  ['none.left-cart', /^(abandoned_step|days_since_abandonment)/, 'abandoned_step@1'],
  ['none.saved', /^wishlist_items/],
  ['none.news', /^(price_drops|price_rises|review_growth)/],
  ['none.focus', /^(brand_focus|(brand|category)_affinity)/],
  ['feature.account', /^known_(?!item)/],
] as const satisfies readonly (readonly [code: string, sign: RegExp, unless?: FeatureId])[];

/** The code of such a clause. */
export type NoValueCode = (typeof NONE)[number][0];

const found = new Map<FeatureId, (typeof NONE)[number] | undefined>();

/** The clause for a feature that is 0 because nothing is known; undefined where 0 is a value like any other. */
export function noValueCode(id: FeatureId, features: FeatureVector): NoValueCode | undefined {
  if (!found.has(id))
    found.set(
      id,
      NONE.find(([, sign]) => sign.test(id)),
    );
  const none = found.get(id);
  return none?.[2] && features[none[2]] ? undefined : none?.[0];
}
