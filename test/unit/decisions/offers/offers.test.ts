import { describe, expect, it } from 'vitest';
import { phrases as en } from '../../../../src/segments/phrases/en.js';
import { deal, NOON, page, PRICE, standing, why, type Step } from './standing.js';

const TEN = { discount: { share: 0.1 }, code: 'TEN', label: '10 %' } as const;
const offer = (more: object = {}) => ({ price: PRICE, offer: { ...TEN, ...more } });
const told = (name: string, params: Step['params'] = {}, more: Partial<Step> = {}): Step => ({ name, params, ...more });

describe('an offer', () => {
  it('stands with its terms', () => {
    expect(standing(deal(offer({ ends: '2026-11-30T23:59+01:00' })), [page()]).of('offer')).toMatchObject({
      variant: 'deal',
      offer: { ...TEN, ends: '2026-11-30T23:59+01:00' },
      fleeting: true,
    });
  });

  it('is over at the instant when it ends, the same for every clock', () => {
    const ends = '2026-11-20T13:00+01:00';
    for (const utc_offset of [-480, 0, 780]) {
      expect(why(offer({ ends }), [page({ utc_offset }, NOON - 1)])).toBeUndefined();
      expect(why(offer({ ends }), [page({ utc_offset }, NOON)])).toBe('offer.ended');
    }
  });

  it('in an amount is for pages with prices in its currency', () => {
    const five = offer({ discount: { amount: 5, currency: 'EUR' } });
    expect(why(five, [page()])).toBeUndefined();
    expect(why(five, [page({ currency: 'USD' })])).toBe('currencies');
  });
});

describe('the reason for an offer without segments', () => {
  const text = (variant: object) => standing(deal(variant), [page({ lot: 0 })]).of('offer').reason.text;

  it('never says that everybody sees what not everybody sees', () => {
    expect(text({ locales: ['en'] })).toBe(en.sentences.everyone);
    expect(text({ offer: { ...TEN, toLikelyBuyers: true } })).toBe(en.sentences.everyone);
    expect(text({ rollout: 0.9999 })).toBe('Because you are among those who see it first.');
    expect(text(offer())).toBe(en.sentences.because());
  });
});

describe('the stock of an offer', () => {
  const left = (value: number, id = 'hundred', session = 1) =>
    told('stock_update', { promotion_id: id, value }, { session });
  const limited = offer({ stock: 'hundred' });

  it('is what the shop has told in this visit: not known, or 0, it is not shown', () => {
    expect(why(limited, [page()])).toBe('offer.stock');
    expect(why(limited, [page(), left(3)])).toBeUndefined();
    expect(why(limited, [page(), left(3), left(0)])).toBe('offer.stock');
    expect(why(limited, [page(), left(3, 'another')])).toBe('offer.stock');
    expect(why(limited, [page(), left(3), { ...page(), session: 2 }])).toBe('offer.stock');
  });

  it('is remembered of fifty offers, those told last', () => {
    const many = Array.from({ length: 50 }, (_, index) => left(1, `other-${index}`));
    expect(why(limited, [page(), left(3), ...many])).toBe('offer.stock');
    expect(why(limited, [page(), left(3), ...many.slice(1)])).toBeUndefined();
    expect(why(limited, [page(), left(3), ...many.slice(1), left(3), many[0]!])).toBeUndefined();
  });
});

describe('who is likely to buy without an offer', () => {
  const active = ['predictive:likely-buyer'] as const;

  it('is not made a discount, and gets what is no discount first', () => {
    const variants = { ten: { ...offer(), priority: 9 }, story: { priority: 1 } };
    const slots = { offer: { variants } };
    expect(standing(slots, [page()]).shown('offer')).toBe('ten');
    expect(standing(slots, [page()], { active }).of('offer')).toMatchObject({
      variant: 'story',
      suppressed: [{ variant: 'ten', rule: 'offer.unneeded', text: 'Because you find your way without an offer.' }],
    });
  });

  it('is made it where the shop says so, and is made what is no discount', () => {
    expect(why(offer({ toLikelyBuyers: true }), [page()], { active })).toBeUndefined();
    expect(why({ offer: { ends: '2030-01-01T00:00Z' } }, [page()], { active })).toBeUndefined();
  });

  it('sees the reason where nothing else stands', () => {
    expect(standing(deal(offer()), [page()], { active }).of('offer').reason).toEqual({
      code: 'default',
      text: 'Because you find your way without an offer.',
    });
  });
});

describe('an offer by tiers', () => {
  const tier = { 'clv:top': { discount: { share: 0.2 }, code: 'TWENTY', label: '20 %' }, 'clv:high': { code: 'HIGH' } };

  it('is what the first tier says that stands, over its own terms', () => {
    const slots = deal(offer({ tier }));
    expect(standing(slots, [page()]).of('offer').offer).toEqual(TEN);
    expect(standing(slots, [page()], { active: ['clv:high'] }).of('offer')).toMatchObject({
      offer: { ...TEN, code: 'HIGH' },
      segments: ['clv:high'],
      reason: { code: 'segment' },
    });
    expect(standing(slots, [page()], { active: ['clv:high', 'clv:top'] }).of('offer').offer).toEqual(tier['clv:top']);
  });

  it('is decided anew when the tier changes', () => {
    const slots = deal({ ...offer({ tier }), segments: ['intent:high'] });
    const of = (...active: readonly ['intent:high', ...('clv:top' | 'clv:high')[]]) =>
      standing(slots, [page()], { active }).of('offer');
    expect(of('intent:high', 'clv:top').segments).toEqual(['intent:high', 'clv:top']);
    expect(of('intent:high', 'clv:high').offer).not.toEqual(of('intent:high').offer);
  });

  it('without terms for everybody is for those tiers alone', () => {
    const only = { price: PRICE, offer: { tier } };
    expect(why(only, [page()])).toBe('offer.tier');
    expect(why(only, [page()], { active: ['clv:top'] })).toBeUndefined();
  });
});

describe('a receptive moment', () => {
  const waiting = offer({ when: ['hesitation', 'exit-intent'] });

  it('opens the offer, and holds for the rest of the visit', () => {
    const met = told('hesitation', { control: 'cart' });
    expect(why(waiting, [page()])).toBe('offer.moment');
    expect(why(waiting, [page(), told('coupon_field_focus')])).toBe('offer.moment');
    expect(why(waiting, [page(), met])).toBeUndefined();
    expect(why(waiting, [page(), met, page(), told('scroll')])).toBeUndefined();
    expect(why(waiting, [page(), met, { ...page(), session: 2 }])).toBe('offer.moment');
    expect(why(waiting, [page(), told('exit_intent')])).toBeUndefined();
  });

  it('may be a return: to the tab after more than a glance, or for another visit', () => {
    const back = offer({ when: ['return'] });
    const returned = (away: 'short' | 'medium' | 'long') => [page(), told('tab_return', { away })];
    expect(why(back, [page()])).toBe('offer.moment');
    expect(why(back, returned('short'))).toBe('offer.moment');
    expect(why(back, returned('medium'))).toBeUndefined();
    expect(why(back, returned('long'))).toBeUndefined();
    expect(why(back, [page(), { ...page(), session: 2 }])).toBeUndefined();
  });

  it('may be the field for a code', () => {
    expect(why(offer({ when: ['coupon-field'] }), [page(), told('coupon_field_focus')])).toBeUndefined();
  });
});

describe('discounts on one page', () => {
  const slot = (more: object, priority = 0) => ({ variants: { deal: { ...offer(more), priority } } });

  it('stand one at a time: the higher priority wins, of equals the slot that comes first', () => {
    const { of, shown } = standing({ hero: slot({}, 1), offer: slot({}, 2), cta: slot({}, 2) }, [page()]);
    expect([shown('hero'), shown('offer'), shown('cta')]).toEqual(['default', 'deal', 'default']);
    expect(of('cta').suppressed).toEqual([
      { variant: 'deal', rule: 'offer.stacked', text: 'Because one offer stands on this page already.' },
    ]);
  });

  it('stand together where their groups differ', () => {
    const { shown } = standing({ hero: slot({}), offer: slot({ group: 'shipping' }) }, [page()]);
    expect([shown('hero'), shown('offer')]).toEqual(['deal', 'deal']);
  });

  it('give way to what is held back nowhere', () => {
    const slots = { hero: slot({ when: ['hesitation'] }, 9), offer: slot({}) };
    expect(standing(slots, [page()]).shown('offer')).toBe('deal');
    const { shown } = standing(slots, [page(), told('hesitation')]);
    expect([shown('hero'), shown('offer')]).toEqual(['deal', 'default']);
  });
});
