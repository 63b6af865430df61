import { describe, expect, it } from 'vitest';
import { slotRules } from '../../../src/decisions/slot-rules.js';
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

  it('hands back what it has nothing against as it was', () => {
    const slots = slotRules({ hero: { variants: { deal: variant } } });
    const { kept, troubles } = check({ slots });
    expect(kept.slots[0]).toBe(slots[0]);
    expect(troubles).toEqual([]);
  });
});
