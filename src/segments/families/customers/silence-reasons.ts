import type { Worded } from '../../phrases/phrases.js';
import type { Reason } from '../../segment.js';
import type { Customer } from './customer.js';
import { featureReason } from '../judging/weigh.js';

/** The silence of a customer as reasons, held half against their own gaps where they have some; `share` is what they add up to. */
export function silenceReasons({ since = 0 }: Customer, share: number, worded: Worded): readonly Reason[] {
  if (!share) return [];
  const gap = worded.features['mean_order_gap_days@1'] ?? 0;
  const contribution = gap ? share / 2 : share;
  const last = featureReason({ feature: 'days_since_order@1', value: since, contribution }, worded);
  return gap ? [last, featureReason({ feature: 'mean_order_gap_days@1', value: gap, contribution }, worded)] : [last];
}
