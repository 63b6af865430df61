import { describe, expect, test } from 'vitest';
import type { Segment } from '../../../src/segments/segment.js';
import cases from '../../cases/segments.json' with { type: 'json' };
import { walk, type Step } from './walk.js';

type Expected = Partial<Segment> & Readonly<{ reason?: string }>;
type Case = Readonly<{
  name: string;
  at?: string;
  campaigns?: Readonly<Record<string, string>>;
  events: readonly (Step & Readonly<{ expect?: Readonly<Record<string, Expected>> }>)[];
}>;

/** Each case is a visit: `expect` names, after an event, what must hold of some segments; `reason` is the first reason's text. */
describe.each(cases as unknown as readonly Case[])('$name', ({ events, ...options }) => {
  const timeline = walk(events, options);
  const rows = events.flatMap(({ name, expect: expected = {} }, index) =>
    Object.entries(expected).map(([id, wanted]) => ({ index, name, id, wanted })),
  );
  test.each(rows)('after event $index, $name: $id', ({ index, id, wanted }) => {
    const segment = timeline[index]!.find((one) => one.id === id)!;
    const { reason = segment.reasons[0]?.text, score = segment.score, ...rest } = wanted;
    expect(segment).toMatchObject(rest);
    expect(segment.score).toBeCloseTo(score, 6);
    expect(segment.reasons[0]?.text).toBe(reason);
  });
});

describe('the list of segments', () => {
  const campaigns = { a: 'style', b: 'discount', c: 'style', d: '!?' };

  test('holds every segment in the same order after every event', () => {
    const steps = [{ name: 'tick' }, { name: 'page_view' }, { name: 'purchase', session: 2 }];
    const [first, ...others] = walk(steps, { campaigns }).map((segments) => segments.map(({ id }) => id));
    expect(first).toEqual([
      'cluster:high-intent-researcher',
      'cluster:discount-seeker',
      'cluster:brand-explorer',
      'cluster:visual-browser',
      'cluster:urgency-buyer',
      'intent:general',
      'intent:researching',
      'intent:high',
      'intent:checkout',
      'context:device-phone',
      'context:device-tablet',
      'context:device-desktop',
      'context:daypart-morning',
      'context:daypart-afternoon',
      'context:daypart-evening',
      'context:daypart-night',
      'context:campaign',
      'context:campaign-style',
      'context:campaign-discount',
    ]);
    for (const ids of others) expect(ids).toEqual(first);
  });

  test('says since when a segment has been active, and keeps that after it has left', () => {
    const start = Date.parse('2026-03-02T12:00:00Z');
    const steps = [{ name: 'page_view' }, { name: 'begin_checkout' }, { name: 'tick' }, { name: 'purchase' }];
    const since = (id: string) => walk(steps).map((segments) => segments.find((one) => one.id === id)!.since);
    const seconds = (id: string) => since(id).map((at) => at && (at - start) / 1000);
    expect(seconds('intent:general')).toEqual([10, 10, 10, 40]);
    expect(seconds('intent:checkout')).toEqual([undefined, 20, 20, 20]);
  });

  test('copes with events that carry nothing or rubbish', () => {
    const items = [null, {}, { item_id: 'x', quantity: Number.NaN, price: -1 }] as never;
    const names = ['view_item', 'add_to_cart', 'remove_from_cart', 'view_cart', 'constructor', '__proto__', 'purchase'];
    const steps = names.flatMap((name) => [
      { name },
      { name, params: null as never },
      { name, params: { items } },
      { name, params: { items: 7 as never } },
    ]);
    for (const segments of walk(steps)) expect(segments.every(({ score }) => score >= 0 && score <= 1)).toBe(true);
  });
});
