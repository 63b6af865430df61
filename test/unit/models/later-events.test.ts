import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EventParams } from '../../../src/capture/shop-event.js';
import { openFeatures } from '../../../src/features/features.js';
import { MORE_FEATURES } from '../../../src/features/more/more-features.js';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';
import { openModels, type Models } from '../../../src/model/open-models.js';
import { openRuntime } from '../../../src/model/open-runtime.js';
import type { Scores } from '../../../src/model/scores.js';
import { foldMoment, lookInto, startMoment, type TimelineRules } from '../../../src/timeline.js';

type Step = readonly [seconds: number, name: string, params?: EventParams, session?: number | undefined];

const boot = { item_id: 'boot', item_name: 'Fell boot', item_brand: 'Brix', item_category: 'Boots', price: 90 };
const DAY = 86_400;

/** Two visits of a shopper, in the words that the shipped models were trained on. */
const RECORDED: readonly Step[] = [
  [0, 'page_view', { page_kind: 'home', referrer_class: 'search', device: 'phone', utc_offset: 60 }],
  [20, 'page_view', { page_kind: 'listing' }],
  [21, 'view_item_list', { items: [boot, { item_id: 'hat', item_category: 'Hats', price: 30 }] }],
  [60, 'page_view', { page_kind: 'product' }],
  [61, 'view_item', { items: [boot] }],
  [80, 'scroll', { percent_scrolled: 75 }],
  [95, 'user_engagement', { engagement_time_msec: 30_000 }],
  [110, 'add_to_cart', { items: [boot] }],
  [200, 'purchase', { transaction_id: 'T1', value: 90, items: [boot] }],
  [40 * DAY, 'page_view', { page_kind: 'sale', referrer_class: 'email', utc_offset: 60 }, 2],
  [40 * DAY + 30, 'view_item', { items: [{ ...boot, item_id: 'sock', discount: 5 }] }, 2],
  [40 * DAY + 45, 'select_promotion', {}, 2],
  [40 * DAY + 60, 'tick', {}, 2],
];

/** The same visits on a page that hears more: before the first event, between any two, at the start and the end of a visit. */
const WOVEN: readonly Step[] = RECORDED.flatMap((step, place): readonly Step[] => {
  const [seconds, , , session] = step;
  const other = ['section_view', 'urgency_view', 'tab_return', 'weather_update', 'profile_update', 'dead_click'] as const;
  const name = other[place % other.length]!;
  return [
    [seconds - 2, name, { weather: 'rain', cue: 'stock', section: 'reviews' }, session],
    [seconds - 1, 'variant_select', { items: [boot] }, session],
    step,
    [seconds + 5, 'video_progress', { video_percent: 75 }, session],
  ];
});

const START = Date.UTC(2026, 5, 15, 10);
const logged = (steps: readonly Step[]): LoggedEvent[] =>
  steps.map(([seconds, name, params = {}, session = 1], index) => ({
    name,
    params,
    session,
    at: START + seconds * 1000,
    seq: index + 1,
  }));

let models: Models;

beforeAll(async () => {
  const whenIdle = () => Promise.resolve();
  const report = (problem: unknown): void => expect(problem).toBeUndefined();
  const first = await openModels({
    url: new URL('../../../models/', import.meta.url).href,
    fetchBytes: async (url) => new Uint8Array(await readFile(new URL(url))),
    whenIdle,
    report,
    availableFeatures: new Set(openFeatures().ids),
    openFurther: async () => openFeatures(MORE_FEATURES),
    openRuntime: () =>
      openRuntime({
        runtime: 'compact',
        whenIdle,
        openOrt: () => Promise.reject(new Error('not here')),
        loadOperators: async () => (await import('../../../src/model/compact/more-operators.js')).MORE_OPERATORS,
      }),
  });
  models = (await first.later?.models) ?? first;
});

type Judged = Readonly<{ scores: Scores; segments: readonly unknown[] }>;

/** Scores and segments after each recorded event. */
async function judge(steps: readonly Step[]): Promise<Judged[]> {
  const rules: TimelineRules = { models, slots: [], campaigns: {}, policyVersion: 'test' };
  const names = new Set(RECORDED.map(([, name]) => name));
  let moment = startMoment(rules);
  const judged: Judged[] = [];
  for (const event of logged(steps)) {
    moment = await foldMoment(moment, event, rules);
    if (!names.has(event.name)) continue;
    const { scores } = await lookInto(moment, { models });
    judged.push({ scores, segments: moment.segments.map(({ id, active, score, known }) => [id, active, score, known]) });
  }
  return judged;
}

describe('the models that shipped before pages told more', () => {
  it('score a recorded visit as ever, with later events woven in', async () => {
    const [before, after] = [await judge(RECORDED), await judge(WOVEN)];
    expect(WOVEN.length).toBe(4 * RECORDED.length);
    expect(Object.keys(before.at(-1)!.scores).toSorted()).toEqual(
      'churn clusters clv intent next_purchase orientation prospect prospect_days repeat rfm upsell'.split(' '),
    );
    expect(after).toEqual(before);
    // they are no constants that nothing could move
    expect(new Set(before.map(({ scores }) => scores['intent']!.probabilities[0])).size).toBeGreaterThan(3);
    expect(new Set(before.map(({ scores }) => JSON.stringify(scores['orientation']))).size).toBeGreaterThan(3);
  });
});
