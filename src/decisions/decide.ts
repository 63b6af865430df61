import type { Phrases } from '../segments/phrases/phrases.js';
import type { Segment, SegmentId } from '../segments/segment.js';
import { choose, type Choice } from './choose.js';
import { clauseOf } from './clause-of.js';
import type { Decision, SlotRule } from './decision.js';

/** Everything that a decision depends on. `at` is the event's time; `previous` are the decisions before it. */
export type DecideInput = Readonly<{
  slots: readonly SlotRule[];
  segments: readonly Segment[];
  policyVersion: string;
  at: number;
  previous: readonly Decision[];
  /** Chooses with what moves priorities and holds variants back; default: without. */
  steer?: typeof choose | undefined;
  phrases: Phrases;
}>;

/**
 * One decision for each slot, in the order of the slots. A decision that still holds is handed back as the same object, with
 * the reason of the moment when it was made; when all hold, so is the list.
 */
export function decide(input: DecideInput): readonly Decision[] {
  const { slots, segments: all, policyVersion, at, previous, steer = choose, phrases } = input;
  const active = new Map<SegmentId, Segment>();
  for (const segment of all) if (segment.active) active.set(segment.id, segment);
  const choosing = { active, at, phrases, slots };
  const decisions = slots.map((rule): Decision => {
    const { slot } = rule;
    const choice = steer(rule, choosing);
    const before = previous.find((one) => one.slot === slot);
    if (before && before.policyVersion === policyVersion && same(before, choice)) return before;
    return made(slot, choice, input);
  });
  const unchanged = decisions.length === previous.length && decisions.every((one, index) => one === previous[index]);
  return unchanged ? previous : decisions;
}

function made(slot: string, choice: Choice, { policyVersion, at, phrases }: DecideInput): Decision {
  const { variant, segments, lead, code, steered } = choice;
  const reason = { code, text: sentence(choice, phrases) };
  const decision = { slot, variant, segments, reason, policyVersion, propensity: 1, at };
  // copies by spread are slow to read
  return Object.assign(decision, steered, lead?.object && { object: lead.object });
}

function sentence({ code, lead, clause }: Choice, { sentences: say }: Phrases): string {
  if (clause) return say.because(clause());
  if (code === 'default') return say.default;
  return lead ? say.because(clauseOf(lead)) : say.everyone;
}

function same(decision: Decision, { variant, segments, lead, code, steered }: Choice): boolean {
  const { object, raised, suppressed, fleeting } = decision;
  return (
    decision.variant === variant &&
    decision.reason.code === code &&
    object?.kind === lead?.object?.kind &&
    object?.id === lead?.object?.id &&
    object?.name === lead?.object?.name &&
    decision.segments.join() === segments.join() &&
    (steered
      ? alike(raised, steered.raised) && alike(suppressed, steered.suppressed) && fleeting === steered.fleeting
      : !(raised || suppressed || fleeting))
  );
}

/** Plain data that is put together in the same order. */
const alike = (one: unknown, other: unknown): boolean => one === other || JSON.stringify(one) === JSON.stringify(other);
