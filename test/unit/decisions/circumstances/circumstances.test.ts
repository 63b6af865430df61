import { describe, expect, it } from 'vitest';
import { inLocales } from '../../../../src/decisions/circumstances/in-locales.js';
import { decide } from '../../../../src/decisions/decide.js';
import { slotRules } from '../../../../src/decisions/slot-rules.js';
import { phrases as en } from '../../../../src/segments/phrases/en.js';
import { deal, NOON, page, standing, why } from '../offers/standing.js';

const HOUR = 3_600_000;

describe('locales', () => {
  it.each([
    ['de', 'de', true],
    ['de', 'de-AT', true],
    ['de', 'DE-at', true],
    ['de-de', 'de-DE-1996', true],
    ['de-de', 'de-Deva', false],
    ['de-de', 'de-Latn-DE', false],
    ['de', 'den', false],
    ['de-AT', 'de', false],
    ['*', 'ja', true],
    ['*', '', false],
    ['de', '', false],
  ])('the range %s and the tag %s: %s', (range, tag, holds) => {
    expect(inLocales([range], tag)).toBe(holds);
    expect(inLocales(['xx', range], tag)).toBe(holds);
  });

  it('keep the default where the page is in another language or tells none', () => {
    const variant = { locales: ['de', 'fr-CH'] };
    expect(why(variant, [page({ language: 'de-AT' })])).toBeUndefined();
    expect(why(variant, [page({ language: 'fr' })])).toBe('locales');
    expect(why(variant, [{ name: 'page_view', params: {} }])).toBe('locales');
    expect(standing(deal(variant), [{ name: 'scroll' }]).shown('offer')).toBe('default');
  });

  it('go by the page that was opened last', () => {
    const slots = deal({ locales: ['de'] });
    expect(standing(slots, [page({ language: 'de' }), page({ language: 'en' })]).shown('offer')).toBe('default');
    expect(standing(slots, [page({ language: 'en' }), page({ language: 'de' })]).shown('offer')).toBe('deal');
  });
});

describe('currencies', () => {
  const slots = deal({ currencies: ['EUR', 'CHF'] });
  const view = (currency?: string) => ({ name: 'page_view', params: currency ? { currency } : {} });

  it('keep the default where prices are in another currency, or in none that is known', () => {
    expect(standing(slots, [view('CHF')]).shown('offer')).toBe('deal');
    expect(standing(slots, [view('USD')]).shown('offer')).toBe('default');
    expect(standing(slots, [view()]).of('offer')).toMatchObject({
      variant: 'default',
      reason: { code: 'default', text: en.sentences.default },
      suppressed: [{ rule: 'currencies', text: 'Because it is made for prices in another currency.' }],
    });
  });

  it('go by what is told on the page, and by that alone', () => {
    const item = { name: 'view_item', params: { currency: 'EUR' } };
    expect(standing(slots, [view(), item]).shown('offer')).toBe('deal');
    expect(standing(slots, [view(), item, view()]).shown('offer')).toBe('default');
    expect(standing(slots, [view('EUR'), { name: 'view_item', params: { currency: 'USD' } }]).shown('offer')).toBe(
      'default',
    );
  });
});

describe('a schedule', () => {
  const at = (text: string) => Date.parse(text);
  const on = (variant: object, time: number, utc_offset?: number) =>
    why(variant, [{ name: 'page_view', at: time, params: utc_offset === undefined ? {} : { utc_offset } }]);

  it('holds from an instant up to another', () => {
    const variant = { from: '2026-11-27T09:00+01:00', until: '2026-11-27T10:00Z' };
    expect(on(variant, at('2026-11-27T07:59:59.999Z'))).toBe('schedule');
    expect(on(variant, at('2026-11-27T08:00Z'))).toBeUndefined();
    expect(on(variant, at('2026-11-27T09:59:59.999Z'))).toBeUndefined();
    expect(on(variant, at('2026-11-27T10:00Z'))).toBe('schedule');
  });

  it('holds on whole days of the shopper’s clock, the last included', () => {
    const variant = { from: '2026-11-27', until: '2026-11-30' };
    for (const [offset, name] of [
      [-480, 'Los Angeles'],
      [0, 'Reykjavik'],
      [345, 'Kathmandu'],
      [780, 'Auckland'],
    ] as const) {
      const local = (text: string) => at(`${text}Z`) - offset * 60_000;
      expect([name, on(variant, local('2026-11-26T23:59:59.999'), offset)]).toEqual([name, 'schedule']);
      expect([name, on(variant, local('2026-11-27T00:00'), offset)]).toEqual([name, undefined]);
      expect([name, on(variant, local('2026-11-30T23:59:59.999'), offset)]).toEqual([name, undefined]);
      expect([name, on(variant, local('2026-12-01T00:00'), offset)]).toEqual([name, 'schedule']);
    }
  });

  it('on the shopper’s clock holds for nobody whose clock is not known, and an instant does without one', () => {
    expect(on({ from: '2020-01-01' }, NOON)).toBe('schedule');
    expect(on({ until: '2030-01-01' }, NOON)).toBe('schedule');
    expect(on({ from: '2020-01-01T00:00Z', until: '2030-01-01T00:00Z' }, NOON)).toBeUndefined();
  });

  it('begins and ends in the middle of a page view, by whatever event comes next', () => {
    const slots = deal({ from: '2026-11-20T12:30', until: '2026-11-20T13:30' });
    const tick = (hours: number) => ({ name: 'tick', at: NOON + hours * HOUR });
    expect(standing(slots, [page()]).shown('offer')).toBe('default');
    expect(standing(slots, [page(), tick(1)]).shown('offer')).toBe('deal');
    expect(standing(slots, [page(), tick(1), tick(2)]).shown('offer')).toBe('default');
  });
});

describe('a variant with circumstances', () => {
  it('is passed over by whoever cannot judge them', () => {
    const slots = slotRules({ offer: { variants: { later: { from: '2020-01-01', priority: 9 }, deal: {} } } });
    expect(decide({ slots, segments: [], policyVersion: '1', at: 0, previous: [], phrases: en })[0]!.variant).toBe(
      'deal',
    );
  });

  it('gives way to the next one, is listed with its reason, and not kept for the next page where that may differ', () => {
    const variants = { german: { locales: ['de'], priority: 2 }, english: { locales: ['en'], priority: 1 }, all: {} };
    expect(standing({ offer: { variants } }, [page()]).of('offer')).toMatchObject({
      variant: 'english',
      fleeting: true,
      suppressed: [
        { variant: 'german', rule: 'locales', text: 'Because it is written for pages in another language.' },
      ],
    });
    expect(standing(deal({ from: '2020-01-01', rollout: 1 }), [page({ lot: 1 })]).of('offer')).not.toHaveProperty(
      'fleeting',
    );
    expect(standing(deal({ until: '2030-01-01' }), [page()]).of('offer').fleeting).toBe(true);
  });

  it('is judged beside the rules of suppress, which are told where they hold it back', () => {
    const order = { name: 'purchase', params: { transaction_id: '1' } };
    const slots = deal({ locales: ['en'] });
    const settings = { suppress: { recentBuyers: true } } as const;
    expect(standing(slots, [page()], { settings }).shown('offer')).toBe('deal');
    expect(standing(slots, [page(), order], { settings }).of('offer')).toMatchObject({
      variant: 'default',
      reason: { text: 'Because you have ordered here lately.' },
      suppressed: [{ rule: 'recentBuyers' }],
    });
    expect(standing(slots, [page({ language: 'de' }), order], { settings }).of('offer').suppressed).toMatchObject([
      { rule: 'locales' },
    ]);
  });

  it('without a fault is told of by nobody', () => {
    expect(standing(deal({ locales: ['en'], currencies: ['EUR'], rollout: 0.5 }), [page()]).troubles).toEqual([]);
  });
});
