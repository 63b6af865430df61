import { describe, expect, it } from 'vitest';
import { slotRules } from '../../../src/decisions/slot-rules.js';
import { MORE_FEATURES } from '../../../src/features/more/more-features.js';
import { openFeatures } from '../../../src/features/features.js';
import { CORE_IDS } from '../../../src/segments/core-ids.js';
import { EVENT_FIELDS, EVENTS, ITEM_FIELDS, PROFILE, SCORES } from '../../../src/segments/own/vocabulary.js';
import { openFairness } from '../../../src/fairness/open-fairness.js';

const variant = { content: { h1: { text: 'Hello' } } };
const check = (named: Partial<Parameters<typeof openFairness>[0]>) =>
  openFairness({ slots: [], campaigns: {}, ...named });

describe('names that a shop chooses', () => {
  it('rule 39: leaves out a campaign by its name or by its motive, and says which kind', () => {
    const { kept, troubles } = check({
      campaigns: { spring: 'discount', 'mums-to-be': 'care', autumn: 'bankruptcy', 'mom-to-be': 'care' },
    });
    expect(kept.campaigns).toEqual({ spring: 'discount', 'mums-to-be': 'care' });
    expect(troubles).toEqual([
      { code: 'config-sensitive', field: 'campaigns.autumn', about: 'hardship' },
      { code: 'config-sensitive', field: 'campaigns.mom-to-be', about: 'health' },
    ]);
  });

  it('leaves out a whole slot, or one variant, by its name or by the segments it names', () => {
    const { kept, troubles } = check({
      slots: slotRules({
        hero: {
          variants: {
            deal: { ...variant, segments: ['context:campaign-discount'] },
            lgbtq: variant,
            faith: { ...variant, segments: ['context:campaign-ramadan'] },
            rest: { ...variant, except: ['shop:low-income'] },
          },
        },
        pregnancy: { variants: { deal: variant } },
      }),
    });
    expect(kept.slots.map(({ slot, variants }) => [slot, variants.map(({ name }) => name)])).toEqual([
      ['hero', ['deal']],
    ]);
    expect(troubles.map(({ field, about }) => [field, about])).toEqual([
      ['slots.hero.variants.lgbtq', 'sex-life'],
      ['slots.hero.variants.faith.segments', 'belief'],
      ['slots.hero.variants.rest.except', 'hardship'],
      ['slots.pregnancy', 'health'],
    ]);
  });

  it('leaves out seasons and words of the shop', () => {
    const { kept, troubles } = check({
      seasons: [{ id: 'black-week' }, { id: 'ramadan' }],
      words: { reviews: ['opinions', 'pregnancy test'], offer: ['deal'] },
    });
    expect(kept.seasons).toEqual([{ id: 'black-week' }]);
    expect(kept.words).toEqual({ reviews: ['opinions'], offer: ['deal'] });
    expect(troubles.map(({ field }) => field)).toEqual(['seasons[1].id', 'capture.words.reviews[1]']);
  });

  it('leaves out own segments by their names, and by anything that they compare with', () => {
    const bought = (item_category: unknown) => ({ event: 'purchase', where: { item_category } });
    const { kept, troubles } = check({
      segments: {
        cups: { when: bought('cups'), hold: '10m' },
        'mums-in-waiting': { when: { $and: [{ event: 'search' }, bought({ $in: ['prams', 'pregnancy tests'] })] } },
        pregnant: { when: bought('prams') },
        g7: { when: bought('prams'), description: 'women who expect a child, seventh month of pregnancy' },
        fed: { when: { $not: { 'own:low-income': true } } },
        odd: 'not a segment' as never,
      },
    });
    expect(Object.keys(kept.segments)).toEqual(['cups', 'odd']);
    expect(troubles).toEqual([
      {
        code: 'config-sensitive',
        field: 'segments.mums-in-waiting.when.$and[1].where.item_category.$in[1]',
        about: 'health',
      },
      { code: 'config-sensitive', field: 'segments.pregnant', about: 'health' },
      { code: 'config-sensitive', field: 'segments.g7.description', about: 'health' },
      { code: 'config-sensitive', field: 'segments.fed.when.$not.own:low-income', about: 'hardship' },
    ]);
  });

  it('has nothing against the words of own segments themselves', () => {
    const names = [...Object.keys(PROFILE), ...Object.keys(ITEM_FIELDS), ...Object.keys(EVENT_FIELDS)];
    for (const [event, fields] of Object.entries(EVENTS))
      names.push(event, ...Object.keys(fields), ...Object.values(fields).flat());
    for (const [head, labels] of Object.entries(SCORES)) names.push(...labels.map((label) => `${head}.${label}`));
    const { ids } = openFeatures(MORE_FEATURES);
    const { troubles } = check({ segments: { all: { when: { $in: [...names, ...ids, ...CORE_IDS] } } } });
    expect(troubles).toEqual([]);
  });

  it('lets no price go by a proxy that an own segment, or one behind it, asks for', () => {
    const segments = {
      late: { when: { 'context:daypart-night': true } },
      owls: { when: { $and: [{ 'own:late': true }, { event: 'search' }] } },
      phones: { when: { event: 'page_view', where: { device: 'phone' } } },
      cups: { when: { event: 'view_item', where: { item_category: 'device' } } },
      circle: { when: { 'own:circle': true } },
    };
    const price = { effect: 'lower' } as const;
    const by = (name: string) => ({ ...variant, segments: [`own:${name}` as const], price });
    const variants = Object.fromEntries(Object.keys(segments).map((name) => [name, by(name)]));
    const { kept, troubles, byModels } = check({ segments, slots: slotRules({ hero: { variants } }) });
    expect(kept.slots[0]!.variants.map(({ name }) => name)).toEqual(['cups', 'circle']);
    expect(troubles.map(({ about }) => about)).toEqual([
      'own:late, which is reckoned from context:daypart-night, a proxy (time-zone)',
      'own:owls, which is reckoned from context:daypart-night, a proxy (time-zone)',
      'own:phones, which is reckoned from device, a proxy (device)',
    ]);
    const bought = {
      segments: { buyers: { when: { 'intent:high': true } } },
      slots: slotRules({ hero: { variants: { buyers: by('buyers') } } }),
    };
    expect(check(bought).troubles).toEqual([]);
    expect(check(bought).byModels(bought.slots, { intent: ['device_phone@1'] }).troubles).toHaveLength(1);
    expect(byModels(kept.slots, {}).troubles).toEqual([]);
  });

  it('hands back what it has nothing against as it was', () => {
    const slots = slotRules({ hero: { variants: { deal: variant } } });
    const { kept, troubles } = check({ slots });
    expect(kept.slots[0]).toBe(slots[0]);
    expect(troubles).toEqual([]);
  });
});
