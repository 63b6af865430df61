import type { ResolvedConfig } from '../../src/config.js';
import { slotRules } from '../../src/decisions/slot-rules.js';
import type { Models } from '../../src/model/open-models.js';
import { openWholeRulebook } from '../../src/whole-rulebook.js';
import { settingsOf } from '../../src/settings.js';
import type { TimelineRules } from '../../src/timeline.js';

/** What a shop's config and these models make of a timeline. */
export const timelineRules = (config: ResolvedConfig, models: Models | undefined): TimelineRules => ({
  models,
  slots: slotRules(config.slots),
  campaigns: config.campaigns,
  policyVersion: config.policyVersion,
  book: openWholeRulebook({ ...settingsOf(config), seasons: config.seasons }),
});
