import type { ResolvedConfig } from './config.js';
import { keepCookie } from './decision-cookie/keep-cookie.js';
import type { Decision } from './decisions/decision.js';
import { whenIdle } from './lib/when-idle.js';
import type { Outlook } from './protocol.js';
import { laterSlot } from './slots/later-slot.js';
import type { StoredSlot } from './slots/stored-slot.js';
import { writesOf } from './slots/writes-of.js';
import { keepDecisions, keptUntil, storedDecisions } from './stored-decisions.js';

/** Fields of a variant that have to be judged anew on each page: by its language, its prices, the day, what is left of an offer. */
const OPEN = ['locales', 'currencies', 'until', 'offer', 'list'];

/**
 * Keeps new decisions for the head stub of the next page, and in the cookie where the config asks for it, when this page is idle; never
 * without a grant to store, before the models are there, or after `signal`.
 */
export function openRemembering(config: ResolvedConfig, signal: AbortSignal): (outlook: Outlook) => void {
  const { policyVersion, retentionDays, slots: configs } = config;
  const variantOf = ({ slot, variant }: Decision) => configs[slot]?.variants[variant];
  const lasts = (one: Decision) => {
    const variant = variantOf(one);
    return variant && !one.fleeting && !OPEN.some((field) => field in variant);
  };
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
      const lasting = decisions.filter(lasts);
      const earlier = storedDecisions()?.slots ?? [];
      const kept = (one: Decision): StoredSlot | undefined => {
        const slot = configs[one.slot]!;
        const same = earlier.find(({ slot, variant }) => slot === one.slot && variant === one.variant);
        const found = writesOf(slot, one) ?? laterSlot(slot, one, same);
        // what a server has rendered by the cookie is not for the stub
        return found && config.decisionCookie
          ? { ...found, selector: `:is(${found.selector}):not([data-vitrine-served])` }
          : found;
      };
      keepDecisions({ grant, policyVersion, slots: lasting.flatMap((one) => kept(one) ?? []) }, retentionDays);
      if (config.decisionCookie) keepCookie(configs, lasting, { policyVersion, until: keptUntil(retentionDays) });
    }, signal);
  };
}
