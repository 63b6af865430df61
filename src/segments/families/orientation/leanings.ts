import type { FeatureId } from '../../../features/feature-vector.js';
import type { InputsById } from '../../instrumentation/gaps.js';
import type { RulePart } from '../../rule-score.js';
import type { SegmentId } from '../../segment.js';
import type { Theme } from './themes.js';
import { MOTIVE_PART, PREMIUM_MOTIVES } from '../judging/motive.js';

/** One leaning: by which label of the model, by which rules, and by which motives of a campaign it is judged. */
export type Leaning = Readonly<{
  id: SegmentId;
  label?: string;
  parts: readonly RulePart[];
  motives: readonly SegmentId[];
  /** Without it no leaning, whatever the model says: it comes in at `come` and may stay down to `stay`. */
  sign?: Readonly<{ feature: FeatureId; come: number; stay: number }>;
  /** Whether it and the next one are two ends of one axis, of which one at most holds. */
  opposed?: boolean;
  /** The theme of reviews that stands for it. */
  theme?: Theme;
  /** Visits that it takes to be known: default 1. */
  visits?: number;
}>;

/** All leanings, in the order of their segments; those that are judged together stand together. */
export const LEANINGS: readonly (readonly Leaning[])[] = [
  [
    {
      id: 'orientation:luxury',
      label: 'luxury',
      opposed: true,
      parts: [
        { feature: 'price_percentile@1', weight: 0.4, from: 0.5, full: 0.75 },
        { feature: 'sorts_dear@1', weight: 0.1, full: 1 },
      ],
      motives: PREMIUM_MOTIVES,
      sign: { feature: 'price_percentile@1', come: 0.55, stay: 0.45 },
    },
    {
      id: 'orientation:value',
      parts: [
        { feature: 'price_percentile@1', weight: 0.35, from: 0.45, full: 0.2 },
        { feature: 'sale_share@1', weight: 0.25, from: 0.25, full: 0.75 },
        { feature: 'sorts_cheap@1', weight: 0.15, full: 1 },
        { feature: 'sale_section_share@1', weight: 0.1, from: 0.25, full: 0.75 },
        { feature: 'coupon_interest@1', weight: 0.1, full: 1 },
        { feature: 'price_filters@1', weight: 0.05, full: 1 },
      ],
      motives: [],
    },
  ],
  [
    {
      id: 'orientation:brand',
      label: 'brand',
      parts: [
        { feature: 'brand_affinity@1', weight: 0.25, from: 0.4, full: 0.9 },
        { feature: 'brand_pages@1', weight: 0.15, full: 2 },
        { feature: 'brand_filters@1', weight: 0.1, full: 1 },
      ],
      motives: ['context:campaign-brand'],
      sign: { feature: 'brand_affinity@1', come: 0.4, stay: 0.3 },
    },
  ],
  [
    {
      id: 'orientation:novelty',
      label: 'novelty',
      parts: [
        { feature: 'new_brand_share@1', weight: 0.3, from: 0.2, full: 0.8 },
        { feature: 'sorts_new@1', weight: 0.15, full: 1 },
        { feature: 'lookbook_pages@1', weight: 0.05, full: 2 },
      ],
      motives: ['context:campaign-novelty', 'context:campaign-new'],
      sign: { feature: 'new_brand_share@1', come: 0.3, stay: 0.2 },
      // In a first visit everything is new.
      visits: 2,
    },
  ],
  [
    {
      id: 'orientation:deliberate',
      label: 'deliberate',
      parts: [
        { feature: 'detail_reads@1', weight: 0.25, full: 2 },
        { feature: 'known_item_share@1', weight: 0.25, full: 0.5 },
        { feature: 'compares@1', weight: 0.2, full: 2 },
        { feature: 'seconds_per_page@1', weight: 0.15, from: 15, full: 45 },
        { feature: 'repeat_item_views@1', weight: 0.15, full: 2 },
      ],
      motives: [],
    },
  ],
  [
    { id: 'orientation:durability', parts: [], motives: ['context:campaign-durability'], theme: 'durability' },
    { id: 'orientation:style', parts: [], motives: ['context:campaign-style'], theme: 'style' },
  ],
];

/** What leanings rest on. */
export const inputsOf = (leanings: readonly Leaning[]): InputsById =>
  Object.fromEntries(
    leanings.map(({ id, parts, motives, theme }) => [
      id,
      {
        parts: [
          ...parts,
          ...(theme ? [{ feature: `theme_${theme}@1`, weight: 0.5 } as const] : []),
          ...(motives.length ? [MOTIVE_PART] : []),
        ],
      },
    ]),
  );
