import type { ResolvedConfig } from '../../src/config.js';
import { hasCome, readTime } from '../../src/decisions/circumstances/read-time.js';
import type { OfferConfig, ReceptiveMoment, Terms } from '../../src/decisions/offers/offer-config.js';
import { isRecord } from '../../src/lib/is-record.js';
import type { VariantConfig } from '../../src/slots/slot-config.js';

/** What tells of each moment. */
const EVENTS: Readonly<Record<ReceptiveMoment, string>> = {
  hesitation: 'hesitation',
  'exit-intent': 'exit_intent',
  'coupon-field': 'coupon_field_focus',
  // another visit is a return as well
  return: '',
};
/** The westernmost clock: what is over there is over everywhere. */
const LAST_CLOCK = -720;

type Warn = (part: string, warning: string) => void;

/** What of the variants' circumstances and offers lets one never stand, or says what nobody is offered; `now` in milliseconds since the epoch. */
export function termWarnings({ slots, uninstrumented = [] }: ResolvedConfig, now: number): readonly string[] {
  const warnings: string[] = [];
  for (const [slot, { variants }] of Object.entries(slots))
    for (const [name, variant] of Object.entries(variants)) {
      const warn: Warn = (part, text) => void warnings.push(`config.slots.${slot}.variants.${name}${part}: ${text}.`);
      warnOfTimes(variant, now, warn);
      if (variant.rollout === 0) warn('.rollout', 'can never stand, since its share is 0; raise it or take it out');
      warnOfOffer(variant, uninstrumented, warn);
    }
  return warnings;
}

function warnOfTimes({ until, offer }: VariantConfig, now: number, warn: Warn): void {
  const over = (given: string | undefined, end: boolean) => {
    const time = readTime(given, end);
    return time !== undefined && hasCome(time, now, LAST_CLOCK) === true;
  };
  if (over(until, true)) warn('.until', 'can never stand, since that is in the past; take the variant out');
  if (over(offer?.ends, false)) warn('.offer.ends', 'can never stand, since that is in the past; take the offer out');
}

function warnOfOffer({ offer, content }: VariantConfig, uninstrumented: readonly string[], warn: Warn): void {
  const said = JSON.stringify(content ?? {});
  const all = termsOf(offer);
  for (const [word, field] of [
    ['code', 'code'],
    ['link', 'link'],
    ['offer', 'label'],
  ] as const) {
    const isGiven = all.some((terms) => terms[field] !== undefined);
    if (said.includes(`{${word}}`) && !isGiven)
      warn('.content', `says {${word}} where the offer has no ${field}; add it`);
    if (content && field !== 'label' && isGiven && !said.includes(`{${word}}`) && !saysCode(said, all, field))
      warn(`.offer.${field}`, `is nowhere in the content; say {${word}} there`);
  }
  const { when = [] } = offer ?? {};
  const moments: readonly ReceptiveMoment[] = Array.isArray(when) ? when : [];
  if (moments.length > 0 && moments.every((one) => uninstrumented.includes(EVENTS[one])))
    warn('.offer.when', 'can never stand, since this shop cannot tell any of these moments; name others');
}

/** What is no object is told as a fault elsewhere. */
const termsOf = (offer: OfferConfig | undefined): readonly Terms[] =>
  isRecord(offer) ? [offer, ...Object.values(offer.tier ?? {})].filter(isRecord) : [];

/** A shop may write it out as well. A link that has the code in it needs no other word for it. */
const saysCode = (said: string, all: readonly Terms[], field: 'code' | 'link'): boolean =>
  all.every(
    (terms) =>
      terms[field] === undefined ||
      said.includes(terms[field]) ||
      (field === 'code' && terms.link?.includes(terms.code!)),
  );
