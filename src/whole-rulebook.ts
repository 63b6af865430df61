import { openRulebook, type Rulebook } from './rulebook.js';
import type { Settings } from './settings.js';
import { phrases } from './segments/phrases/en.js';
import { openShopRules } from './shop-rules.js';

/** Opens the rulebook with the shop's own rules and with English, where files need not be loaded one by one. */
export const openWholeRulebook = (settings: Settings): Rulebook => ({
  ...openRulebook(settings, openShopRules),
  phrases,
});
