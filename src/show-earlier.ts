import type { Readable } from './lib/readable.js';
import type { EngineSetup, Outlook, Standing } from './protocol.js';
import type { Slots } from './slots/open-slots.js';
import type { StoredSlot } from './slots/stored-slot.js';
import { storedDecisions } from './stored-decisions.js';

type Showing = Readonly<{
  setup: Pick<EngineSetup, 'grant' | 'policyVersion'>;
  /** What stands. */
  outlook: Readable<Standing | undefined>;
  apply: Slots['apply'];
  tell(outlook: Outlook, show: () => void): void;
}>;

/**
 * Shows what the last page has decided, and tells it, until an engine has answered on this one: only under the same grant and policy, for
 * its days, and where nothing stands yet.
 */
export function showEarlier({ setup, outlook, apply, tell }: Showing): void {
  const earlier = decidedEarlier(setup);
  if (!earlier.length || outlook.get()) return;
  const known = { seq: 0, at: Date.now(), segments: [], decisions: [], memory: 'stored', models: 'loading' } as const;
  tell({ ...known, grant: setup.grant?.id }, () => apply(earlier, true));
}

function decidedEarlier({ grant, policyVersion }: Showing['setup']): readonly StoredSlot[] {
  const stored = storedDecisions();
  const counts =
    grant?.marked && stored?.grant === grant.id && stored.policyVersion === policyVersion && stored.until > Date.now();
  return counts ? stored.slots : [];
}
