import { expect, it } from 'vitest';
import { eventNames } from '../../../src/capture/reading/fields/event-names.js';
import schema from '../../../src/config.schema.json' with { type: 'json' };
import { FIRST_NAMES } from '../../../src/features/first-names.js';
import { EVENT_STEPS, PAGE_STEPS, stepCode } from '../../../src/features/step-codes.js';

it('gives every event that models were trained on a code, but for those that are no step of the shopper’s own', () => {
  const without = eventNames.filter((name) => FIRST_NAMES.has(name) && !stepCode(name, {}));
  expect(without).toEqual(['view_promotion', 'user_engagement', 'scroll', 'tick']);
});

it('gives no event that came later a code: it would push steps out that a model reads', () => {
  const later = eventNames.filter((name) => !FIRST_NAMES.has(name));
  expect(later).toContain('dead_click');
  expect(later.filter((name) => stepCode(name, {}))).toEqual([]);
});

it('gives every page kind a code', () => {
  const kinds = schema.properties.capture.properties.pageKinds.items.properties.kind.enum;
  expect([...PAGE_STEPS.keys()].toSorted()).toEqual(kinds.toSorted());
});

it('keeps codes apart, and below the 64 that a model has room for', () => {
  const codes = [...PAGE_STEPS.values(), ...EVENT_STEPS.values()];
  expect(new Set(codes).size).toBe(codes.length);
  expect(Math.min(...codes)).toBe(1);
  expect(Math.max(...codes)).toBeLessThan(64);
});

it('never gives a code another meaning', () => {
  // Models that are out there hold these numbers.
  expect([PAGE_STEPS.get('other'), PAGE_STEPS.get('search')]).toEqual([1, 13]);
  const held = ['view_item_list', 'purchase', 'brand_story_view', 'list_sort', 'list_filter'];
  expect(held.map((name) => EVENT_STEPS.get(name))).toEqual([32, 41, 52, 53, 54]);
});
