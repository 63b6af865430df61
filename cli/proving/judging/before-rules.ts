import type { Phase, ProvedAct, Verdict } from '../proof.js';
import { isOurs, UNASKED, type Evidence } from './evidence.js';
import { isEarly } from './is-early.js';
import { actText, fileOf, requestText } from './proof-lines.js';
import { verdict } from './verdict.js';

/** The rules of the time before an answer: on the first page, and on a later one while data of an earlier yes stands. */
export function beforeRules(evidence: Evidence): readonly Verdict[] {
  const done = (phases: readonly Phase[], test: (act: ProvedAct) => boolean) => {
    const found = evidence.acts.filter((act) => act.whose !== 'others' && phases.includes(act.phase) && test(act));
    return { broke: found.filter(isOurs).map(actText), unclear: found.filter((act) => !isOurs(act)).map(actText) };
  };
  const stubs = evidence.acts.filter((act) => UNASKED.includes(act.phase) && isStub(act)).length;
  const ran = done(UNASKED, ({ kind, place }) => kind === 'start' && ['Worker', 'BroadcastChannel'].includes(place));
  const timers = done(['before'], ({ kind, place }) => kind === 'start' && place === 'timer');
  return [
    verdict(1, 'Nothing is written before an answer', {
      ...done(UNASKED, ({ kind }) => kind === 'write'),
      kept: 'Vitrine wrote to no store.',
    }),
    verdict(2, 'Nothing that Vitrine has stored is read before an answer', {
      ...done(UNASKED, isLookUp),
      kept: stubs
        ? 'The head stub read its one key (docs/head-stub.md); nothing else was.'
        : 'It looked into no store.',
    }),
    requestRule(evidence),
    verdict(6, 'No worker, channel or timer runs before an answer', {
      broke: [...ran.broke, ...timers.broke],
      unclear: ran.unclear,
      kept: 'None was started.',
    }),
  ];
}

function requestRule({ requests }: Evidence): Verdict {
  const asked = requests.filter(({ phase, whose }) => whose !== 'others' && UNASKED.includes(phase));
  const more = asked.filter((one) => !isEarly(one));
  const files = [...new Set(asked.filter(isOurs).map(({ url }) => fileOf(url)))];
  return verdict(3, 'Nothing is asked for before an answer but Vitrine’s own first script', {
    broke: more.filter(isOurs).map(requestText),
    // a bundle asks for the shop's pictures too
    unclear: more.filter((one) => !isOurs(one) && (one.method !== 'GET' || one.bytes > 0)).map(requestText),
    kept: files.length ? `Static files: ${files.join(', ')}.` : 'It came with the shop’s own bundle.',
  });
}

/** The head stub stands in the page itself, or in a file of its own, and may read its one key. */
const isStub = ({ kind, place, name, by }: ProvedAct): boolean =>
  kind === 'read' &&
  place === 'localStorage' &&
  name === 'vitrine' &&
  by.every((script) => !/\.m?js(\?|$)/.test(script) || script.includes('vitrine.stub'));

/** Of what a bundle reads, only what bears Vitrine's name is Vitrine's. */
const isLookUp = (act: ProvedAct): boolean =>
  ['read', 'open'].includes(act.kind) && !isStub(act) && (isOurs(act) || act.name.startsWith('vitrine'));
