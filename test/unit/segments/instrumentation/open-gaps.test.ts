import { describe, expect, test } from 'vitest';
import type { Score } from '../../../../src/model/scores.js';
import { openGaps } from '../../../../src/segments/instrumentation/open-gaps.js';
import { phrases as en } from '../../../../src/segments/phrases/en.js';
import { openWholeRulebook } from '../../../../src/whole-rulebook.js';
import type { Segment, SegmentId } from '../../../../src/segments/segment.js';
import { foldMoment, startMoment } from '../../../../src/timeline.js';
import type { LoggedEvent } from '../../../../src/memory/logged-event.js';

const NOW = { scores: {}, phrases: en };
const lacks = (id: SegmentId, uninstrumented: readonly string[]) =>
  openGaps([], uninstrumented)?.of({ id }, NOW, false)?.missing;

test('a shop that can tell all has no gaps', () => {
  expect(openGaps([])).toBeUndefined();
  expect(openGaps([], [])).toBeUndefined();
});

describe('by rules', () => {
  test.each<[SegmentId, readonly string[], readonly string[] | undefined]>([
    // 0.55 of the weight
    ['cluster:visual-browser', ['gallery_interaction', 'video_start'], ['gallery_interaction', 'video_start']],
    // one of the two still moves it
    ['cluster:visual-browser', ['gallery_interaction'], undefined],
    // 0.4 + 0.15 of the weight: the heaviest first
    ['cluster:urgency-buyer', ['begin_checkout', 'urgency_seen'], ['urgency_seen', 'begin_checkout']],
    ['cluster:urgency-buyer', ['urgency_seen'], undefined],
    ['intent:researching', ['view_item'], ['view_item']],
    // carts can still give a focus
    ['intent:high', ['view_item'], undefined],
    ['intent:high', ['view_item', 'add_to_cart', 'add_to_wishlist'], ['view_item', 'add_to_cart', 'add_to_wishlist']],
    ['context:device-phone', ['view_item', 'add_to_cart'], undefined],
  ])('%s without %o lacks %o', (id, uninstrumented, missing) => {
    expect(lacks(id, uninstrumented)).toEqual(missing);
  });

  test('the clause says which event is missing', () => {
    const lack = openGaps([], ['view_item'])!.of({ id: 'intent:researching' }, NOW, false)!;
    expect(lack).toEqual({
      known: false,
      missing: ['view_item'],
      reasons: [{ text: expect.stringContaining('view_item') }],
    });
  });

  test('a family says what its own segments rest on', () => {
    const inputs = { 'pace:quick': { parts: [{ feature: 'compares@1', weight: 1 }] } } as const;
    expect(openGaps([{ inputs }], ['compare_add'])!.of({ id: 'pace:quick' }, NOW, false)?.missing).toEqual([
      'compare_add',
    ]);
  });
});

describe('by a model', () => {
  const score = (contributions: readonly number[]): Score => ({
    model: 'clusters@1.0.0',
    labels: ['visual-browser'],
    features: ['gallery_interactions@1', 'page_views@1'],
    probabilities: [0.6],
    contributions: contributions.length ? [contributions] : [],
    bias: [0],
    runtime: 'compact',
  });
  const gaps = openGaps([], ['gallery_interaction', 'video_start'])!;
  const asked = { id: 'cluster:visual-browser', model: 'clusters@1.0.0' } as const;
  const missing = (contributions: readonly number[], before = false) =>
    gaps.of(asked, { scores: { clusters: score(contributions) }, phrases: en }, before)?.missing;

  test('a segment lacks what half of the contributions come from, and less than before makes up for', () => {
    expect(missing([-0.5, 0.5])).toEqual(['gallery_interaction', 'video_start']);
    expect(missing([-0.4, 0.6])).toBeUndefined();
    expect(missing([-0.4, 0.6], true)).toEqual(['gallery_interaction', 'video_start']);
    expect(missing([-0.3, 0.7], true)).toBeUndefined();
  });

  test('one that does not explain itself is asked by the number of its features, and NaN weighs nothing', () => {
    expect(missing([])).toEqual(['gallery_interaction', 'video_start']);
    expect(missing([Number.NaN, 1])).toBeUndefined();
  });

  test('a stage goes by its rules, which the model only adds to', () => {
    const intent = { ...score([1, 0]), model: 'intent@1.0.0' };
    const now = { scores: { intent }, phrases: en };
    expect(gaps.of({ id: 'intent:researching', model: 'intent@1.0.0' }, now, false)).toBeUndefined();
  });
});

test('on a timeline such a segment is not known, never active, and names the event; the others go on', async () => {
  const uninstrumented = ['view_item'];
  const rules = {
    models: undefined,
    slots: [],
    campaigns: {},
    policyVersion: '1',
    book: openWholeRulebook({ uninstrumented }),
  };
  let moment = startMoment(rules);
  const names = [
    'page_view',
    'search',
    'search',
    'view_item',
    'view_item',
    'view_item',
    'review_read',
    'begin_checkout',
  ];
  const seen: Segment[] = [];
  for (const [place, name] of names.entries()) {
    const params = { page_kind: 'listing', items: [{ item_id: 'x' }] } as LoggedEvent['params'];
    moment = await foldMoment(moment, { name, at: 1e12 + place * 30_000, params, seq: place + 1, session: 1 }, rules);
    seen.push(moment.segments.find(({ id }) => id === 'intent:researching')!);
    expect(moment.segments.filter((one) => one.id.startsWith('intent:') && one.active)).toHaveLength(1);
  }
  for (const one of seen) expect(one).toMatchObject({ known: false, active: false, missing: ['view_item'] });
  expect(moment.segments.find(({ id }) => id === 'intent:checkout')).toMatchObject({ active: true, known: true });
});
