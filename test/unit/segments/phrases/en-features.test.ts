import { expect, test } from 'vitest';
import { FEATURE_IDS } from '../../../../src/features/feature-ids.js';
import type { FeatureId } from '../../../../src/features/feature-vector.js';
import { phrases } from '../../../../src/segments/phrases/en.js';

test.each<[FeatureId, number, string]>([
  ['searches@1', 0, 'you never searched in this visit'],
  ['searches@1', 1, 'you searched once in this visit'],
  ['searches@1', 2, 'you searched twice in this visit'],
  ['searches@1', 3, 'you searched 3 times in this visit'],
  ['lookbook_pages@1', 0, 'you opened no lookbook pages in this visit'],
  ['lookbook_pages@1', 1, 'you opened 1 lookbook page in this visit'],
  ['sale_share@1', 0, '0 % of the products and lists you looked at were reduced'],
  ['sale_share@1', 2 / 3, '4 of 6 products and lists you looked at were reduced'],
  ['sale_share@1', 1, 'all products and lists you looked at were reduced'],
  ['brand_focus@1', 0.75, '75 % of the products you looked at were of one brand'],
  ['add_pace@1', 0, 'you put nothing in your cart in this visit'],
  ['add_pace@1', 1, 'you filled your cart within 1 second'],
  ['add_pace@1', 0.5, 'you filled your cart within 60 seconds'],
  ['add_pace@1', 0.25, 'you filled your cart within 3 minutes'],
  ['seconds_per_page@1', 42.4, 'you took 42 seconds for a page on average'],
  ['step_1@1', 35, 'what you did last speaks for it'],
  ['step_2@1', 35, 'what you did 1 step ago speaks for it'],
  ['step_24@1', 35, 'what you did 23 steps ago speaks for it'],
  ['shoe_size@2', 41.256, 'shoe_size is 41.26'],
])('%s at %d reads "%s"', (feature, value, text) => {
  expect(phrases.feature(feature, value, { 'sale_views@1': 4 })).toBe(text);
});

test('a share whose counts are missing is given in percent', () => {
  expect(phrases.feature('sale_share@1', 0.5, {})).toBe('50 % of the products and lists you looked at were reduced');
});

test('every feature is a clause that can follow "because"', () => {
  for (const feature of FEATURE_IDS) {
    for (const value of [0, 0.5, 1, 7]) {
      expect(phrases.feature(feature, value, {})).toMatch(/^[a-z0-9][^.]*( \d.*)?$/);
      expect(phrases.feature(feature, value, {})).not.toMatch(/NaN|undefined|Infinity/);
    }
  }
});
