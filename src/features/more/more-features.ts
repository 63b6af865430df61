import type { FeatureGroup } from '../feature-group.js';
import { abandonment } from './abandonment.js';
import { affinity } from './affinity.js';
import { arrivals } from './arrivals.js';
import { attention } from './attention.js';
import { categories } from './categories.js';
import { changes } from './changes.js';
import { clickPath } from './click-path.js';
import { depth } from './depth.js';
import { frequency } from './frequency.js';
import { keepsakes } from './keepsakes.js';
import { lists } from './lists.js';
import { novelty } from './novelty.js';
import { orderHistory } from './order-history.js';
import { price } from './price.js';
import { priceBand } from './price-band.js';
import { profile } from './profile.js';
import { searching } from './searching.js';
import { season } from './season.js';
import { signals } from './signals.js';
import { sources } from './sources.js';
import { surroundings } from './surroundings.js';
import { themes } from './themes.js';
import { urgency } from './urgency.js';
import { visiting } from './visiting.js';
import { weather } from './weather.js';

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
  attention,
  clickPath,
  depth,
  visiting,
  searching,
  keepsakes,
  abandonment,
  urgency,
  signals,
  changes,
  priceBand,
  arrivals,
  surroundings,
  weather,
  profile,
];
