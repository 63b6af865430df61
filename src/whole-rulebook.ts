import { openRulebook, type Rulebook } from './rulebook.js';
import type { Settings } from './settings.js';
import { openShopRules } from './shop-rules.js';

/** Opens the rulebook with the shop's own rules, where files need not be loaded one by one. */
export const openWholeRulebook = (settings: Settings): Rulebook => openRulebook(settings, openShopRules);
