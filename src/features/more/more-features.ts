import type { FeatureGroup } from '../feature-group.js';
import { affinity } from './affinity.js';
import { categories } from './categories.js';
import { frequency } from './frequency.js';
import { lists } from './lists.js';
import { novelty } from './novelty.js';
import { orderHistory } from './order-history.js';
import { price } from './price.js';
import { season } from './season.js';
import { sources } from './sources.js';
import { themes } from './themes.js';

/** The groups beyond the core set, for the heads that ask for them: a module of its own, loaded on demand. */
export const MORE_FEATURES: readonly FeatureGroup[] = [
  orderHistory,
  categories,
  season,
  sources,
  price,
  lists,
  themes,
  affinity,
  novelty,
  frequency,
];
