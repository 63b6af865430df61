import type { ConsentState } from './capability.js';
import { everything } from './everything.js';

/** What a shopper may say by one call: no to everything, or, by Article 21 GDPR, to being profiled. */
export type OptOut = 'opt-out' | 'objection';

/** What either closes. */
export const OPT_OUTS: Readonly<Record<OptOut, Partial<ConsentState>>> = {
  'opt-out': everything('denied'),
  objection: { personalize: 'denied', learn: 'denied' },
};
