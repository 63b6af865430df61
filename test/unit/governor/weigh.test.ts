import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULTS, type Item } from '../../../src/governor/budget.js';
import type { AllParts } from '../../../src/governor/parts.js';
import { STEPS, weigh } from '../../../src/governor/weigh.js';

const limits = { cpu: 400, longTask: 200, inp: 100, cls: 0.1, bytes: 1000 };
const none: AllParts = { cpu: {}, longTask: {}, inp: {}, cls: {}, bytes: {} };
const level = (parts: Partial<AllParts>) => weigh({ ...none, ...parts }, limits).level;

describe('the step that the figures call for', () => {
  it.each([
    ['nothing spent', {}, 0, 'cpu'],
    ['just below half', { cpu: { slots: 199.9 } }, 0, 'cpu'],
    ['half', { cpu: { slots: 200 } }, 1, 'cpu'],
    ['half, put together', { cpu: { slots: 150, capture: 50 } }, 1, 'cpu'],
    ['three quarters', { cls: { 'swap hero': 0.05, 'swap cta': 0.025 } }, 2, 'cls'],
    ['all', { bytes: { 'vitrine.page.js': 999, 'vitrine.js': 1 } }, 3, 'bytes'],
    ['far beyond', { bytes: { 'ort/ort.wasm': 4e6 } }, 3, 'bytes'],
    ['the worst interaction, not all of them', { inp: { slots: 40, engine: 45 } }, 0, 'inp'],
    ['the longest stretch, not all of them', { longTask: { slots: 90, engine: 160 } }, 2, 'longTask'],
    ['the item nearest to its limit', { cpu: { a: 210 }, cls: { b: 0.08 }, bytes: { c: 600 } }, 2, 'cls'],
  ] as const)('%s', (_, parts, ...called) => {
    const found = weigh({ ...none, ...parts }, limits);
    expect([found.level, found.item]).toEqual(called);
  });

  it('says what was spent, and of what is unknown that it is', () => {
    const parts = { ...none, cpu: { a: 1, b: 2 }, longTask: { a: 3, b: 4 }, cls: undefined, bytes: undefined };
    expect(weigh(parts, limits)).toEqual({
      spent: { cpu: 3, longTask: 4, inp: 0, cls: undefined, bytes: undefined },
      item: 'longTask',
      level: 0,
    });
  });

  it('has a place in the steps at every level, and limits for every item', () => {
    expect(STEPS[level({ cpu: { a: 1e9 } })]).toBe('off');
    expect(STEPS[level({})]).toBe('full');
    expect(Object.keys(DEFAULTS)).toEqual(Object.keys(limits));
  });

  const amounts = fc.dictionary(
    fc.constantFrom('slots', 'capture', 'engine'),
    fc.double({ min: 0, max: 2000, noNaN: true }),
  );
  const all = fc.record({
    cpu: amounts,
    longTask: amounts,
    inp: fc.option(amounts, { nil: undefined }),
    cls: fc.option(amounts, { nil: undefined }),
    bytes: fc.option(amounts, { nil: undefined }),
  });
  const item = fc.constantFrom<Item>('cpu', 'longTask', 'inp', 'cls', 'bytes');

  it('never falls when more is spent, and never rises when more may be', () => {
    fc.assert(
      fc.property(all, item, fc.double({ min: 0, max: 1000, noNaN: true }), (parts, item, more) => {
        const before = weigh(parts, limits);
        const spentMore = { ...parts, [item]: { ...parts[item], slots: (parts[item]?.['slots'] ?? 0) + more } };
        expect(weigh(spentMore, limits).level).toBeGreaterThanOrEqual(before.level);
        expect(weigh(parts, { ...limits, [item]: limits[item] + more }).level).toBeLessThanOrEqual(before.level);
      }),
    );
  });

  it('is that of the item nearest to its limit, whatever the others are', () => {
    fc.assert(
      fc.property(all, (parts) => {
        const { spent, item, level } = weigh(parts, limits);
        const shares = Object.entries(limits).map(([key, limit]) => (spent[key as Item] ?? 0) / limit);
        const most = Math.max(...shares);
        expect((spent[item] ?? 0) / limits[item]).toBe(most);
        expect(level).toBe(most >= 1 ? 3 : most >= 0.75 ? 2 : most >= 0.5 ? 1 : 0);
      }),
    );
  });
});
