import type { ResolvedConfig } from '../../src/config.js';
import type { SlotRule } from '../../src/decisions/decision.js';
import { slotRules } from '../../src/decisions/slot-rules.js';
import { explain } from '../../src/explain.js';
import { openFairness } from '../../src/fairness/open-fairness.js';
import { isUrgent } from '../../src/fairness/prices/urgent-text.js';
import type { Report } from '../../src/lib/report.js';

/** Holds a config against docs/fairness.md: reports what is refused, and leaves it out as the engine does. */
export function fairConfig(config: ResolvedConfig, report: Report): ResolvedConfig {
  const { campaigns, seasons, capture, segments, micro } = config;
  const { words } = capture;
  const { kept, troubles } = openFairness({
    slots: slotRules(config.slots),
    campaigns,
    seasons,
    words,
    segments,
    micro,
  });
  for (const trouble of troubles) report(explain({ ...trouble, field: `config.${trouble.field}` }));
  for (const field of pressing(config.slots)) report(explain({ code: 'config-urgency', field: `config.${field}` }));
  return {
    ...config,
    campaigns: kept.campaigns,
    ...(segments && { segments: kept.segments }),
    seasons: kept.seasons,
    capture: { ...capture, words: kept.words },
    slots: keptSlots(config.slots, kept.slots),
  };
}

function keptSlots(slots: ResolvedConfig['slots'], rules: readonly SlotRule[]): ResolvedConfig['slots'] {
  return Object.fromEntries(
    rules.map(({ slot, variants }) => {
      const own = Object.entries(slots[slot]!.variants).filter(([name]) => variants.some((one) => one.name === name));
      return [slot, { ...slots[slot]!, variants: Object.fromEntries(own) }];
    }),
  );
}

/** The texts that say that stock or time runs out, where no feed of the shop stands behind them. */
function* pressing(slots: ResolvedConfig['slots']): Generator<string> {
  for (const [slot, { variants }] of Object.entries(slots))
    for (const [name, { content = {}, price }] of Object.entries(variants))
      for (const [selector, { text = '' }] of Object.entries(content))
        if (!price?.source && isUrgent(text))
          yield `slots.${slot}.variants.${name}.content[${JSON.stringify(selector)}].text`;
}
