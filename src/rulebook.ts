import { openFeatures, type Features } from './features/features.js';
import { MORE_FEATURES } from './features/more/more-features.js';
import { explainSegment } from './segments/explain-segment.js';
import { builtIn } from './segments/families/built-in.js';
import type { Phrases } from './segments/phrases/phrases.js';
import type { Settings } from './settings.js';
import type { openShopRules, ShopRules } from './shop-rules.js';

/** What an engine decides by beyond the core: a file of its own, loaded beside the engine. */
export type Rulebook = ShopRules &
  Readonly<{
    /** The core set and all further features. */
    features: Features;
    /** Words, where they are there without a file of their own. */
    phrases?: Phrases;
    /** How the score of a segment came about, for an auditor. */
    explain: typeof explainSegment;
    /** What it was opened under. */
    settings: Settings;
  }>;

/** Every feature that there is. */
export const ALL_FEATURES: Features = /* @__PURE__ */ openFeatures(MORE_FEATURES);

const NOTHING: ShopRules = { families: [], priorities: [], asked: [], scopes: [], gaps: undefined, troubles: [] };

/** Opens the rulebook under a shop's settings; what opens the shop's own rules is absent where it has none. */
export function openRulebook(settings: Settings, openShop?: typeof openShopRules): Rulebook {
  const families = builtIn(settings);
  const shop = openShop?.(settings, { families, features: ALL_FEATURES.ids }) ?? NOTHING;
  return {
    ...shop,
    families: [...families, ...shop.families],
    features: ALL_FEATURES,
    explain: explainSegment,
    settings,
  };
}
