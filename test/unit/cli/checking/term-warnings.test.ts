import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termWarnings } from '../../../../cli/checking/term-warnings.js';
import { readConfig } from '../../../../src/read-config.js';

const NOW = Date.UTC(2026, 10, 27, 12) - 1;
const warn = (variant: object, more: object = {}) =>
  termWarnings(
    readConfig({ slots: { offer: { variants: { deal: variant } } }, ...more }, () => undefined),
    NOW,
  );
const AT = 'config.slots.offer.variants.deal';
const gift = { discount: 'gift', code: 'GIFT' };
const saying = (text: string) => ({ h2: { text } });

describe('vitrine check on circumstances and offers', () => {
  it('warns of what can never stand', () => {
    expect(warn({ until: '2026-11-25' })).toEqual([
      `${AT}.until: can never stand, since that is in the past; take the variant out.`,
    ]);
    expect(warn({ offer: { ends: '2026-11-27T11:59Z' } })).toEqual([
      `${AT}.offer.ends: can never stand, since that is in the past; take the offer out.`,
    ]);
    expect(warn({ rollout: 0 })).toEqual([
      `${AT}.rollout: can never stand, since its share is 0; raise it or take it out.`,
    ]);
    const when = { offer: { when: ['exit-intent', 'coupon-field'] } };
    expect(warn(when, { uninstrumented: ['exit_intent', 'coupon_field_focus'] })).toEqual([
      `${AT}.offer.when: can never stand, since this shop cannot tell any of these moments; name others.`,
    ]);
    expect(warn(when, { uninstrumented: ['exit_intent'] })).toEqual([]);
  });

  it('does not take for past what is still to come on some clock', () => {
    expect(warn({ until: '2026-11-26' })).toEqual([]);
    expect(warn({ until: '2026-11-27', from: '2026-11-20' })).toEqual([]);
    expect(warn({ offer: { ends: '2026-11-27T13:01+01:00' } })).toEqual([]);
  });

  it('warns of a code that nobody can read, and of words that nothing fills', () => {
    expect(warn({ content: saying('A gift'), offer: gift })).toEqual([
      `${AT}.offer.code: is nowhere in the content; say {code} there.`,
    ]);
    expect(warn({ content: saying('{offer} with {code}') })).toEqual([
      `${AT}.content: says {code} where the offer has no code; add it.`,
      `${AT}.content: says {offer} where the offer has no label; add it.`,
    ]);
  });

  it.each([
    ['the content says it by its place', { content: saying('Take {code}'), offer: gift }],
    ['the content writes it out', { content: saying('Take GIFT'), offer: gift }],
    ['the page has a template', { template: '#gift', offer: gift }],
    [
      'the link applies it',
      { content: { a: { link: '{link}' } }, offer: { ...gift, link: '/discount/GIFT?redirect=/cart' } },
    ],
    [
      'a tier alone has it',
      { content: saying('Take {code}'), offer: { discount: 'gift', tier: { 'clv:top': { code: 'TOP' } } } },
    ],
  ])('says nothing where %s', (_, variant) => {
    expect(warn(variant)).toEqual([]);
  });

  it('never throws, whatever stands there: faults are told elsewhere', () => {
    const fields = ['until', 'from', 'rollout', 'offer', 'locales'];
    const terms = ['code', 'link', 'label', 'tier', 'when', 'ends'];
    const odd = (names: readonly string[]) => fc.dictionary(fc.constantFrom(...names), fc.jsonValue());
    fc.assert(
      fc.property(odd(fields), odd(terms), (variant, offer) => {
        expect(warn(variant)).toBeInstanceOf(Array);
        expect(warn({ offer, content: saying('{code}') })).toBeInstanceOf(Array);
      }),
    );
  });
});
