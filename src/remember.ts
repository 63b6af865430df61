import type { ResolvedConfig } from './config.js';
import { whenIdle } from './lib/when-idle.js';
import type { Outlook } from './protocol.js';
import { writesOf } from './slots/writes-of.js';
import { keepDecisions } from './stored-decisions.js';

/**
 * Keeps new decisions for the head stub of the next page, when this one is idle; never without a grant to store, before the models are
 * there, or after `signal`.
 */
export function openRemembering(config: ResolvedConfig, signal: AbortSignal): (outlook: Outlook) => void {
  const { policyVersion, retentionDays } = config;
  let last = '';
  return ({ grant, decisions, models }) => {
    const now = JSON.stringify([
      grant,
      decisions.map(({ slot, variant, object, fleeting }) => [slot, variant, object, fleeting]),
    ]);
    if (!grant || models === 'loading' || now === last) return;
    last = now;
    whenIdle(() => {
      if (now !== last) return;
      const lasting = decisions.filter(({ fleeting }) => !fleeting);
      const slots = lasting.flatMap((one) => writesOf(config.slots[one.slot]!, one) ?? []);
      keepDecisions({ grant, policyVersion, slots }, retentionDays);
    }, signal);
  };
}
