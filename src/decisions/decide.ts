import type { Segment, SegmentId } from '../segments/segment.js';
import type { Decision, SlotRule, VariantRule } from './decision.js';

/** Everything that a decision depends on. `at` is the event's time; `previous` are the decisions before it. */
export type DecideInput = Readonly<{
  slots: readonly SlotRule[];
  segments: readonly Segment[];
  policyVersion: string;
  at: number;
  previous: readonly Decision[];
}>;

type Active = ReadonlyMap<SegmentId, Segment>;

/** What shall stand, before it is known whether that is new. `lead` is the segment that speaks for the variant. */
type Choice = Readonly<{
  variant: string;
  priority: number;
  segments: readonly SegmentId[];
  lead?: Segment | undefined;
  code: Decision['reason']['code'];
}>;

const DEFAULT: Choice = { variant: 'default', priority: -Infinity, segments: [], code: 'default' };

/**
 * One decision for each slot, in the order of the slots. A decision that still holds is handed back as the same object, with
 * the reason of the moment when it was made; when all hold, so is the list.
 */
export function decide({ slots, segments, policyVersion, at, previous }: DecideInput): readonly Decision[] {
  const active = new Map<SegmentId, Segment>();
  for (const segment of segments) if (segment.active) active.set(segment.id, segment);
  const decisions = slots.map(({ slot, variants }): Decision => {
    const choice = choose(variants, active);
    const before = previous.find((one) => one.slot === slot);
    if (before && before.policyVersion === policyVersion && same(before, choice)) return before;
    const { variant, segments, lead, code } = choice;
    const reason = { code, text: sentence(choice) };
    const decision = { slot, variant, segments, reason, policyVersion, propensity: 1, at };
    return lead?.object ? { ...decision, object: lead.object } : decision;
  });
  const unchanged = decisions.length === previous.length && decisions.every((one, index) => one === previous[index]);
  return unchanged ? previous : decisions;
}

function choose(variants: readonly VariantRule[], active: Active): Choice {
  let best = DEFAULT;
  for (const variant of variants) if (variant.priority > best.priority) best = judge(variant, active) ?? best;
  return best;
}

/** Undefined when the variant is not eligible. The first of its active segments that has what it needs is the lead. */
function judge(rule: VariantRule, active: Active): Choice | undefined {
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

/** A shopper understands what they did better than what they left undone, so reasons that rest on a zero come last. */
function sentence({ code, lead }: Choice): string {
  if (code === 'default') return 'Nothing known calls for a change here.';
  if (!lead) return 'Everybody sees this here.';
  const reason = lead.reasons.find(({ value }) => value !== 0) ?? lead.reasons[0];
  return `Because ${reason ? reason.text : 'of how this visit has gone so far'}.`;
}

function same(decision: Decision, { variant, segments, lead, code }: Choice): boolean {
  const { object } = decision;
  return (
    decision.variant === variant &&
    decision.reason.code === code &&
    object?.kind === lead?.object?.kind &&
    object?.id === lead?.object?.id &&
    object?.name === lead?.object?.name &&
    decision.segments.length === segments.length &&
    segments.every((id, index) => id === decision.segments[index])
  );
}
