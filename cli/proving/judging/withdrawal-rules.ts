import type { HeldThing, ProvedAct, Verdict } from '../proof.js';
import { isOurs, TAKEN_BACK, type Evidence } from './evidence.js';
import { isEarly } from './is-early.js';
import { actText, requestText } from './proof-lines.js';
import { verdict } from './verdict.js';

/** How long it may take in the tab that withdrew, and in every other, milliseconds. */
const HERE = 200;
const ELSEWHERE = 500;

const SERVED = /^<[^>]* data-vitrine-served=/;

const UNASKABLE = 'The page has no window.vitrine to ask.';

/** The rules of a withdrawal. */
export function withdrawalRules(evidence: Evidence): readonly Verdict[] {
  const { slots, remembered } = evidence.observed;
  const changed = slots.granted.filter((html, at) => html !== slots.before[at]).length;
  // what a server has rendered by the cookie has no way back but the next page
  const served = slots.withdrawn.filter((html) => SERVED.test(html)).length;
  const left = slots.withdrawn.filter((html, at) => html !== slots.before[at] && !SERVED.test(html));
  return [
    atOnce(evidence),
    inTime(evidence),
    verdict(15, 'Memory forgets too', {
      broke: (remembered ?? []).map((name) => `vitrine.${name} still answers.`),
      missing: remembered ? undefined : UNASKABLE,
      kept: 'No outlook, no segment, no decision, nothing to inspect.',
    }),
    verdict(16, 'The page returns to the shop’s own words', {
      broke: left.map((html) => `Not as before consent: ${html.slice(0, 120)}`),
      missing: slots.before.length ? undefined : 'The page has no slot.',
      kept: `${slots.before.length - served} slots stood as before consent; ${changed} had been changed under it.${served ? ` ${served} rendered by the server stay until the next page.` : ''}`,
    }),
  ];
}

function atOnce({ acts, requests, observed: { timings, workersLeft } }: Evidence): Verdict {
  const written = acts.filter((act) => isOurs(act) && TAKEN_BACK.includes(act.phase) && act.kind === 'write');
  const asked = requests.filter((one) => isOurs(one) && TAKEN_BACK.includes(one.phase) && !isEarly(one));
  return verdict(13, 'A withdrawal stops everything in the same task', {
    broke: [
      ...(timings.sameTask === false
        ? ['Once consent had told of it, an outlook or the stored decision still stood.']
        : []),
      ...(workersLeft ? [`Workers that still run: ${workersLeft}.`] : []),
      ...written.map(actText),
      ...asked.map(requestText),
    ],
    missing: timings.sameTask === undefined ? UNASKABLE : undefined,
    kept: 'Outlook, stored decision and worker were gone; nothing was written or asked for afterwards.',
  });
}

function inTime({ acts, observed: { timings, held } }: Evidence): Verdict {
  const { emptied, closedHere, closedElsewhere } = timings;
  const slow = (what: string, time: number | null, most: number): readonly string[] =>
    time === null || time > most ? [`${what} ${inWords(time)}; ${most} ms are allowed.`] : [];
  const left = TAKEN_BACK.flatMap((phase) => leftOver(acts, held[phase] ?? []).map((what) => `Left behind: ${what}.`));
  return verdict(14, `All of it is gone within ${HERE} ms, and in other tabs within ${ELSEWHERE} ms`, {
    broke: [
      ...slow('Stores empty:', emptied, HERE),
      ...slow('Worker and channel of this tab ended:', closedHere, HERE),
      ...slow('Those of the other tab ended:', closedElsewhere, ELSEWHERE),
      ...left,
    ],
    kept: `Stores empty ${inWords(emptied)}; this tab closed ${inWords(closedHere)}, the other ${inWords(closedElsewhere)}.`,
  });
}

const inWords = (time: number | null): string => (time === null ? 'never' : `after ${time.toFixed(1)} ms`);

/** What is still held of what bears Vitrine's name or was written by it. An empty store holds nothing, nor does a database by itself. */
function leftOver(acts: readonly ProvedAct[], held: readonly HeldThing[]): readonly string[] {
  const written = new Set(
    acts.filter((act) => isOurs(act) && act.kind === 'write').map(({ place, name }) => `${place} ${name}`),
  );
  return (
    held
      .filter(({ place, name }) => written.has(`${place} ${name}`) || name.startsWith('vitrine'))
      .filter(({ place, name, size }) => place !== 'IndexedDB' || (name.includes('/') && size !== 0))
      // the one thing that may stay, if the shop allows it: docs/consent.md
      .filter(({ name, size }) => size > 0 || !FLAGS.has(name))
      .map(({ place, name, size }) => `${place} ${name} (${size})`)
  );
}

const FLAGS: ReadonlySet<string> = new Set(['vitrine-opt-out', 'vitrine-objection']);
