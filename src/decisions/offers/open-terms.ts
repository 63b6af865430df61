import type { Phrases } from '../../segments/phrases/phrases.js';
import type { Segment, SegmentId } from '../../segments/segment.js';
import type { VariantRule } from '../decision.js';
import { foldFacts, NO_FACTS, type PageFacts } from '../circumstances/page-facts.js';
import type { Candidate, Suppressed, Suppression } from '../suppression/suppression.js';
import type { OfferMade } from './offer-config.js';
import { readTerms, type ReadTerms } from './read-terms.js';
import { REFUSALS } from './refusals.js';
import { groupOf, offerFor, refuse } from './refuse.js';

/** What a variant that stands offers. */
export type Offered = Readonly<{
  made: OfferMade;
  /** The segment whose terms these are. */
  tier?: SegmentId;
  /** Where it is a discount: of one group one stands on a page. */
  group?: string;
}>;

type TermsState = readonly [facts: PageFacts, held: readonly unknown[]];

/** What holds variants back by their circumstances and offers, before what `suppress` does. */
export type TermsSuppression = Suppression<TermsState> &
  Readonly<{
    /** What a variant offers while these segments are active; undefined for one without an offer. */
    offered(rule: VariantRule, active: ReadonlyMap<SegmentId, Segment>): Offered | undefined;
    /** Why a variant that goes by no segment is yet not for everybody: gives the clause; undefined where it is. */
    clauseOf(rule: VariantRule, phrases: Phrases): (() => string | undefined) | undefined;
  }>;

/** A fault was told when the rules were opened. */
const FAULTY = { rule: 'refused', text: '', quiet: true } as const satisfies Suppressed;

/** Joins circumstances and offers with the rules of `suppress`, where there are any. */
export function openTerms(rules: Suppression<readonly unknown[]> | undefined): TermsSuppression {
  const known = new WeakMap<VariantRule, ReadTerms | 'faulty'>();
  const read = (rule: VariantRule): ReadTerms | 'faulty' => {
    let terms = known.get(rule);
    if (!terms) known.set(rule, (terms = readTerms(rule, () => undefined) ?? 'faulty'));
    return terms;
  };
  return {
    start: () => [NO_FACTS, rules?.start() ?? []],
    fold(state, event, segments) {
      const [facts, held] = state;
      const now = foldFacts(facts, event);
      const next = rules?.fold(held, event, segments) ?? held;
      return now === facts && next === held ? state : [now, next];
    },
    judge(state, candidate): Suppressed | undefined {
      const { rule } = candidate;
      const terms = rule?.terms && read(rule);
      if (terms === 'faulty') return FAULTY;
      return (terms && refused(terms, state, candidate)) || rules?.judge(state[1], candidate);
    },
    isFleeting(state, candidate) {
      const { locales, currencies, until, offer } = candidate.rule?.terms ?? {};
      return !!(locales || currencies || until || offer) || rules?.isFleeting(state[1], candidate) === true;
    },
    isInScope: (slot, variant) => rules?.isInScope(slot, variant) === true,
    clauseOf({ terms }, phrases) {
      const { rollout = 1, offer } = terms ?? {};
      if (rollout < 1) return () => phrases.clause('offer.rolled-out');
      const { discount, toLikelyBuyers, when } = offer ?? {};
      return when || (discount && !toLikelyBuyers) ? () => undefined : undefined;
    },
    offered(rule, active) {
      const terms = rule.terms?.offer && read(rule);
      if (!terms || terms === 'faulty') return undefined;
      const offer = offerFor(terms, active);
      return offer.made.discount ? { ...offer, group: groupOf(terms) } : offer;
    },
  };
}

const NONE: ReadonlySet<string> = new Set();

function refused(terms: ReadTerms, [facts]: TermsState, candidate: Candidate): Suppressed | undefined {
  const { phrases, active, closed = NONE } = candidate;
  const rule = refuse(terms, facts, { ...candidate, active: active ?? new Map(), closed });
  if (!rule) return undefined;
  const text = phrases.clause(REFUSALS[rule]);
  return rule.startsWith('offer.') ? { rule, text } : { rule, text, quiet: true };
}
