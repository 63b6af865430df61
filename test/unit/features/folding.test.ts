import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEATURE_IDS } from '../../../src/features/feature-ids.js';
import type { FeatureState } from '../../../src/features/features.js';
import { openFeatures } from '../../../src/features/features.js';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';
import { anyLog } from './any-log.js';
import { foldAll } from './fold-all.js';
import { parts, watched } from './state-size.js';
import { foldingHolds } from './folding-holds.js';

const core = openFeatures();

const BETWEEN_0_AND_1 = [
  'returning_visitor@1',
  'weekend@1',
  'special_day@1',
  'sale_share@1',
  'brand_focus@1',
  'scroll_depth@1',
  'add_pace@1',
] as const;

describe('folding any log', () => {
  it('gives finite values, none negative, after every event', () => {
    fc.assert(
      fc.property(anyLog, (events) => {
        const state = core.start();
        for (const event of events) {
          const vector = core.read(core.fold(state, event));
          expect(FEATURE_IDS.filter((id) => !(Number.isFinite(vector[id]) && vector[id]! >= 0))).toEqual([]);
          expect(BETWEEN_0_AND_1.filter((id) => vector[id]! > 1)).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('spends no more time on pages than in the session', () => {
    fc.assert(
      fc.property(anyLog, (events) => {
        const vector = core.read(foldAll(events));
        const paged =
          vector['administrative_seconds@1']! + vector['informational_seconds@1']! + vector['product_seconds@1']!;
        expect(paged).toBeLessThanOrEqual(vector['session_seconds@1']! * (1 + 1e-9));
      }),
      { numRuns: 200 },
    );
  });

  foldingHolds(core);
});

/** Views of ever new items and brands, and ever new orders. */
function browse(index: number): LoggedEvent {
  const at = 1_700_000_000_000 + index * 1000;
  const key = String(index % 3 === 2 ? index - 2 : index);
  const names = ['view_item', 'page_view', 'view_item', 'purchase', 'add_to_cart'] as const;
  const params = {
    items: [{ item_id: key, item_brand: key }],
    transaction_id: key,
    value: 1,
    page_kind: 'product',
  } as const;
  return { name: names[index % names.length]!, at, params, seq: index + 1, session: 1 };
}

const browsed = (from: number, count: number) => Array.from({ length: count }, (_, index) => browse(from + index));

function view(item_id: string, index: number): LoggedEvent {
  return { name: 'view_item', at: index, params: { items: [{ item_id }] }, seq: index, session: 1 };
}

/** How often folding the events looks at the state. */
function touches(state: FeatureState, events: readonly LoggedEvent[]): number {
  let count = 0;
  foldAll(
    events,
    watched(state, () => (count += 1)),
  );
  return count;
}

describe('a long history', () => {
  it('does not grow the state without bound', () => {
    const state = foldAll(browsed(0, 5000));
    const early = parts(state);
    foldAll(browsed(5000, 20_000), state);
    expect(early).toBeGreaterThan(500);
    expect(parts(state)).toBe(early);
    expect(core.read(state)['distinct_items@1']).toBeGreaterThan(5000);
  });

  it('does not make an event look at more of the state', () => {
    const state = foldAll(browsed(0, 3000));
    const early = touches(state, browsed(3000, 300));
    foldAll(browsed(3300, 12_000), state);
    expect(touches(state, browsed(15_300, 300))).toBe(early);
    // Far below the 500 items remembered: no event walks through them.
    expect(early / 300).toBeLessThan(100);
    expect(early / 300).toBeGreaterThan(10);
  });

  it('forgets the item that was viewed longest ago, not the one viewed last', () => {
    const others = Array.from({ length: 499 }, (_, index) => `other-${index}`);
    const kept = foldAll(['kept', ...others, 'kept', 'one-more', 'kept'].map(view));
    expect(core.read(kept)['repeat_item_views@1']).toBe(2);
    const gone = foldAll(['gone', ...others, 'one-more', 'gone'].map(view));
    expect(core.read(gone)).toMatchObject({ 'repeat_item_views@1': 0, 'distinct_items@1': 502 });
  });
});
