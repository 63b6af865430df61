import { describe, expect, it } from 'vitest';
import { slotRules } from '../../../src/decisions/slot-rules.js';
import { priceFault, type PriceTerms, type Pricing } from '../../../src/fairness/prices/price-rules.js';
import { isUrgent } from '../../../src/fairness/prices/urgent-text.js';
import { withoutProxies } from '../../../src/fairness/prices/without-proxies.js';
import { proxyBehind, proxyOf } from '../../../src/fairness/proxies.js';
import { MORE_NOTES } from '../../../src/features/more/more-notes.js';
import { FEATURE_IDS } from '../../../src/features/feature-ids.js';
import { openWholeRulebook } from '../../../src/whole-rulebook.js';
import { knownSegments } from '../../../src/segments/known-segments.js';
import type { SegmentId } from '../../../src/segments/segment.js';
import type { PriceConfig } from '../../../src/slots/slot-config.js';
import manifest from '../../../models/manifest.json' with { type: 'json' };

const fault = (price: PriceTerms, pricing: Pricing = {}, segments: readonly SegmentId[] = []) =>
  priceFault({ price, segments }, pricing)?.[0];

describe('rules 33 to 38', () => {
  it('rule 33: a price that is moved has a disclosure', () => {
    expect(fault({ effect: 'lower' })).toBe('.price.disclosure');
    expect(fault({ effect: 'lower', disclosure: '.why' })).toBeUndefined();
    expect(fault({ effect: 'none' })).toBeUndefined();
  });

  it('rule 34: a ban refuses it, disclosed or not', () => {
    expect(fault({ effect: 'lower', disclosure: '.why' }, { law: 'ban' })).toBe('.price');
    expect(fault({ effect: 'none' }, { law: 'ban' })).toBeUndefined();
  });

  it('rule 35: a price is not raised but for a written reason', () => {
    const raise: PriceTerms = { effect: 'raise', disclosure: '.why' };
    expect(fault(raise)).toBe('.price.effect');
    expect(fault(raise, { mayRaise: '' })).toBe('.price.effect');
    expect(fault(raise, { mayRaise: 'Express delivery costs more; board, 2026-10-01' })).toBeUndefined();
    expect(fault({ effect: 'raise', exempt: 'public-coupon' })).toBe('.price.effect');
  });

  it('rule 38: public coupons and contextual offers need none, under a ban neither', () => {
    for (const law of ['notice', 'ny', 'ban'] as const) {
      expect(fault({ effect: 'lower', exempt: 'public-coupon' }, { law }, ['cluster:discount-seeker'])).toBeUndefined();
      expect(fault({ effect: 'lower', exempt: 'contextual' }, { law }, ['context:campaign-sale'])).toBeUndefined();
    }
  });

  it('rule 38: what goes by more than the page is not contextual', () => {
    expect(fault({ effect: 'lower', exempt: 'contextual' }, {}, ['intent:high'])).toBe('.price.exempt');
    const except = { price: { effect: 'lower', exempt: 'contextual' }, except: ['cluster:brand-explorer'] } as const;
    expect(priceFault(except, {})?.[0]).toBe('.price.exempt');
  });
});

describe('rule 49: proxies', () => {
  it.each([
    ['context:device-phone', 'device'],
    ['context:connection-slow', 'device'],
    ['context:power-low', 'device'],
    ['device_desktop@1', 'device'],
    ['context:daypart-night', 'time-zone'],
    ['utc_offset', 'time-zone'],
    ['timeZone', 'time-zone'],
    ['language', 'language'],
    ['postal_code', 'postal-code'],
    ['postcode', 'postal-code'],
    ['zip', 'postal-code'],
    ['operating_system', 'operating-system'],
    ['firstName', 'name'],
    ['payment_type', 'payment-method'],
    ['weather_rain@1', 'place'],
  ])('%s is one: %s', (input, proxy) => expect(proxyOf(input)).toBe(proxy));

  it.each([
    'intent:high',
    'cluster:discount-seeker',
    'context:campaign-sale',
    'cart_adds@1',
    'sale_share@1',
    'weekend@1',
    'item_name',
    'osprey',
  ])('%s is none', (input) => expect(proxyOf(input)).toBeUndefined());

  it('labels among Vitrine’s own segments and features those of device, clock and weather, and no others', () => {
    const labelled = (names: readonly string[]) => names.filter(proxyOf);
    const { families } = openWholeRulebook({});
    const further = families.flatMap(({ ids }) => ids).filter((id) => !id.startsWith('context:'));
    expect(labelled(further)).toEqual([]);
    expect(labelled(knownSegments({ a: 'sale' })).every((id) => /^context:(device|daypart)-/.test(id))).toBe(true);
    expect(labelled(knownSegments({ a: 'sale' }))).toHaveLength(7);
    expect(labelled(FEATURE_IDS)).toEqual([]);
    const others = labelled(Object.keys(MORE_NOTES));
    expect(others.filter((id) => !/^(device|daypart|connection|weather)_|^(late_night|power_low)@/.test(id))).toEqual(
      [],
    );
    expect(others.length).toBeGreaterThan(12);
  });

  it('are found behind a segment, in what its model reads', () => {
    const inputs = { intent: ['cart_adds@1'], clusters: ['sale_share@1', 'device_phone@1'], churn: ['power_low@1'] };
    expect(proxyBehind(['predictive:likely-buyer', 'lifecycle:lost', 'rfm:lost'], inputs)).toBeUndefined();
    expect(proxyBehind(['predictive:churn-risk'], inputs)).toMatchObject({ proxy: 'device', input: 'power_low@1' });
    expect(proxyBehind(['intent:high'], inputs)).toBeUndefined();
    expect(proxyBehind(['intent:high', 'cluster:discount-seeker'], inputs)).toEqual({
      segment: 'cluster:discount-seeker',
      proxy: 'device',
      input: 'device_phone@1',
    });
    const shipped = Object.fromEntries(manifest.models.map(({ id, features }) => [id, features]));
    expect(proxyBehind(['intent:high', 'cluster:urgency-buyer'], shipped)).toBeUndefined();
  });

  it('keep a variant that moves a price from being decided, and no other', () => {
    const of = (segments: readonly SegmentId[], price?: PriceConfig) => ({
      segments,
      ...(price && { price }),
      template: '#a',
    });
    const slots = slotRules({
      offer: {
        variants: {
          phone: of(['context:device-phone'], { effect: 'lower' }),
          clock: {
            ...of(['intent:high'], { effect: 'lower', exempt: 'public-coupon' }),
            except: ['context:daypart-night'],
          },
          picture: of(['context:device-phone']),
          same: of(['context:device-phone'], { effect: 'none' }),
          seeker: of(['cluster:discount-seeker'], { effect: 'lower' }),
        },
      },
    });
    const { slots: fair, troubles } = withoutProxies(slots);
    expect(fair[0]!.variants.map(({ name }) => name)).toEqual(['picture', 'same', 'seeker']);
    expect(troubles.map(({ code, field }) => [code, field])).toEqual([
      ['slot-proxy', 'slots.offer.variants.phone'],
      ['slot-proxy', 'slots.offer.variants.clock'],
    ]);
    expect(withoutProxies(fair, { clusters: ['device_phone@1'] }).slots[0]!.variants).toHaveLength(2);
    expect(withoutProxies(fair, { clusters: ['sale_share@1'] }).slots[0]).toBe(fair[0]);
  });

  it('are looked for in what an offer goes by as well: its tiers, and who needs none', () => {
    const price = { effect: 'lower', disclosure: '.why' } as const;
    const discount = 'gift' as const;
    const tier = { 'clv:top': { discount } };
    const slots = slotRules({
      offer: {
        variants: {
          plain: { price, offer: { discount, toLikelyBuyers: true } },
          tiered: { price, offer: { discount, tier, toLikelyBuyers: true } },
          withheld: { price, offer: { discount } },
        },
      },
    });
    const left = (inputs: Parameters<typeof withoutProxies>[1]) =>
      withoutProxies(slots, inputs).slots[0]!.variants.map(({ name }) => name);
    expect(left({})).toEqual(['plain', 'tiered', 'withheld']);
    expect(left({ clv: ['device_phone@1'] })).toEqual(['plain', 'withheld']);
    expect(left({ intent: ['device_phone@1'] })).toEqual(['plain', 'tiered']);
  });
});

describe('who looks for low prices never gets worse ones', () => {
  const refused = (effect: 'lower' | 'raise', segments: readonly SegmentId[], except: readonly SegmentId[] = []) => {
    const price: PriceConfig = { effect };
    const slots = slotRules({ offer: { variants: { one: { segments, except, price } } } });
    return withoutProxies(slots).troubles.map(({ about }) => about);
  };

  it.each<SegmentId>(['orientation:value', 'cluster:discount-seeker', 'cart:coupon-hunter'])('%s', (id) => {
    const told = [`${id}, by which no price may get worse`];
    expect(refused('raise', ['context:campaign-sale', id])).toEqual(told);
    expect(refused('lower', ['intent:high'], [id])).toEqual(told);
    expect(refused('lower', [id])).toEqual([]);
    expect(refused('raise', ['intent:high'], [id])).toEqual([]);
  });

  it('nor does any price rise by what a model reckons from reductions and low prices', () => {
    for (const id of ['orientation:luxury', 'clv:top', 'prospect:hot', 'predictive:upsell-receptive'] as const) {
      expect(refused('raise', [id])).toHaveLength(1);
      expect(refused('lower', [id])).toEqual([]);
      expect(refused('lower', [], [id])).toEqual([]);
    }
    expect(refused('raise', ['rfm:champion', 'lifecycle:active'])).toEqual([]);
  });

  it('holds for every segment whose model reads both, as the manifest has it', () => {
    const reads = (model: string, names: RegExp) =>
      manifest.models.some(({ id, features }) => id === model && features.some((feature) => names.test(feature)));
    const both = manifest.models.filter(
      ({ id }) => reads(id, /^(sale_share|coupon_interest|sorts_cheap)/) && reads(id, /^(price_percentile|price_band)/),
    );
    expect(both.map(({ id }) => id)).toEqual(['prospect', 'prospect_days', 'upsell', 'orientation']);
    const made: Readonly<Record<string, SegmentId>> = {
      prospect: 'welcome:premium',
      prospect_days: 'predictive:next-purchase-soon',
      upsell: 'predictive:upsell-receptive',
      orientation: 'orientation:deliberate',
    };
    for (const { id } of both) expect(refused('raise', [made[id]!])).toHaveLength(1);
  });
});

describe('rule 37: a text that presses', () => {
  it.each([
    'Only 3 left!',
    'Sale ends tonight',
    'Hurry – almost gone',
    '5 people are looking at this',
    'Nur noch 2 Stück',
    'Angebot endet heute',
    'Plus que 3 en stock',
    'Se termine ce soir',
    'Solo quedan 2',
    '¡Últimas unidades!',
    '残りわずか',
    'あと3時間',
  ])('%s', (text) => expect(isUrgent(text)).toBe(true));

  it.each([
    'Only the best',
    'What is left of summer',
    'Noch mehr Leinen',
    'Plus que du lin',
    'Solo lino',
    '残り物レシピ',
    'The left sleeve',
  ])('is not %s', (text) => expect(isUrgent(text)).toBe(false));
});
