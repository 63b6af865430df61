import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Score } from '../../../../src/model/scores.js';
import { MOST } from '../../../../src/segments/own/read-segments.js';
import { MOST_STEPS } from '../../../../src/segments/own/read-parts.js';
import { MOST_THINGS } from '../../../../src/segments/own/thing.js';
import { add, judgeOwn, tick, view, type Told } from './judge-own.js';

const text = readFileSync(new URL('../../../../docs/own-segments.md', import.meta.url), 'utf8');
type Block = Readonly<{ segments: Readonly<Record<string, object>> }>;
const segments = Object.assign(
  {},
  ...[...text.matchAll(/^```json\n(.*?)^```/gms)].map(([, json]) => (JSON.parse(json!) as Block).segments),
) as Block['segments'];

const DAY = 86_400;
const cup: object = { item_category: 'Cups' };
const jacket = (item_brand: string) => view(item_brand, { item_brand, item_category: 'Jackets', price: 150 });
const page = (params: NonNullable<Told['params']>): Told => ({ name: 'page_view', params });
const churn: Score = {
  model: 'churn@1.0.0',
  labels: ['inactive'],
  features: [],
  probabilities: [0.6],
  contributions: [],
  bias: [],
  runtime: 'compact',
};

/** Of each example: what brings it about, and what does not quite. */
const STREAMS: Readonly<Record<string, Readonly<{ does: readonly Told[]; not: readonly Told[]; object?: string }>>> = {
  'cup-lovers': {
    does: [view('a', cup), view('b', cup), view('a', { item_category: 'Mugs' })],
    not: [
      view('a', cup),
      view('b', cup),
      view('c', cup),
      { name: 'purchase', params: { items: [{ item_category: 'Cups' }] } },
    ],
  },
  'sure-of-it': {
    does: [view('x'), view('x'), { name: 'video_start' }, add('x')],
    not: [view('x'), view('y'), { name: 'video_start' }, add('y')],
    object: 'x',
  },
  'cannot-let-go': {
    does: [view('x'), { ...view('x'), after: 2 * DAY }, view('y'), { ...view('x'), after: 3 * DAY }],
    not: [view('x'), { ...view('x'), after: 4 * DAY }, { ...view('x'), after: 4 * DAY }],
    object: 'x',
  },
  'due-again': { does: [{ name: 'purchase' }, tick(45 * DAY)], not: [{ name: 'purchase' }, tick(20 * DAY)] },
  'compares-brands': {
    does: [jacket('p'), jacket('q'), jacket('r'), { name: 'review_read' }],
    not: [jacket('p'), jacket('q'), jacket('p'), { name: 'review_read' }],
  },
  regulars: {
    does: [{ name: 'profile_update', params: { profile: { customer: 'h:1', as_of: 1, facts: { orders: 7 } } } }],
    not: [{ name: 'profile_update', params: { profile: { customer: 'h:1', as_of: 1, facts: { orders: 4 } } } }],
  },
  'wavering-regulars': {
    does: Array.from({ length: 5 }, (_, n) => ({ name: 'purchase', params: { transaction_id: `${n}`, value: 20 } })),
    not: [{ name: 'purchase', params: { transaction_id: '1', value: 20 } }],
  },
  'counts-the-cost': {
    does: [
      page({ page_kind: 'sale', click_source: 'meta' }),
      { name: 'list_sort', params: { sort_by: 'price_asc' } },
      { name: 'delivery_info_view', params: { topic: 'shipping' } },
    ],
    not: [
      page({ page_kind: 'sale', click_source: 'meta' }),
      { name: 'list_sort', params: { sort_by: 'price_asc' } },
      { name: 'delivery_info_view', params: { topic: 'returns' } },
    ],
  },
};

describe('docs/own-segments.md', () => {
  it('has examples that are right, each of which is tried here', () => {
    expect(judgeOwn(segments, [], { all: true }).troubles).toEqual([]);
    expect(Object.keys(STREAMS).toSorted()).toEqual(Object.keys(segments).toSorted());
  });

  it.each(Object.entries(STREAMS))('%s comes about as it says, and not otherwise', (name, { does, not, object }) => {
    const judge = (told: readonly Told[]) =>
      judgeOwn(segments, told, { all: true, scores: { churn } }).after.at(-1)![name]!;
    const it = judge(does);
    expect(it).toMatchObject({ id: `own:${name}`, active: true, score: 1 });
    expect(it.object?.id).toBe(object);
    expect(it.reasons.length).toBeGreaterThan(0);
    expect(judge(not).active).toBe(false);
  });

  it('tells the bounds', () => {
    for (const bound of [
      MOST.segments,
      MOST.parts,
      MOST.cells,
      MOST.allCells,
      MOST.values,
      MOST.depth,
      MOST_STEPS,
      MOST_THINGS,
    ])
      expect(text).toContain(` ${bound.toLocaleString('en')} `.trimEnd());
  });

  it('shows problems as they are', () => {
    const when = { $and: [{ event: 'search' }, { event: 'view_itm' }] };
    const circle = { a: { when: { 'own:b': true } }, b: { when: { 'own:a': true } } };
    const { troubles } = judgeOwn({ 'cup-lovers': { when }, ...circle }, []);
    for (const { field, about } of troubles.slice(0, 2))
      expect(text).toContain(`config.${field} is left out: ${about}.`);
  });
});
