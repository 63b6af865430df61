import { checkOptions } from './check-options.js';
import { everything } from './everything.js';
import { hearChild } from './hear-child.js';
import { hearSignals } from './hear-signals.js';
import type { Consent } from './open-consent.js';
import type { ConsentOptions } from './consent-options.js';
import type { ManagerFiles } from './managers/manager.js';
import { openManagers, type ManagersOptions } from './managers/open-managers.js';
import { keepFlags } from './opt-out-flag.js';
import type { OptOut } from './opt-outs.js';

/** What the shop has set, and what it is heard with. */
export type FurtherConsent = Pick<ManagersOptions, 'report' | 'signal'> &
  Readonly<{
    given: ConsentOptions;
    consent: Consent;
    /** Loads a file by its name from the folder of Vitrine's own files. */
    load: <Name extends keyof ManagerFiles>(name: Name, assets: string) => Promise<ManagerFiles[Name]>;
    assets: string;
  }>;

/**
 * Hears what speaks of consent besides the shop's own words: the flags that a shopper has left, the browser's signals, and consent
 * managers. Hands back what sets or takes away a flag, where they may stay. Options with a fault open nothing, and are told.
 */
export function hearFurther(options: FurtherConsent): ((source: OptOut, on: boolean) => void) | undefined {
  const { given, consent, report, signal, assets } = options;
  const { sources, optOutFlag } = given;
  const put = optOutFlag ? keepFlags(consent, signal) : undefined;
  hearSignals(consent, given);
  if (given.child) hearChild(consent);
  if (!checkOptions(given, report)) {
    const says = { ...everything('unknown'), contextual: 'denied' as const };
    consent.say({ source: 'consents', says, note: 'options with a fault' });
    return put;
  }
  const load: ManagersOptions['load'] = (name) => options.load(name, assets);
  if (sources) openManagers({ ...given, sources, consent, report, signal, load });
  consent.say({ source: 'consents', says: {} });
  return put;
}
