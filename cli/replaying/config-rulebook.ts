import type { ResolvedConfig } from '../../src/config.js';
import { slotRules } from '../../src/decisions/slot-rules.js';
import type { Rulebook } from '../../src/rulebook.js';
import { settingsOf } from '../../src/settings.js';
import { openWholeRulebook } from '../../src/whole-rulebook.js';

/** The rulebook under a shop's config, as its engine opens it. */
export const configRulebook = (config: ResolvedConfig): Rulebook =>
  openWholeRulebook({ ...settingsOf(config), seasons: config.seasons, slotRules: slotRules(config.slots) });
