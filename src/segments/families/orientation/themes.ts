import type { FeatureId } from '../../../features/feature-vector.js';
import type { Judging } from '../../family.js';
import { ramp } from '../../rule-score.js';
import type { Reason } from '../../segment.js';
import { featureReason } from '../judging/weigh.js';

/** A theme of reviews that a leaning is judged by. */
export type Theme = 'durability' | 'style';

/** How often the reviews that somebody opened speak of each theme. */
export const THEMES: readonly FeatureId[] = [
  'theme_quality@1',
  'theme_value@1',
  'theme_fit@1',
  'theme_style@1',
  'theme_service@1',
  'theme_durability@1',
];

const WEIGHT = 0.5;
/** Mentions of all themes before their shares say anything. */
const EVIDENCE = 4;
/** With six themes a sixth is nothing special. */
const FROM = 0.2;
const FULL = 0.4;

/** What the reviews that somebody opened say for a leaning; empty below the evidence that it takes. */
export function themeReason(theme: Theme, judging: Judging): readonly Reason[] {
  const { features } = judging;
  const all = THEMES.reduce((sum, id) => sum + (features[id] ?? 0), 0);
  if (all < EVIDENCE) return [];
  const feature: FeatureId = `theme_${theme}@1`;
  const value = features[feature] ?? 0;
  const contribution = WEIGHT * ramp(value / all, FROM, FULL);
  return [featureReason({ feature, value, contribution }, judging)];
}
