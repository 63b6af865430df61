import type { FeatureId } from '../../features/feature-vector.js';
import type { Clause } from './open-phrases.js';

/** Features whose value says little to a shopper, or more than is polite: each of a kind has the same words. */
const SHARED = [
  ['feature.step', /^step_/],
  ['feature.categories', /^category_/],
  ['feature.season', /^(quarter|season|special_day)/],
  ['feature.way', /^(last_kind|browse_depth|section_views|hesit|cart_hesit|pay_hesit|rage|dead|exit|\w+_to_)/],
  ['feature.prices', /^price_(percentile|band)/],
  ['feature.rhythm', /_gap_ratio/],
  ['feature.urgency', /^(countdown|stock|offer)_/],
  ['feature.arrival', /^(first_)?source_|^(utm|campaign)_arrival|^click_ads/],
  ['feature.circumstances', /^(weather|bad_weather|device|connection|power|daypart|late_night|weekday)/],
  ['feature.account', /^(known|profile)_/],
] as const;

/** The code of such words. */
export type SharedCode = (typeof SHARED)[number][0];

/** The words that a feature shares with its like, out of these clauses; undefined where it shares none. */
export function sharedClause(id: FeatureId, clauses: Readonly<Record<SharedCode, Clause>>): string | undefined {
  const code = SHARED.find(([, sign]) => sign.test(id))?.[0];
  return code && clauses[code]({ place: Number(/\d+/.exec(id)![0]) });
}
