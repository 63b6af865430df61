import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EventParams } from '../../../src/capture/shop-event.js';
import type { FeatureVector } from '../../../src/features/feature-vector.js';
import type { Problem } from '../../../src/lib/report.js';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';
import { MORE_OPERATORS } from '../../../src/model/compact/more-operators.js';
import { openModels, type Models } from '../../../src/model/open-models.js';
import { openRuntime } from '../../../src/model/open-runtime.js';
import type { Score, Scores } from '../../../src/model/scores.js';
import { ALL_FEATURES } from '../../../src/rulebook.js';
import { openWholeRulebook } from '../../../src/whole-rulebook.js';
import { explainSegment, type Explanation } from '../../../src/segments/explain-segment.js';
import { modelPath } from '../../../src/segments/model-path.js';
import type { Segment } from '../../../src/segments/segment.js';
import { foldSegments, startSegments } from '../../../src/segments/segments.js';
import { CORE_FEATURES } from '../../../src/timeline.js';
import { listProblems } from '../../fixtures/list-problems.js';

const FOLDER = new URL('../../../models/', import.meta.url);
const readJson = (file: string) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
const HEADS: readonly { id: string; link?: string }[] = readJson('manifest.json').models;
const EXACT = 1e-6;

const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit));
const softmax = (logits: readonly number[], place: number) =>
  1 / logits.reduce((sum, logit) => sum + Math.exp(logit - logits[place]!), 0);

let models: Models;
const problems: Problem[] = [];
beforeAll(async () => {
  const opened = await openModels({
    url: FOLDER.href,
    openRuntime: () =>
      openRuntime({
        runtime: 'compact',
        openOrt: () => Promise.reject(new Error('not here')),
        loadOperators: async () => MORE_OPERATORS,
        whenIdle: async () => {},
      }),
    availableFeatures: new Set(CORE_FEATURES.ids),
    openFurther: async () => ALL_FEATURES,
    fetchBytes: (url) => readFile(new URL(url)),
    report: listProblems(problems),
  });
  models = (await opened.later?.models) ?? opened;
});
afterAll(() => models.close());

/** A segment that a head would make of one of its labels. */
const segmentOf = (score: Score, label: number): Segment => ({
  id: `head:${score.labels[label]}`,
  score: score.probabilities[label] ?? 0,
  active: false,
  known: true,
  enter: 0.5,
  exit: 0.4,
  basis: 'model',
  model: score.model,
  reasons: [],
  path: modelPath(score, label)!,
});

test('every head is there', () => {
  expect([problems, models.ids]).toEqual([[], HEADS.map(({ id }) => id)]);
});

test.each(HEADS)('the contributions of every label of $id add up to its score', async ({ id, link }) => {
  const fixture = readJson(`fixtures/${id}.json`) as { features: string[]; rows: { features: number[] }[] };
  for (const { features } of fixture.rows) {
    const vector = Object.fromEntries(fixture.features.map((feature, place) => [feature, features[place]!]));
    const score = (await models.score(vector))[id]!;
    const told = score.labels.map((_, place) => explainSegment(segmentOf(score, place), vector));
    const logits = told.map(({ sum }) => sum);
    told.forEach(({ of, complete, contributions, bias, sum }, place) => {
      expect([of, complete, contributions.length]).toEqual(['logit', true, fixture.features.length]);
      expect(contributions.map(({ term, value }) => [term, value])).toEqual(Object.entries(vector));
      expect(contributions.reduce((all, { contribution }) => all + contribution, bias)).toBe(sum);
      const { probabilities, values } = score;
      if (link === 'softmax') expect(Math.abs(softmax(logits, place) - probabilities[place]!)).toBeLessThan(EXACT);
      else if (values)
        expect(Math.abs(sum - Math.log(values[place]!))).toBeLessThan(EXACT * Math.max(1, Math.abs(sum)));
      else expect(Math.abs(sigmoid(sum) - probabilities[place]!)).toBeLessThan(EXACT);
    });
  }
});

const NAMES =
  'view_item view_item_list search add_to_cart remove_from_cart view_cart begin_checkout purchase refund review_read gallery_interaction coupon_field_focus urgency_seen select_promotion add_to_wishlist delivery_info_view list_sort list_filter compare_add scroll user_engagement tick';
const item = fc.record({
  item_id: fc.constantFrom('a', 'b', 'c'),
  item_name: fc.constantFrom('Coat', 'Hat'),
  item_brand: fc.constantFrom('Alba', 'Boreas'),
  item_category: fc.constantFrom('coats', 'hats'),
  price: fc.constantFrom(10, 80, 300),
  discount: fc.constantFrom(0, 5),
  quantity: fc.constant(1),
});
const page = fc.record({
  page_kind: fc.constantFrom('home', 'listing', 'sale', 'product', 'cart', 'checkout', 'thanks', 'about', 'lookbook'),
  device: fc.constantFrom('phone', 'tablet', 'desktop'),
  utc_offset: fc.constantFrom(-300, 0, 120),
  referrer_class: fc.constantFrom('direct', 'search', 'social', 'email'),
});
const happening = fc.oneof(
  { weight: 1, arbitrary: page.map((params) => ['page_view', params as EventParams] as const) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...NAMES.split(' ')), fc.array(item, { minLength: 1, maxLength: 2 }), fc.nat(1e6))
      .map(
        ([name, items, n]) =>
          [name, { items, value: 90, transaction_id: `t${n}`, coupon: 'X' } as EventParams] as const,
      ),
  },
);
const life = fc.array(
  fc.tuple(happening, fc.constantFrom(5_000, 5_000, 5_000, 40_000, 40_000, 40_000, 86_400_000, 40 * 86_400_000)),
  { minLength: 5, maxLength: 40 },
);

type Told = Readonly<{ segment: Segment; told: Explanation; scores: Scores }>;

/** Every known segment after every event of a life, by rules or with all heads, explained. */
async function live(happened: readonly (readonly [readonly [string, EventParams], number])[], judge?: Models) {
  const { families, phrases } = openWholeRulebook({});
  const counted = ALL_FEATURES.start();
  let state = startSegments();
  let [at, session] = [Date.parse('2026-03-02T12:00:00Z'), 1];
  const all: Told[] = [];
  for (const [place, [[name, params], after]] of happened.entries()) {
    at += after;
    if (after > 1_800_000) session++;
    const event: LoggedEvent = { name, params, at, seq: place + 1, session };
    const features: FeatureVector = ALL_FEATURES.read(ALL_FEATURES.fold(counted, event));
    const scores = (await judge?.score(features)) ?? {};
    const folded = foldSegments(state, { event, features, scores, campaigns: {}, families, phrases });
    state = folded.state;
    for (const segment of folded.segments)
      if (segment.known) all.push({ segment, told: explainSegment(segment, features), scores });
  }
  return all;
}

const checkSum = ({ segment, told }: Told) => {
  expect(told).toMatchObject({ segment: segment.id, score: segment.score, complete: true });
  const sum = told.contributions.reduce((all, { contribution }) => all + contribution, told.bias);
  expect(sum).toBe(told.sum);
  if (told.of === 'logit') return;
  expect(Math.abs(Math.min(1, Math.max(0, sum)) - segment.score)).toBeLessThanOrEqual(EXACT);
};

describe('in a shopper’s life', () => {
  test('every known segment by rules has parts that add up to its score', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(life, async (happened) => {
        for (const one of await live(happened)) {
          checkSum(one);
          if (one.segment.score > 0) seen.add(one.segment.id.split(':')[0]!);
        }
      }),
      { numRuns: 30 },
    );
    expect([...seen].toSorted()).toEqual(expect.arrayContaining(['cart', 'cluster', 'context', 'intent']));
  }, 60_000);

  test('every known segment by a model has contributions that make its score', async () => {
    let byModel = 0;
    await fc.assert(
      fc.asyncProperty(life, async (happened) => {
        for (const one of await live(happened, models)) {
          checkSum(one);
          if (one.told.of === 'score') continue;
          byModel++;
          const score = Object.values(one.scores).find((other) => other!.model === one.segment.model)!;
          const place = one.segment.path!.label!;
          // softmax needs the logits of the other labels, which its own rows tell
          const logits = score.bias.map((bias, k) => score.contributions[k]!.reduce((sum, share) => sum + share, bias));
          const head = HEADS.find(({ id }) => score.model.startsWith(`${id}@`))!;
          const made = head.link === 'softmax' ? softmax(logits, place) : sigmoid(one.told.sum);
          expect(Math.abs((one.told.against ? 1 - made : made) - one.segment.score)).toBeLessThan(EXACT);
        }
      }),
      { numRuns: 10 },
    );
    expect(byModel).toBeGreaterThan(100);
  }, 60_000);
});

test('of a model that does not explain itself it is said that there is more', () => {
  const silent: Score = {
    model: 'clusters@9.0.0',
    labels: ['visual-browser'],
    features: ['searches@1'],
    probabilities: [0.8],
    contributions: [],
    bias: [],
    runtime: 'ort',
  };
  const event = { name: 'page_view', params: {}, at: 1, seq: 1, session: 1 };
  const input = { event, features: { 'page_views@1': 9 }, scores: { clusters: silent }, campaigns: {} };
  const segment = foldSegments(startSegments(), input).segments.find(({ id }) => id === 'cluster:visual-browser')!;
  expect(explainSegment(segment, input.features)).toMatchObject({ basis: 'model', contributions: [], complete: false });
});

test('a segment with three reasons is explained by all that counted', () => {
  const features = {
    'page_views@1': 9,
    'detail_reads@1': 3,
    'repeat_item_views@1': 2,
    'seconds_per_page@1': 60,
    'searches@1': 1,
  };
  const event = { name: 'page_view', params: {}, at: 1, seq: 1, session: 1 };
  const { segments } = foldSegments(startSegments(), { event, features, scores: {}, campaigns: {} });
  const segment = segments.find(({ id }) => id === 'cluster:high-intent-researcher')!;
  expect(segment.reasons).toHaveLength(3);
  expect(explainSegment(segment, features).contributions).toEqual([
    { term: 'detail_reads@1', value: 3, contribution: 0.35 },
    { term: 'repeat_item_views@1', value: 2, contribution: 0.25 },
    { term: 'seconds_per_page@1', value: 60, contribution: 0.25 },
    { term: 'searches@1', value: 1, contribution: 0.075 },
  ]);
});
