import type { ResolvedConfig } from './config.js';
import { slotRules } from './decisions/slot-rules.js';
import { markGrant, newGrant } from './grant-marker.js';
import type { PageOptions } from './page.js';
import type { EngineSetup } from './protocol.js';
import { settingsOf } from './settings.js';

const DAY = 86_400_000;

/** What the page tells a new engine, by its config and its consent. */
export function engineSetup({
  config,
  assets,
  consent,
}: Pick<PageOptions, 'assets' | 'consent'> & { config: ResolvedConfig }): EngineSetup {
  const persist = consent.get().persist === 'granted';
  const maxAge = (config.consent.maxAge ?? 395) * DAY;
  const id = newGrant();
  return {
    persist,
    grant: persist ? markGrant(id, maxAge) : { id, marked: false },
    retentionDays: config.retentionDays,
    proof: { record: consent.debug(), maxAge },
    ...(config.models !== false && { models: new URL(config.models, assets).href }),
    runtime: config.runtime,
    assets,
    reading: { ...config.capture, seasons: config.seasons },
    ...(config.profile && { profile: config.profile }),
    catalogue: config.catalogue,
    slots: slotRules(config.slots),
    campaigns: config.campaigns,
    settings: settingsOf(config),
    language: document.documentElement.lang,
    policyVersion: config.policyVersion,
  };
}
