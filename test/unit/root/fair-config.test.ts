import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/explain.js';
import { openFairness } from '../../../src/fairness/open-fairness.js';
import type { Problem } from '../../../src/lib/report.js';
import { checkConfig, readConfig } from '../../../src/read-config.js';

const priced = (price: object, more = {}) => ({
  slots: {
    offer: {
      variants: {
        ten: { segments: ['cluster:discount-seeker'], template: '#ten', price, ...more },
        plain: { template: '#plain' },
      },
    },
  },
});

function read(config: object) {
  const problems: Problem[] = [];
  const { slots } = readConfig(config, (problem) => problems.push(problem));
  return {
    variants: Object.keys(slots['offer']?.variants ?? {}),
    problems: problems.map(({ code, field }) => [code, field]),
  };
}

describe('a price in a config', () => {
  it('stands where it has its disclosure', () => {
    expect(read(priced({ effect: 'lower', disclosure: '.why', at: '.price' }))).toEqual({
      variants: ['ten', 'plain'],
      problems: [],
    });
  });

  it.each([
    [{ effect: 'lower' }, {}, 'slots.offer.variants.ten.price.disclosure'],
    [{ effect: 'raise', disclosure: '.why' }, {}, 'slots.offer.variants.ten.price.effect'],
    [{ effect: 'lower', disclosure: '.why' }, { pricing: { law: 'ban' } }, 'slots.offer.variants.ten.price'],
    [{ effect: 'lower', exempt: 'contextual' }, {}, 'slots.offer.variants.ten.price.exempt'],
  ])('%j with %j leaves that variant out, and names %s', (price, more, field) => {
    expect(read({ ...priced(price), ...more })).toEqual({ variants: ['plain'], problems: [['config-price', field]] });
  });

  it('moves nothing under a law that cannot be read', () => {
    const { variants, problems } = read({
      ...priced({ effect: 'lower', disclosure: '.why' }),
      pricing: { law: 'bann' },
    });
    expect(variants).toEqual(['plain']);
    expect(problems).toEqual([
      ['config-invalid', 'pricing.law'],
      ['config-price', 'slots.offer.variants.ten.price'],
    ]);
  });

  it.each([
    { effect: 'cheaper' },
    { disclosure: '.why' },
    { effect: 'lower', disclosure: '' },
    { effect: 'lower', hidden: true },
  ])('%j is malformed, and takes its variant with it', (price) => {
    const { problems } = read(priced(price));
    expect(problems.map(([code]) => code)).toContain('config-invalid');
  });
});

describe('the words of a shop', () => {
  const words = { reviews: ['opinions', 'pregnancy'] };

  it('are held against the sensitive names before the page goes by them', async () => {
    const told: unknown[] = [];
    const { capture } = await checkConfig(
      { capture: { words } },
      (problem) => told.push(problem),
      async () => ({ openFairness }),
    );
    expect(capture.words).toEqual({ reviews: ['opinions'] });
    expect(told).toEqual([{ code: 'config-sensitive', field: 'capture.words.reviews[1]', about: 'health' }]);
  });

  it('are left out where the rules do not load, and load nothing where there are none', async () => {
    const told: { code: string }[] = [];
    const fail = () => Promise.reject(new TypeError('404'));
    expect((await checkConfig({ capture: { words } }, (problem) => told.push(problem), fail)).capture.words).toEqual(
      {},
    );
    expect(told.map(({ code }) => code)).toEqual(['page-load']);
    await checkConfig({ seasons: [] }, (problem) => told.push(problem), fail);
    expect(told).toHaveLength(1);
  });
});

it('points to the rule', () => {
  const { message } = explain({ code: 'config-sensitive', field: 'campaigns.x', about: 'health' });
  expect(message).toMatch(
    /^campaigns\.x is refused: it speaks of health.*Article 9 GDPR.*docs\/fairness\.md#sensitive-names\.$/,
  );
});
