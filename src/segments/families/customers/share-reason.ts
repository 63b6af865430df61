import type { FeatureId } from '../../../features/feature-vector.js';
import type { Worded } from '../../phrases/phrases.js';
import type { Reason } from '../../segment.js';
import type { Customer } from './customer.js';
import type { RfmShares } from './rfm-cells.js';
import { featureReason } from '../judging/weigh.js';

/** What a share of a customer rests on, as a reason with the contribution that it is given. */
export function shareReason(
  share: keyof RfmShares,
  { since = 0, orders, value }: Customer,
  worded: Worded,
): (contribution: number) => Reason {
  const facts: Readonly<Record<keyof RfmShares, readonly [FeatureId, number]>> = {
    recency: ['days_since_order@1', since],
    frequency: ['order_days@1', orders],
    monetary: ['lifetime_value@1', value],
    momentum: ['order_days_90d@1', worded.features['order_days_90d@1'] ?? 0],
  };
  const [feature, told] = facts[share];
  return (contribution) => featureReason({ feature, value: told, contribution }, worded);
}
