import type { Segment, SegmentId } from '../../segments/segment.js';
import { hasCome } from '../circumstances/read-time.js';
import { inLocales } from '../circumstances/in-locales.js';
import type { PageFacts } from '../circumstances/page-facts.js';
import { rolledOut } from '../circumstances/rolled-out.js';
import type { OfferMade } from './offer-config.js';
import type { ReadTerms } from './read-terms.js';
import type { Refusal } from './refusals.js';

/** A variant in one slot, at a time, with the segments that are active. */
export type Asking = Readonly<{
  slot: string;
  variant: string;
  at: number;
  active: ReadonlyMap<SegmentId, Segment>;
  /** The groups of which an offer stands in another slot. */
  closed: ReadonlySet<string>;
}>;

/** The first reason why a variant may not stand; undefined where it may. What is not known does not speak for it. */
export function refuse(terms: ReadTerms, facts: PageFacts, asking: Asking): Refusal | undefined {
  const { locales, currencies, rollout } = terms;
  const { at, slot, variant } = asking;
  if (locales && !inLocales(locales, facts.language)) return 'locales';
  if (currencies && !currencies.includes(facts.currency)) return 'currencies';
  if (!isOpen(terms, at, facts.offset)) return 'schedule';
  if (rollout !== undefined && !rolledOut(rollout, facts.lot, `${slot}.${variant}`)) return 'rollout';
  return terms.offer && refuseOffer(terms, facts, asking);
}

const isOpen = ({ from, until }: ReadTerms, at: number, offset: number | undefined): boolean =>
  (!from || hasCome(from, at, offset) === true) && (!until || hasCome(until, at, offset) === false);

function refuseOffer(terms: ReadTerms, facts: PageFacts, { at, active, closed }: Asking): Refusal | undefined {
  const { offer, ends } = terms;
  const { stock, when, toLikelyBuyers } = offer!;
  if (ends && at >= ends.at) return 'offer.ended';
  if (stock !== undefined && !((facts.stock.find(([id]) => id === stock)?.[1] ?? 0) > 0)) return 'offer.stock';
  const { discount } = offerFor(terms, active).made;
  const isTiered = terms.tiers.some(([, one]) => one.discount);
  if (isTiered && !discount) return 'offer.tier';
  if (typeof discount === 'object' && 'amount' in discount && discount.currency !== facts.currency) return 'currencies';
  if (discount && !toLikelyBuyers && active.has('predictive:likely-buyer')) return 'offer.unneeded';
  if (when && !when.some((one) => facts.moments.includes(one))) return 'offer.moment';
  return discount && closed.has(groupOf(terms)) ? 'offer.stacked' : undefined;
}

/** Discounts of one group never stand together. */
export const groupOf = ({ offer }: ReadTerms): string => offer?.group ?? '';

/** What is offered while these segments are active, and the tier that it is of. */
export function offerFor(
  { offer, tiers }: ReadTerms,
  active: Asking['active'],
): Readonly<{ made: OfferMade; tier?: SegmentId }> {
  const { discount, code, link, label, ends } = offer!;
  const found = tiers.find(([id]) => active.has(id));
  const made = { discount, code, link, label, ends, ...found?.[1] };
  const told = Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)) as OfferMade;
  return found ? { made: told, tier: found[0] } : { made: told };
}
