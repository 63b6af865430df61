import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TERMS_SCHEMA } from '../../../../cli/schema/terms-schema.js';
import { readAllTerms } from '../../../../src/decisions/offers/read-terms.js';
import { REFUSALS } from '../../../../src/decisions/offers/refusals.js';
import { slotRules } from '../../../../src/decisions/slot-rules.js';
import { phrases as en } from '../../../../src/segments/phrases/en.js';
import { openAjv } from '../../../fixtures/open-ajv.js';
import { deal, page, PRICE, standing } from './standing.js';

const faults = (variant: object) => readAllTerms(slotRules(deal(variant))).problems;
const messages = (variant: object) => faults(variant).map(({ message }) => message);
const priced = (offer: object) => ({ price: PRICE, offer });
const AT = 'config.slots.offer.variants.deal';
const HELP = 'See docs/offers.md.';

describe('terms with a fault', () => {
  it.each([
    [{ locales: 'de' }, '.locales: use a list of language ranges such as "de" or "en-GB"'],
    [{ locales: [] }, '.locales: use a list of language ranges such as "de" or "en-GB"'],
    [{ locales: ['de_DE'] }, '.locales: use a list of language ranges such as "de" or "en-GB"'],
    [{ currencies: ['eur'] }, '.currencies: use a list of codes such as "EUR"'],
    [
      { from: '27.11.2026' },
      '.from: use an instant such as "2026-11-27T09:00Z", or a date or time on the shopper’s clock such as "2026-11-27"',
    ],
    [{ from: '2026-11-27', until: '2026-11-26' }, '.until: is not after "from", so the variant never stands'],
    [{ rollout: 20 }, '.rollout: use a share from 0 to 1'],
    [{ offer: 'ten' }, '.offer: use an object such as {"discount": {"share": 0.1}, "code": "HELLO10"}'],
    [
      priced({ discount: 0.1 }),
      '.offer.discount: use {"share": 0.1}, {"amount": 5, "currency": "EUR"}, "shipping" or "gift"',
    ],
    [
      priced({ discount: { share: 10 } }),
      '.offer.discount: use {"share": 0.1}, {"amount": 5, "currency": "EUR"}, "shipping" or "gift"',
    ],
    [
      priced({ discount: { amount: 5 } }),
      '.offer.discount: use {"share": 0.1}, {"amount": 5, "currency": "EUR"}, "shipping" or "gift"',
    ],
    [priced({ discount: 'gift', code: 'TEN %' }), '.offer.code: use letters, digits, hyphens and underscores'],
    [
      priced({ discount: 'gift', link: 'javascript:alert(1)' }),
      '.offer.link: use an address such as "/discount/HELLO10"',
    ],
    [
      priced({ discount: 'gift', ends: '2026-11-30' }),
      '.offer.ends: use an instant with its zone such as "2026-11-30T23:59+01:00", the same for everybody',
    ],
    [
      priced({ discount: 'gift', when: ['scroll'] }),
      '.offer.when: use a list of "hesitation", "exit-intent", "return" and "coupon-field"',
    ],
    [priced({ discount: 'gift', toLikelyBuyers: 1 }), '.offer.toLikelyBuyers: use true or false'],
    [priced({ code: 'TEN' }), '.offer.discount: is missing: say what the code or the link takes off'],
    [
      priced({ discount: 'gift', tier: { 'context:device-phone': {} } }),
      '.offer.tier.context:device-phone: use segments of clv:, rfm:, prospect: and welcome:',
    ],
    [
      priced({ discount: 'gift', tier: { 'clv:top': { ends: '' } } }),
      '.offer.tier.clv:top.ends: is no field here; use discount, code, link, label',
    ],
    [
      priced({ discount: 'gift', until: '' }),
      '.offer.until: is no field here; use discount, code, link, label, ends, stock, group, when, toLikelyBuyers, tier',
    ],
  ])('are told with field and remedy: %j', (variant, message) => {
    expect(messages(variant)).toEqual([`${AT}${message}. ${HELP}`]);
    const { shown, of, troubles } = standing(deal(variant as never), [page({ lot: 0 })]);
    expect([shown('offer'), of('offer').suppressed]).toEqual(['default', undefined]);
    expect(troubles).toHaveLength(1);
  });

  it('never throw, whatever they are', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(TERMS_SCHEMA)), fc.jsonValue()), (variant) => {
        const stands = standing(deal(variant), [page({ lot: 0 })]);
        expect(['deal', 'default']).toContain(stands.shown('offer'));
      }),
    );
  });
});

describe('a discount', () => {
  const ten = { discount: { share: 0.1 } } as const;
  const refused = [
    `${AT}.offer.discount: goes by what is known of the shopper, so the variant needs "price": {"effect": "lower"} with its disclosure. ${HELP}`,
  ];

  it('that goes by what is known of the shopper needs a price with its disclosure', () => {
    for (const variant of [
      { offer: ten },
      { offer: { ...ten, toLikelyBuyers: true }, segments: ['cluster:discount-seeker'] },
      { offer: { ...ten, toLikelyBuyers: true }, except: ['lifecycle:active'] },
      { offer: { ...ten, toLikelyBuyers: true, when: ['return'] } },
      { offer: { toLikelyBuyers: true, tier: { 'clv:top': ten } } },
      { offer: ten, price: { effect: 'none' } },
    ]) {
      expect(messages(variant)).toEqual(refused);
      expect(faults(variant)).toMatchObject([{ code: 'config-price' }]);
    }
    expect(messages({ offer: ten, price: PRICE })).toEqual([]);
  });

  it('that is the same for everybody needs none', () => {
    expect(messages({ offer: { ...ten, toLikelyBuyers: true } })).toEqual([]);
  });
});

describe('the schema for editors', () => {
  const ajv = openAjv({ strict: true, strictTypes: false });
  const fits = ajv.compile({ type: 'object', properties: TERMS_SCHEMA });
  const odd = [null, '', 0, -1, 2, true, [], {}, 'x y', ['de', 1], { share: 0 }, '2026-02-30T10:00Z', '#', 'é'];
  const good = {
    locales: [['de', 'en-GB'], ['*']],
    currencies: [['EUR']],
    from: ['2026-11-27', '2026-11-27T09:00', '2026-11-27T09:00:00+05:45'],
    until: ['2027-01-01'],
    rollout: [0, 0.5, 1],
    offer: [
      { discount: { share: 1 }, code: 'A_b-1', link: '/discount/A?x=1', label: '100 %' },
      { discount: { amount: 0.5, currency: 'CHF' }, ends: '2026-11-30T23:59Z', stock: 'one', group: 'a b' },
      { tier: { 'clv:top': { discount: 'shipping' } }, when: ['return'], toLikelyBuyers: true },
      { ends: '2026-11-30T23:59:59-03:30' },
    ],
  };

  it.each(Object.entries(good))('allows what holds: %s', (name, values) => {
    for (const value of values) {
      expect([value, messages(name === 'offer' ? priced(value as object) : { [name]: value })]).toEqual([value, []]);
      expect([value, fits({ [name]: value })]).toEqual([value, true]);
    }
  });

  it('refuses what does not, where a pattern can tell', () => {
    const fields = Object.keys((TERMS_SCHEMA.offer as { properties: object }).properties);
    const written = (value: unknown): readonly object[] =>
      Object.keys(good)
        .map((name): object => ({ [name]: value }))
        .concat(fields.map((name) => ({ offer: { discount: 'gift', [name]: value } })));
    for (const variant of odd.flatMap(written)) {
      // that February has no 30th is for the engine to know
      if (JSON.stringify(variant).includes('02-30')) continue;
      expect([variant, fits(variant)]).toEqual([variant, messages({ price: PRICE, ...variant }).length === 0]);
    }
  });
});

describe('docs/offers.md', () => {
  const doc = readFileSync('docs/offers.md', 'utf8');

  it('has a row for every reason, with its words', () => {
    for (const [rule, clause] of Object.entries(REFUSALS)) {
      const rows = doc.split('\n').filter((line) => line.startsWith(`| \`${rule}\``));
      expect([rule, rows.some((row) => row.includes(en.clause(clause)))]).toEqual([rule, true]);
    }
  });

  it('has a row for every field', () => {
    const { properties } = TERMS_SCHEMA.offer as { properties: object };
    for (const name of [...Object.keys(TERMS_SCHEMA), ...Object.keys(properties).map((one) => `offer.${one}`)])
      expect([name, new RegExp(`^\\| .*\`${name}\``, 'm').test(doc)]).toEqual([name, true]);
  });

  it('shows configs that hold', () => {
    const blocks = [...doc.matchAll(/```json\n([^]*?)```/g)].map(([, text]) => JSON.parse(text!));
    const configs = blocks.filter(({ slots }) => slots);
    expect(configs.length).toBeGreaterThan(1);
    for (const { slots } of configs) expect(readAllTerms(slotRules(slots)).problems).toEqual([]);
  });
});
