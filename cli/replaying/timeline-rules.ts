import type { ResolvedConfig } from '../../src/config.js';
import { slotRules } from '../../src/decisions/slot-rules.js';
import type { Models } from '../../src/model/open-models.js';
import { configRulebook } from './config-rulebook.js';
import type { TimelineRules } from '../../src/timeline.js';

/** What a shop's config and these models make of a timeline. */
export const timelineRules = (config: ResolvedConfig, models: Models | undefined): TimelineRules => ({
  models,
  slots: slotRules(config.slots),
  campaigns: config.campaigns,
  policyVersion: config.policyVersion,
  book: configRulebook(config),
});
