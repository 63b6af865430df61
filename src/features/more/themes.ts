import type { FeatureGroup } from '../feature-group.js';
import { measured } from '../measured.js';

/** Parameters of `review_read`, in the order of the ids. */
const THEMES = [
  'theme_quality',
  'theme_value',
  'theme_fit',
  'theme_style',
  'theme_service',
  'theme_durability',
] as const;
/** One reading says no more of a theme than this. */
const MOST = 99;

/** What the reviews that the shopper opened speak of, over the whole log. */
export const themes: FeatureGroup<number[]> = {
  name: 'themes',
  takes: ['review_read'],
  ids: THEMES.map((theme) => `${theme}@1` as const),
  start: () => THEMES.map(() => 0),
  // Whole log: a new session changes nothing.
  nextSession: () => undefined,
  fold(counts, { name, params }) {
    if (name !== 'review_read') return false;
    THEMES.forEach((theme, place) => {
      counts[place] = counts[place]! + Math.min(MOST, measured(params[theme]));
    });
  },
  read: (counts) => counts,
};
