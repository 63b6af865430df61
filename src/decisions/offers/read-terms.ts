import { isRecord } from '../../lib/is-record.js';
import type { Problem } from '../../lib/report.js';
import type { SlotRule, VariantRule } from '../decision.js';
import { readTime, type Time } from '../circumstances/read-time.js';
import { asked, type Asked } from '../asked.js';
import type { SegmentId } from '../../segments/segment.js';
import type { OfferConfig, Terms } from './offer-config.js';
import { CIRCUMSTANCES, OFFER, TERMS, TIER, type Fields } from './offer-fields.js';

/** What a variant's circumstances and offer come to. */
export type ReadTerms = Readonly<{
  locales?: readonly string[];
  currencies?: readonly string[];
  from?: Time | undefined;
  until?: Time | undefined;
  rollout?: number;
  offer?: OfferConfig;
  ends?: Time | undefined;
  tiers: readonly (readonly [SegmentId, Terms])[];
}>;

type Tell = (path: string, fault: string, code?: 'config-invalid' | 'config-price') => void;

const HELP = 'See docs/offers.md.';

/** Reads what the config says of one variant; undefined, and told, where any of it has a fault: such a variant never stands. */
export function readTerms(rule: VariantRule, tell: Tell): ReadTerms | undefined {
  const { offer, ...circumstances } = rule.terms ?? {};
  let fine = true;
  const refuse: Tell = (path, fault, code) => {
    fine = false;
    tell(path, fault, code);
  };
  check(circumstances, CIRCUMSTANCES, (path, fault) => refuse(`.${path}`, fault));
  if (offer !== undefined) checkOffer(offer, rule, (path, fault, code) => refuse(`.offer${path}`, fault, code));
  if (!fine) return undefined;
  const { from, until } = circumstances;
  const read = { from: readTime(from), until: readTime(until, true), ends: readTime(offer?.ends) };
  if (isBackwards(read.from, read.until)) refuse('.until', 'is not after "from", so the variant never stands');
  const tiers = Object.entries(offer?.tier ?? {}) as [SegmentId, Terms][];
  return fine ? ({ ...circumstances, offer, ...read, tiers } as ReadTerms) : undefined;
}

const isBackwards = (from: Time | undefined, until: Time | undefined) =>
  !!from && !!until && from.local === until.local && until.at <= from.at;

function check(given: object, fields: Fields, tell: Tell): void {
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(fields, name)) tell(name, `is no field here; use ${Object.keys(fields).join(', ')}`);
    else if (!fields[name]!.holds(value)) tell(name, `use ${fields[name]!.use}`);
  }
}

const ALL: Fields = { ...TERMS, ...OFFER, tier: { holds: isRecord, use: 'terms by segment' } };

function checkOffer(offer: unknown, rule: VariantRule, tell: Tell): void {
  if (!isRecord(offer)) return tell('', 'use an object such as {"discount": {"share": 0.1}, "code": "HELLO10"}');
  check(offer, ALL, (name, fault) => tell(`.${name}`, fault));
  const tiers = isRecord(offer['tier']) ? Object.entries(offer['tier']) : [];
  for (const [id, terms] of tiers) {
    const path = `.tier.${id}`;
    if (!TIER.test(id)) tell(path, 'use segments of clv:, rfm:, prospect: and welcome:');
    if (isRecord(terms)) check(terms, TERMS, (name, fault) => tell(`${path}.${name}`, fault));
    else tell(path, 'use an object such as {"discount": {"share": 0.15}}');
  }
  const all = [offer, ...tiers.map(([, terms]) => terms)].filter(isRecord);
  const lowers = all.some(({ discount }) => discount !== undefined);
  if (!lowers && all.some(({ code, link }) => code !== undefined || link !== undefined))
    tell('.discount', 'is missing: say what the code or the link takes off');
  if (lowers && rule.price !== 'lower' && isPersonal(offer, rule))
    tell(
      '.discount',
      'goes by what is known of the shopper, so the variant needs "price": {"effect": "lower"} with its disclosure',
      'config-price',
    );
}

/** Whether who gets it depends on the shopper; withheld from likely buyers, it does. */
const isPersonal = ({ tier, when, toLikelyBuyers }: Record<string, unknown>, { segments, except }: VariantRule) =>
  !toLikelyBuyers || !!tier || !!when || segments.length > 0 || except.length > 0;

/** What all variants of some slots come to: the problems, and the segments that their tiers name. */
export function readAllTerms(slots: readonly SlotRule[]) {
  const problems: Problem[] = [];
  const tiers: Asked[] = [];
  for (const { slot, variants } of slots)
    for (const rule of variants) {
      if (!rule.terms) continue;
      const at = `slots.${slot}.variants.${rule.name}`;
      const read = readTerms(rule, (path, fault, code = 'config-invalid') => {
        const field = at + path;
        problems.push({ code, field, message: `config.${field}: ${fault}. ${HELP}` });
      });
      for (const [id] of read?.tiers ?? []) tiers.push(asked(id, `${at}.offer.tier`));
    }
  return { problems, asked: tiers };
}
