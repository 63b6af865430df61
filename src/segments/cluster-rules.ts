import type { RulePart } from './rule-score.js';

/** The rules that stand in for the cluster model, by its labels. */
export const CLUSTER_RULES: Readonly<Record<string, readonly RulePart[]>> = {
  'high-intent-researcher': [
    { feature: 'detail_reads@1', weight: 0.35, full: 3 },
    { feature: 'repeat_item_views@1', weight: 0.25, full: 2 },
    { feature: 'seconds_per_page@1', weight: 0.25, from: 15, full: 60 },
    { feature: 'searches@1', weight: 0.15, full: 2 },
  ],
  'discount-seeker': [
    { feature: 'sale_share@1', weight: 0.6, full: 0.75 },
    { feature: 'coupon_interest@1', weight: 0.25, full: 1 },
    { feature: 'promotion_clicks@1', weight: 0.15, full: 1 },
  ],
  'brand-explorer': [
    { feature: 'brand_focus@1', weight: 0.45, from: 0.34, full: 1 },
    { feature: 'brand_pages@1', weight: 0.35, full: 2 },
    { feature: 'distinct_items@1', weight: 0.2, from: 1, full: 4 },
  ],
  'visual-browser': [
    { feature: 'gallery_interactions@1', weight: 0.55, full: 4 },
    { feature: 'lookbook_pages@1', weight: 0.3, full: 2 },
    { feature: 'scroll_depth@1', weight: 0.15, from: 0.3, full: 0.9 },
  ],
  'urgency-buyer': [
    { feature: 'urgency_cues@1', weight: 0.4, full: 2 },
    { feature: 'add_pace@1', weight: 0.35, full: 0.5 },
    { feature: 'checkouts@1', weight: 0.15, full: 1 },
    { feature: 'events_per_minute@1', weight: 0.1, from: 2, full: 8 },
  ],
};
