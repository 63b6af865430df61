import type { ShopEvent } from '../capture/shop-event.js';
import { decide } from '../decisions/decide.js';
import type { Decision, SlotRule } from '../decisions/decision.js';
import { contextSegments, foldContext, type ContextState } from '../segments/context.js';
import { hysteresis, type Memberships } from '../segments/hysteresis.js';
import type { Segment } from '../segments/segment.js';

/** Where contextual mode stands after some page views. Memory only; ends with the page, or with the consent. */
export type ContextualMoment = Readonly<{
  /** Page views seen. */
  seq: number;
  /** When the latest was, milliseconds since the epoch. */
  at: number;
  context: ContextState;
  memberships: Memberships;
  segments: readonly Segment[];
  decisions: readonly Decision[];
}>;

/** What it decides by, as an engine does. */
export type ContextualRules = Readonly<{
  slots: readonly SlotRule[];
  campaigns: Readonly<Record<string, string>>;
  policyVersion: string;
}>;

/** Before the first page view. */
export const startContextual = (): ContextualMoment => ({
  seq: 0,
  at: 0,
  context: { seen: false },
  memberships: {},
  segments: [],
  decisions: [],
});

/** One page view further: the `context` segments that an engine would give for the same facts, and what follows from them alone. */
export function foldContextual(moment: ContextualMoment, view: ShopEvent, rules: ContextualRules): ContextualMoment {
  const { at } = view;
  const seq = moment.seq + 1;
  const context = foldContext(moment.context, { ...view, seq, session: 1 }, !moment.seq);
  const gate = hysteresis(moment.memberships, at);
  const segments = contextSegments(context, { at, campaigns: rules.campaigns }, gate);
  const decisions = decide({ ...rules, segments, previous: moment.decisions, at });
  return { seq, at, context, memberships: gate.remember(segments), segments, decisions };
}
