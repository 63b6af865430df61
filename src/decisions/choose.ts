import type { Phrases } from '../segments/phrases/phrases.js';
import type { Segment, SegmentId } from '../segments/segment.js';
import type { Decision, SlotRule, VariantRule } from './decision.js';

/** What all slots are decided by after one event. */
export type Choosing = Readonly<{
  active: ReadonlyMap<SegmentId, Segment>;
  at: number;
  phrases: Phrases;
  /** All of them. */
  slots: readonly SlotRule[];
}>;

/** What shall stand, before it is known whether that is new. */
export type Choice = Readonly<{
  variant: string;
  priority: number;
  segments: readonly SegmentId[];
  /** The segment that speaks for the variant. */
  lead?: Segment | undefined;
  code: Decision['reason']['code'];
  /** What else there is to say of it. */
  steered?: Pick<Decision, 'raised' | 'suppressed' | 'offer' | 'fleeting'>;
  /** Gives the clause that says why, where it is not that of the lead. */
  clause?: () => string | undefined;
}>;

/** The shop's own content. */
export const DEFAULT: Choice = { variant: 'default', priority: -Infinity, segments: [], code: 'default' };

/** The variant that shall stand in a slot: of those that are eligible the first of the highest priority. What has terms is for whoever can judge them. */
export function choose({ variants }: SlotRule, { active }: Choosing): Choice {
  let best = DEFAULT;
  for (const variant of variants)
    if (variant.priority > best.priority && !variant.terms) best = judge(variant, active) ?? best;
  return best;
}

/** Undefined when the variant is not eligible. The first of its active segments that has what it needs is the lead. */
export function judge(rule: VariantRule, active: Choosing['active']): Choice | undefined {
  const { name: variant, priority } = rule;
  for (const id of rule.except) if (active.has(id)) return undefined;
  if (!rule.segments.length)
    return rule.needsObject ? undefined : { variant, priority, segments: [], code: 'everyone' };
  const segments: SegmentId[] = [];
  let lead: Segment | undefined;
  for (const id of rule.segments) {
    const segment = active.get(id);
    if (!segment) continue;
    segments.push(id);
    if (!lead && (!rule.needsObject || mayBeSaid(segment))) lead = segment;
  }
  return lead && { variant, priority, segments, lead, code: 'segment' };
}

/** A link can carry any campaign name: the shop would say whatever the link's author wanted. */
const mayBeSaid = ({ object }: Segment) => !!object && object.kind !== 'campaign';
