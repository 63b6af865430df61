import type { Verdict } from '../proof.js';
import { isOurs, type Evidence } from './evidence.js';
import { requestText } from './proof-lines.js';
import { verdict } from './verdict.js';

/** The rules of a new yes, of the right of access, and of what may leave the device. */
export function rightsRules({ acts, requests, observed: { regrant, unexported } }: Evidence): readonly Verdict[] {
  const ours = requests.filter(isOurs);
  const told = ours.filter(({ method, bytes, holds }) => method !== 'GET' || bytes > 0 || holds.length > 0);
  const isShared = requests.filter(({ whose, holds }) => whose === 'shared' && holds.length > 0);
  const started = acts.some((act) => isOurs(act) && act.kind === 'start' && act.place === 'Worker');
  const unseen = started && !acts.some(({ worker }) => worker !== undefined);
  return [
    verdict(19, 'A new yes begins afresh', {
      broke: [
        ...(regrant?.resurrected ? ['An event of before the withdrawal was there again.'] : []),
        ...(regrant && regrant.first === regrant.second ? ['The random id of the grant was the same.'] : []),
      ],
      missing: regrant ? undefined : 'This needs window.vitrine, a store, and consent by consent.set().',
      kept: 'Another random id, and none of the earlier events.',
    }),
    verdict(21, 'export() has everything that is stored', {
      broke: (unexported ?? []).map((what) => `Not in it: ${what}.`),
      missing: unexported ? undefined : 'The page has no window.vitrine to ask.',
      kept: 'Every stored event was in it.',
    }),
    verdict(26, 'Behaviour never leaves the device', {
      broke: told.map(requestText),
      unclear: isShared.map(requestText),
      missing: unseen ? 'The worker could not be watched.' : undefined,
      kept: `${ours.length} requests by Vitrine: static files, without a body or a word of the visit.`,
    }),
  ];
}
