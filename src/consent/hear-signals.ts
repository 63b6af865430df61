import type { ConsentState } from './capability.js';
import type { ConsentOptions, SignalRule } from './consent-options.js';
import { everything } from './everything.js';
import type { Consent } from './open-consent.js';

const NO: Partial<ConsentState> = { export: 'denied' };

/** Hears what the browser itself says: Global Privacy Control, and Do Not Track where the shop wants it. */
export function hearSignals({ say }: Consent, { gpc = 'export', dnt = false }: ConsentOptions): void {
  const hear = (source: string, raw: unknown, rule: SignalRule) => {
    if (!raw || !rule) return;
    const says = rule === 'all' ? everything('denied') : NO;
    say({ source, kind: rule === 'yield' ? 'yielding' : 'optout', says, raw });
  };
  const browser = navigator as { globalPrivacyControl?: unknown };
  hear('gpc', browser.globalPrivacyControl === true, gpc);
  hear('dnt', navigator.doNotTrack === '1', dnt);
}
