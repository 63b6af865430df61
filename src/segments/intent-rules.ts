import type { RulePart } from './rule-score.js';

/**
 * The most that the model may add. Entry then needs (0.5 - 0.2) / (1 - 0.2) = 0.375 of plain evidence, which is above exit:
 * a model that wavers can bring a stage about but never end it.
 */
export const MODEL_WEIGHT = 0.2;

/** What speaks for a shopper who looks around with a purpose. */
export const RESEARCHING: readonly RulePart[] = [
  { feature: 'item_views@1', weight: 0.5, full: 3 },
  { feature: 'detail_reads@1', weight: 0.2, full: 2 },
  { feature: 'searches@1', weight: 0.15, full: 2 },
  { feature: 'repeat_item_views@1', weight: 0.15, full: 2 },
];
/** What the focus on one product or category adds to `intent:high`; the parts below make up the rest. */
export const FOCUS_WEIGHT = 0.5;
/** What else speaks for one who wants one thing. */
export const HIGH: readonly RulePart[] = [
  { feature: 'cart_quantity@1', weight: 0.25, full: 1 },
  { feature: 'detail_reads@1', weight: 0.15, full: 2 },
  { feature: 'gallery_interactions@1', weight: 0.1, full: 3 },
];
