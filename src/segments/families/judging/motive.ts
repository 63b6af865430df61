import type { Judging } from '../../family.js';
import type { Reason, SegmentId } from '../../segment.js';

/** The motives of a campaign that promise the dearer goods. */
export const PREMIUM_MOTIVES: readonly SegmentId[] = ['context:campaign-premium', 'context:campaign-luxury'];

const WEIGHT = 0.5;
/** What a motive is among the inputs of a segment: enough by itself, as long as page views are told. */
export const MOTIVE_PART = { feature: 'campaign_arrival@1', weight: 0.6 } as const;

/** The first of these campaign segments that is active, as a reason that is worth half of a score; empty where none is. */
export function motiveReason(motives: readonly SegmentId[], { judged }: Judging): readonly Reason[] {
  for (const id of motives) {
    const segment = judged.get(id);
    const text = segment?.active && segment.reasons[0]?.text;
    if (text) return [{ text, contribution: WEIGHT }];
  }
  return [];
}
