import type { FeatureId } from '../../../features/feature-vector.js';
import { ramp } from '../../rule-score.js';
import type { Judging } from '../../family.js';
import type { Customer } from './customer.js';
import type { RfmShares } from './rfm-cells.js';

/** What {@link rfmShares} reads beyond the customer. */
export const SHARE_FEATURES: readonly FeatureId[] = [
  'order_days_90d@1',
  'order_days_365d@1',
  'mean_order_value@1',
  'last_order_value@1',
];

const LABELS = ['recency', 'frequency', 'monetary', 'momentum'] as const;

/** The shares of a customer by the model where it can know, by rules otherwise; with a `model`, that is who says so. */
export function rfmShares(customer: Customer, judging: Judging): Readonly<{ shares: RfmShares; model?: string }> {
  const score = judging.scores['rfm'];
  if (!score || !customer.logged) return { shares: byRules(customer, judging) };
  const told = LABELS.map((label) => score.probabilities[score.labels.indexOf(label)] ?? -1);
  const [recency = 0, frequency = 0, monetary = 0, momentum = 0] = told;
  if (!told.every((share) => share >= 0 && share <= 1)) return { shares: byRules(customer, judging) };
  return { shares: { recency, frequency, monetary, momentum }, model: score.model };
}

/**
 * Rules know no other customers: silence is measured in the customer's own rhythm, frequency by orders, and money by the orders and by
 * whether the last was above or below their mean. No rule knows what a sum of money is worth in a shop.
 */
function byRules({ orders, silence }: Customer, { features }: Judging): RfmShares {
  const of = (id: FeatureId) => features[id] ?? 0;
  const frequency = (orders - 1) / (orders + 1);
  const mean = of('mean_order_value@1');
  const trend = mean && orders > 1 ? ramp(of('last_order_value@1') / mean, 0.5, 1.5) - 0.5 : 0;
  const year = of('order_days_365d@1');
  return {
    recency: 1 / (1 + silence),
    frequency,
    monetary: Math.min(1, Math.max(0, frequency + 0.4 * trend)),
    // half of it where the last quarter had a quarter of the year's orders
    momentum: year ? Math.min(1, (2 * of('order_days_90d@1')) / year) : 0,
  };
}
