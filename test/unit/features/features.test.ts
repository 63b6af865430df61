import { describe, expect, it } from 'vitest';
import type { FeatureId } from '../../../src/features/feature-vector.js';
import { FEATURE_IDS } from '../../../src/features/feature-ids.js';
import { openFeatures } from '../../../src/features/features.js';
import { MORE_FEATURES } from '../../../src/features/more/more-features.js';
import cases from '../../cases/features.json' with { type: 'json' };
import { foldAll, logged } from './fold-all.js';
import type { CaseEvent } from './fold-all.js';

const core = openFeatures();

type Case = Readonly<{
  name: string;
  start: string;
  events: readonly CaseEvent[];
  expect: Readonly<Record<FeatureId, number>>;
}>;

const CASES = cases as readonly Case[];

describe('features of written sessions', () => {
  it.each(CASES)('$name', ({ start, events, expect: expected }) => {
    const vector = core.read(foldAll(logged(events, start)));
    for (const [id, value] of Object.entries(expected)) {
      expect(FEATURE_IDS).toContain(id);
      expect({ id, value: vector[id as FeatureId] }).toEqual({ id, value: expect.closeTo(value, 12) });
    }
  });

  it('has a case for every feature in which it is not zero', () => {
    const covered = new Set(
      CASES.flatMap(({ expect }) => Object.entries(expect).filter(([, value]) => value !== 0)).map(([id]) => id),
    );
    expect(FEATURE_IDS.filter((id) => !covered.has(id))).toEqual([]);
  });
});

describe('the registry', () => {
  it('reads every feature exactly, in registry order, and 0 before the first event', () => {
    const vector = core.read(core.start());
    expect(Object.keys(vector)).toEqual([...FEATURE_IDS]);
    expect(new Set(Object.values(vector))).toEqual(new Set([0]));
  });

  it('keeps ids unique, snake case and versioned', () => {
    expect(new Set(FEATURE_IDS).size).toBe(FEATURE_IDS.length);
    for (const id of FEATURE_IDS) expect(id).toMatch(/^[a-z]+(_([a-z]+|\d+))*@[1-9]\d*$/);
  });

  it('names no feature that a browser cannot have', () => {
    expect(FEATURE_IDS.join()).not.toMatch(/page_?value|bounce|exit/i);
  });
});

describe('a state that was stored', () => {
  const [first] = logged([{ t: 0, name: 'page_view', params: { page_kind: 'home' } }], '2024-03-06T10:00:00Z');

  it('goes on where it stood', () => {
    const stored = structuredClone(core.fold(core.start(), first!));
    expect(core.read(core.resume(stored)!)['page_views@1']).toBe(1);
  });

  it.each([[undefined], [null], ['1'], [7], [{}], [{ ...core.start(), layout: '0' }]])(
    'is refused when it is %j',
    (stored) => {
      expect(core.resume(stored)).toBeUndefined();
    },
  );

  it('is refused when it is of other groups', () => {
    const more = openFeatures(MORE_FEATURES);
    const some = openFeatures(MORE_FEATURES.slice(1));
    expect(more.resume(core.start())).toBeUndefined();
    expect(core.resume(more.start())).toBeUndefined();
    expect(more.resume(some.start())).toBeUndefined();
    expect(more.resume(structuredClone(more.start()))).toEqual(more.start());
  });

  it('raises its layout number whenever its shape changes', () => {
    const { layout, groups } = core.start();
    const shape = Object.entries(groups).map(([name, state]) => `${name}: ${Object.keys(state as object).join(' ')}`);
    expect({ layout, shape }).toEqual({
      layout: '4',
      shape: [
        'pageKinds: views pages milliseconds dwell openedAt group',
        'visits: sessions gap last',
        'calendar: first offset',
        'items: views distinct repeats top seen',
        'eventCounts: 0 1 2 3 4 5 6 7 8 9 10',
        'sale: views saleViews coupons',
        'brand: itemViews top seen brandPages lookbookPages',
        'cart: quantity',
        'orders: inSession purchases value known',
        'engagement: engaged pages scrolled deepest',
        'pace: first last events firstAdd',
        `steps: ${[...Array(24).keys()].join(' ')}`,
      ],
    });
  });
});

describe('an event without a valid time', () => {
  it.each([[Number.NaN], [Infinity], [-Infinity], [9e15], [undefined]])('is left out: %s', (at) => {
    const [event] = logged([{ t: 0, name: 'page_view' }], '2024-03-06T10:00:00Z');
    const state = core.fold(core.start(), { ...event!, at: at as number });
    expect(state).toEqual(core.start());
  });
});
