import type { Segment, SegmentId } from '../segments/segment.js';
import { DEFAULT, judge, type Choice, type choose, type Choosing } from './choose.js';
import { clauseOf } from './clause-of.js';
import type { SlotRule, VariantRule } from './decision.js';
import type { Offered, TermsSuppression } from './offers/open-terms.js';
import { stack, type Standing } from './offers/stack.js';
import type { Candidate, PriorityRule, Suppressed, Suppression } from './suppression/suppression.js';

/** What moves priorities, and what holds variants back; with `terms` also by their circumstances and offers. */
export type Steering = Readonly<{
  priorities: readonly PriorityRule[];
  suppression?: Suppression | undefined;
  terms?: TermsSuppression | undefined;
}>;

/** Chooses under what the rules that hold back remember after an event. */
export type Steer = (state: unknown) => typeof choose;

/** Opens what chooses instead of {@link choose}; undefined where there is no rule. */
export function openSteer({ priorities, suppression: rules, terms }: Steering): Steer | undefined {
  const suppression = (terms as Suppression | undefined) ?? rules;
  if (!priorities.length && !suppression) return undefined;
  return (state) => {
    let moves: Moves = { most: 0, rules: [] };
    let last: Choosing | undefined;
    let stood: ReturnType<typeof stack<Stood>> | undefined;
    return (rule, choosing) => {
      const by = (closed?: ReadonlySet<string>) => ({ moves, suppression, terms, state, closed });
      // once for all slots of an event
      if (choosing !== last) {
        moves = movesOf(priorities, choosing.active);
        const { slots = [] } = choosing;
        stood =
          terms && slots.filter(makesOffers).length > 1
            ? stack(slots, (one, closed) => steered(one, choosing, by(closed)))
            : undefined;
      }
      last = choosing;
      return (stood?.get(rule.slot) ?? steered(rule, choosing, by())).choice;
    };
  };
}

const makesOffers = ({ variants }: SlotRule): boolean => variants.some(({ terms }) => terms?.offer);

/** The priorities whose time it is, and the most that they may add. */
type Moves = Readonly<{ most: number; rules: readonly PriorityRule[] }>;

function movesOf(priorities: readonly PriorityRule[], active: Choosing['active']): Moves {
  const rules = priorities.filter(({ segment, when }) => active.has(when) && active.has(segment));
  return { rules, most: rules.reduce((sum, { add }) => sum + Math.max(0, add), 0) };
}

type Steered = Readonly<{
  moves: Moves;
  suppression: Suppression | undefined;
  terms: TermsSuppression | undefined;
  state: unknown;
  closed: ReadonlySet<string> | undefined;
}>;
type Held = Suppressed & Readonly<{ variant: string; priority: number }>;
type Stood = Standing & Readonly<{ choice: Choice }>;

/** Of the variants that are eligible and not held back the first of the highest priority, with what is held back before it. */
function steered({ slot, variants }: SlotRule, choosing: Choosing, by: Steered): Stood {
  const { moves, suppression, terms, state, closed } = by;
  const { active, at, phrases } = choosing;
  let best = DEFAULT;
  let stands: (Candidate & Readonly<{ rule: VariantRule }>) | undefined;
  let priority = -Infinity;
  let held: Held[] | undefined;
  for (const rule of variants) {
    if (rule.priority + moves.most <= priority || (rule.terms && !terms)) continue;
    const choice = judge(rule, active);
    const moved = choice && choice.priority + addedTo(choice.segments, moves);
    if (moved === undefined || moved <= priority) continue;
    const object = rule.needsObject ? choice!.lead?.object : undefined;
    const candidate = { slot, variant: rule.name, at, phrases, object, rule, active, closed };
    const why = suppression?.judge(state, candidate);
    // what has no words was told as a fault when the rules were opened
    if (!why) [best, stands, priority] = [choice!, candidate, moved];
    else if (why.text) (held ??= []).push({ ...why, variant: rule.name, priority: moved });
  }
  const above = held?.filter((one) => one.priority >= priority).toSorted((a, b) => b.priority - a.priority) ?? [];
  const fleeting = !!stands && suppression?.isFleeting(state, stands) === true;
  const offered = stands && terms?.offered(stands.rule, active);
  const clause = best.code === 'everyone' ? terms?.clauseOf(stands!.rule, phrases) : undefined;
  const raised = raisersOf(best.segments, moves);
  const choice = told(withOffer(clause ? { ...best, clause } : best, offered, active), choosing, {
    above,
    fleeting,
    raised,
  });
  return { choice, priority, group: offered?.group };
}

/** A tier speaks for its variant, as the segments do that open it. */
function withOffer(choice: Choice, offered: Offered | undefined, active: Choosing['active']): Choice {
  if (!offered) return choice;
  const { made: offer, tier } = offered;
  const steered = { offer };
  if (!tier) return { ...choice, steered };
  const { clause: _, ...rest } = choice;
  const { lead = active.get(tier)! } = rest;
  return { ...rest, code: 'segment', lead, segments: [...choice.segments, tier], steered };
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
  if (!first && !raiser && !choice.steered) return fleeting ? { ...choice, steered: FLEETING } : choice;
  const say = phrases.sentences;
  const suppressed = above.map(({ variant, rule, text }) => ({ variant, rule, text: say.because(text) }));
  const news = { ...(raiser && { raised }), ...(first && { suppressed }), ...(fleeting && { fleeting }) };
  const steered = { ...choice.steered, ...news };
  if (choice === DEFAULT) {
    const loud = above.find(({ quiet }) => !quiet);
    return { ...choice, steered, ...(loud && { clause: () => loud.text }) };
  }
  if (!raiser) return { ...choice, steered };
  const both = [choice.lead!, active.get(raiser)!];
  return { ...choice, steered, clause: () => joined(both, phrases.language) };
}

function joined(segments: readonly Segment[], language: string): string | undefined {
  const clauses = new Set(segments.flatMap((segment) => clauseOf(segment) ?? []));
  return clauses.size ? new Intl.ListFormat(language || 'en').format(clauses) : undefined;
}
