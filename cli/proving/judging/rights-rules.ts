import { DECISION_COOKIE, MOST_BYTES } from '../../../src/decision-cookie/cookie-name.js';
import type { Verdict } from '../proof.js';
import { isOurs, type Evidence } from './evidence.js';
import { actText, requestText } from './proof-lines.js';
import { verdict } from './verdict.js';

/** The rules of a new yes, of the right of access, and of what may leave the device. */
export function rightsRules(evidence: Evidence): readonly Verdict[] {
  const { acts, requests, observed } = evidence;
  const { regrant, unexported } = observed;
  const ours = requests.filter(isOurs);
  const told = ours.filter(({ method, bytes, holds }) => method !== 'GET' || bytes > 0 || holds.length > 0);
  const isShared = requests.filter(({ whose, holds }) => whose === 'shared' && holds.length > 0);
  const started = acts.some((act) => isOurs(act) && act.kind === 'start' && act.place === 'Worker');
  const cookies = cookieFindings(evidence);
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
      broke: [...told.map(requestText), ...cookies.broke],
      unclear: isShared.map(requestText),
      missing: unseen ? 'The worker could not be watched.' : cookies.missing,
      kept: `${ours.length} requests by Vitrine: static files, without a body or a word of the visit.${cookies.kept}`,
    }),
  ];
}

/** A cookie goes to the server with every request: Vitrine writes none but the one that the config asks for. */
function cookieFindings({ acts, observed: { asksCookie, held } }: Evidence) {
  const written = acts.filter((act) => isOurs(act) && act.place === 'cookie' && act.kind === 'write');
  const unasked = written.filter(({ name }) => asksCookie === false || (asksCookie && name !== DECISION_COOKIE));
  const large = (held.granted ?? []).filter(
    ({ place, name, size }) => place === 'cookie' && name === DECISION_COOKIE && name.length + 1 + size > MOST_BYTES,
  );
  return {
    broke: [
      ...unasked.map((act) => `${actText(act)}; the config does not ask for it (decisionCookie).`),
      ...large.map(({ name, size }) => `The cookie ${name} has ${size} bytes.`),
    ],
    missing:
      written.length && asksCookie === undefined
        ? 'A cookie was written, and whether the config asks for it (decisionCookie) cannot be seen on the page.'
        : undefined,
    kept: written.length
      ? ' The cookie is the one that the config asks for (decisionCookie): what stands in the slots.'
      : '',
  };
}
