import { checkOptions } from './check-options.js';
import { hearChild } from './hear-child.js';
import { hearSignals } from './hear-signals.js';
import type { Consent } from './open-consent.js';
import type { ConsentOptions } from './consent-options.js';
import { openManagers, type ManagersOptions } from './managers/open-managers.js';
import { shut } from './shut.js';
import { keepFlags, type PutFlag } from './opt-out-flag.js';

/** What the shop has set, and what it is heard with. */
export type FurtherConsent = Pick<ManagersOptions, 'report' | 'signal' | 'load' | 'assets'> &
  Readonly<{
    given: ConsentOptions;
    consent: Consent;
    /** What sets a flag or takes it away, where the shop lets one stay. */
    flag?: PutFlag | undefined;
  }>;

/**
 * Hears what speaks of consent besides the shop's own words: the flags that a shopper has left, the browser's signals, and consent
 * managers. Hands back what sets or takes away a flag from now on. Options with a fault open nothing, and are told.
 */
export function hearFurther(options: FurtherConsent): PutFlag | undefined {
  const { given, consent, report, signal, flag } = options;
  const { sources } = given;
  const put = flag && keepFlags(consent, flag, signal);
  hearSignals(consent, given);
  if (given.child) hearChild(consent);
  if (checkOptions(given, report)) {
    if (sources) openManagers({ ...given, ...options, sources });
    consent.say({ source: 'consents', says: {} });
  } else shut(consent, 'options with a fault');
  return put;
}
