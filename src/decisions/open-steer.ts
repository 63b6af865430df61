import type { Segment, SegmentId } from '../segments/segment.js';
import { DEFAULT, judge, type Choice, type choose, type Choosing } from './choose.js';
import { clauseOf } from './clause-of.js';
import type { SlotRule } from './decision.js';
import type { Candidate, PriorityRule, Suppressed, Suppression } from './suppression/suppression.js';

/** What moves priorities, and what holds variants back. */
export type Steering = Readonly<{ priorities: readonly PriorityRule[]; suppression?: Suppression | undefined }>;

/** Chooses under what the rules that hold back remember after an event. */
export type Steer = (state: unknown) => typeof choose;

/** Opens what chooses instead of {@link choose}; undefined where there is no rule. */
export function openSteer({ priorities, suppression }: Steering): Steer | undefined {
  if (!priorities.length && !suppression) return undefined;
  return (state) => {
    let moves: Moves = { most: 0, rules: [] };
    let last: Choosing | undefined;
    return (rule, choosing) => {
      // once for all slots of an event
      if (choosing !== last) moves = movesOf(priorities, choosing.active);
      last = choosing;
      return steered(rule, choosing, { moves, suppression, state });
    };
  };
}

/** The priorities whose time it is, and the most that they may add. */
type Moves = Readonly<{ most: number; rules: readonly PriorityRule[] }>;

function movesOf(priorities: readonly PriorityRule[], active: Choosing['active']): Moves {
  const rules = priorities.filter(({ segment, when }) => active.has(when) && active.has(segment));
  return { rules, most: rules.reduce((sum, { add }) => sum + Math.max(0, add), 0) };
}

type Steered = Readonly<{ moves: Moves; suppression: Suppression | undefined; state: unknown }>;
type Held = Suppressed & Readonly<{ variant: string; priority: number }>;

/** Of the variants that are eligible and not held back the first of the highest priority, with what is held back before it. */
function steered({ slot, variants }: SlotRule, choosing: Choosing, { moves, suppression, state }: Steered): Choice {
  const { active, at, phrases } = choosing;
  let best = DEFAULT;
  let stands: Candidate | undefined;
  let priority = -Infinity;
  let held: Held[] | undefined;
  for (const rule of variants) {
    if (rule.priority + moves.most <= priority) continue;
    const choice = judge(rule, active);
    const moved = choice && choice.priority + addedTo(choice.segments, moves);
    if (moved === undefined || moved <= priority) continue;
    const object = rule.needsObject ? choice!.lead?.object : undefined;
    const candidate = { slot, variant: rule.name, at, phrases, object };
    const why = suppression?.judge(state, candidate);
    if (why) (held ??= []).push({ ...why, variant: rule.name, priority: moved });
    else [best, stands, priority] = [choice!, candidate, moved];
  }
  const above = held?.filter((one) => one.priority >= priority).toSorted((a, b) => b.priority - a.priority) ?? [];
  const fleeting = !!stands && suppression?.isFleeting(state, stands) === true;
  return told(best, choosing, { above, fleeting, raised: raisersOf(best.segments, moves) });
}

function addedTo(segments: readonly SegmentId[], { rules }: Moves): number {
  let sum = 0;
  for (const { segment, add } of rules) if (segments.includes(segment)) sum += add;
  return sum;
}

const raisersOf = (segments: readonly SegmentId[], { rules }: Moves): readonly SegmentId[] =>
  rules.flatMap(({ segment, add, when }) => (add > 0 && segments.includes(segment) ? [when] : []));

/** By far the most of what is steered: it is made once. */
const FLEETING = { fleeting: true };

type Told = Readonly<{ above: readonly Held[]; fleeting: boolean; raised: readonly SegmentId[] }>;

function told(choice: Choice, { active, phrases }: Choosing, { above, fleeting, raised }: Told): Choice {
  const [first] = above;
  const [raiser] = raised;
  if (!first && !raiser) return fleeting ? { ...choice, steered: FLEETING } : choice;
  const say = phrases.sentences;
  const suppressed = above.map(({ variant, rule, text }) => ({ variant, rule, text: say.because(text) }));
  const steered = { ...(raiser && { raised }), ...(first && { suppressed }), ...(fleeting && { fleeting }) };
  if (choice === DEFAULT) return { ...choice, steered, clause: () => first!.text };
  if (!raiser) return { ...choice, steered };
  const both = [choice.lead!, active.get(raiser)!];
  return { ...choice, steered, clause: () => joined(both, phrases.language) };
}

function joined(segments: readonly Segment[], language: string): string | undefined {
  const clauses = new Set(segments.flatMap((segment) => clauseOf(segment) ?? []));
  return clauses.size ? new Intl.ListFormat(language || 'en').format(clauses) : undefined;
}
