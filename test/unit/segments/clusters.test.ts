import { describe, expect, test } from 'vitest';
import type { FeatureVector } from '../../../src/features/feature-vector.js';
import type { Score } from '../../../src/model/scores.js';
import { clusterSegments } from '../../../src/segments/clusters.js';
import { phrases } from '../../../src/segments/phrases/en.js';
import { hysteresis, type Memberships } from '../../../src/segments/hysteresis.js';

const NONE: Memberships = new Map();
const judge = (features: FeatureVector, model?: Score, before = NONE) =>
  clusterSegments({ features: { 'page_views@1': 9, ...features }, phrases }, model, hysteresis(before, 1000));
const active = (...given: Parameters<typeof judge>) =>
  judge(...given)
    .filter((one) => one.active)
    .map((one) => one.id.slice('cluster:'.length));

const discount = (share: number) => ({ 'sale_share@1': share * 1.25 });
const pictures = (interactions: number) => ({ 'gallery_interactions@1': interactions, 'lookbook_pages@1': 1 });
const research = { 'detail_reads@1': 3, 'repeat_item_views@1': 2 };

describe('of more than two clusters that pass', () => {
  const all = { ...discount(0.52), ...pictures(4), ...research };

  test('the two with the highest score are active', () => {
    expect(judge(all).map(({ score }) => Number(score.toFixed(2)))).toEqual([0.6, 0.52, 0, 0.7, 0]);
    expect(active(all)).toEqual(['high-intent-researcher', 'visual-browser']);
  });

  test('one that was active before stays, unless it is beaten by more than the gap between entry and exit', () => {
    const before: Memberships = new Map([['cluster:discount-seeker', { active: true, since: 1 }]]);
    expect(active(all, undefined, before)).toEqual(['discount-seeker', 'visual-browser']);
    const weaker = { ...all, ...discount(0.4) };
    expect(active(weaker, undefined, before)).toEqual(['high-intent-researcher', 'visual-browser']);
  });
});

describe('the cluster model', () => {
  const model: Score = {
    model: 'clusters@2.1.0',
    labels: ['discount-seeker', 'visual-browser'],
    features: ['sale_share@1', 'searches@1', 'shoe_size@3', 'cart_adds@1', 'list_views@1'],
    probabilities: [0.8, 0.2],
    contributions: [[1.5, -2, 0.25, 0.5, 0.75], []],
    bias: [0, 0],
    runtime: 'compact',
  };
  const [research, discount, , visual] = judge({ 'shoe_size@3': 41, 'cart_adds@1': 2, ...pictures(4) }, model);

  test('gives its probability, its name, and the largest of the contributions that speak for the cluster', () => {
    expect(discount).toMatchObject({ score: 0.8, active: true, basis: 'model', model: 'clusters@2.1.0', since: 1000 });
    expect(discount!.reasons.map(({ feature, contribution }) => [feature, contribution])).toEqual([
      ['sale_share@1', 1.5],
      ['list_views@1', 0.75],
      ['cart_adds@1', 0.5],
    ]);
    expect(discount!.reasons[2]).toMatchObject({
      value: 2,
      text: 'you put a product in your cart twice in this visit',
    });
  });

  test('stands before the rules even where it sees less', () => {
    expect(visual).toMatchObject({ score: 0.2, basis: 'model', active: false, reasons: [] });
  });

  test('leaves a cluster that it does not know to the rules', () => {
    expect(research).toMatchObject({ score: 0, basis: 'rules' });
    expect(research).not.toHaveProperty('model');
  });

  test.each([Number.NaN, -0.1, 1.1, undefined as never])('is passed over for a probability of %s', (value) => {
    const [, discount] = judge({}, { ...model, probabilities: [value, 0.2] });
    expect(discount).toMatchObject({ score: 0, basis: 'rules' });
  });
});

test.each<[FeatureVector, boolean]>([
  [{ 'page_views@1': 2, 'item_views@1': 2 }, false],
  [{ 'page_views@1': 3, 'item_views@1': 0 }, true],
  [{ 'page_views@1': 0, 'item_views@1': 3 }, true],
])('with %o, whether clusters are known is %s, and none is active unknown', (features, known) => {
  const segments = judge({ ...features, ...discount(0.6) });
  expect(segments.map((one) => one.known)).toEqual(segments.map(() => known));
  expect(segments.some((one) => one.active)).toBe(known);
});
