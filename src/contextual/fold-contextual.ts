import type { ShopEvent } from '../capture/shop-event.js';
import { decide } from '../decisions/decide.js';
import type { Decision, SlotRule } from '../decisions/decision.js';
import { contextSegments, foldContext, type ContextState } from '../segments/context.js';
import type { Family } from '../segments/family.js';
import type { Hysteresis } from '../segments/hysteresis.js';
import type { Phrases } from '../segments/phrases/phrases.js';
import type { Segment } from '../segments/segment.js';

/** Where contextual mode stands after some page views. Memory only; ends with the page, or with the consent. */
export type ContextualMoment = Readonly<{
  /** Page views seen. */
  seq: number;
  /** When the latest was, milliseconds since the epoch. */
  at: number;
  context: ContextState;
  /** What {@link ContextualRules.surroundings} remembers. */
  further?: unknown;
  segments: readonly Segment[];
  decisions: readonly Decision[];
}>;

/** What it decides by, as an engine does. */
export type ContextualRules = Readonly<{
  slots: readonly SlotRule[];
  campaigns: Readonly<Record<string, string>>;
  policyVersion: string;
  /** The shopper's language. */
  phrases: Phrases;
  /** The family of the further circumstances, where a segment of it is asked for. */
  surroundings?: Family | undefined;
}>;

/** Before the first page view. */
export const startContextual = (): ContextualMoment => ({
  seq: 0,
  at: 0,
  context: { seen: false },
  segments: [],
  decisions: [],
});

/** One page view further: the `context` segments that an engine would give for the same facts, and what follows from them alone. */
export function foldContextual(moment: ContextualMoment, view: ShopEvent, rules: ContextualRules): ContextualMoment {
  const { at } = view;
  const { phrases, surroundings } = rules;
  const seq = moment.seq + 1;
  const fresh = !moment.seq;
  const event = { ...view, seq, session: 1 };
  const context = foldContext(moment.context, event, fresh);
  const gate = factsGate(moment.segments, at);
  const core = contextSegments(context, { ...rules, at }, gate);
  const judged = new Map(core.map((segment) => [segment.id, segment]));
  const judging = { event, fresh, features: {}, scores: {}, gate, judged, phrases };
  const stepped = surroundings?.step(moment.further ?? surroundings.start(), judging);
  const segments = stepped ? [...core, ...stepped.segments] : core;
  const decisions = decide({ ...rules, segments, previous: moment.decisions, at });
  return { seq, at, context, further: stepped?.state, segments, decisions };
}

const no = () => false;

/** What facts need of {@link Hysteresis}: they hold or they do not, so it only knows since when. */
function factsGate(before: readonly Segment[], at: number): Hysteresis {
  const last = new Map(before.map((segment) => [segment.id, segment]));
  return {
    held: no,
    stays: no,
    rests: no,
    lacks: no,
    passes: no,
    before: () => undefined,
    settle(draft, active) {
      const { active: held, since: ago } = last.get(draft.id) ?? {};
      const since = active && !held ? at : ago;
      return Object.assign(draft, { active }, since !== undefined && { since });
    },
    remember: () => new Map(),
  };
}
