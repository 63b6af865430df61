import type { Decision } from '../../src/decisions/decision.js';
import type { LoggedEvent } from '../../src/memory/logged-event.js';
import type { Reason } from '../../src/segments/segment.js';
import type { Transition } from '../../src/segments/transition.js';
import type { Moment } from '../../src/timeline.js';

/** Prints one event and, under it, the segments and decisions that it changed. */
export function printMoment({ moment, row, before }: { moment: Moment; row: LoggedEvent; before: Moment }): void {
  console.log(`${new Date(row.at).toISOString()}  #${row.seq} session ${row.session}  ${row.name}${about(row)}`);
  const moved = moment.transitions.filter(({ from, to }) => from === 'in' || to === 'in');
  for (const transition of moved) console.log(transitionLine(transition, moment));
  for (const line of knownLines(moment.transitions)) console.log(line);
  for (const decision of moment.decisions) {
    if (before.decisions.includes(decision)) continue;
    console.log(decisionLine(decision));
    for (const { variant, rule, text } of decision.suppressed ?? [])
      console.log(`      held back: ${variant} by ${rule}  ${text}`);
  }
}

function about({ params }: LoggedEvent): string {
  const item = params.items?.[0];
  const words = [params.page_kind, params.page_path, item?.item_name ?? item?.item_id, params.search_term].filter(
    Boolean,
  );
  return words.length ? `  ${words.join(' · ')}` : '';
}

/** `from` is told where it is not simply the other of the two. */
function transitionLine({ segment: id, from, to, reason }: Transition, { segments }: Moment): string {
  const { score, basis, model, object, reasons, missing } = segments.find((one) => one.id === id)!;
  const entered = to === 'in';
  const way = from === 'unknown' ? ' (was not known)' : to === 'unknown' ? ' (not known any more)' : '';
  const name = object ? ` [${object.name}]` : '';
  const why = entered ? `  because ${reasons.map(withShare).join('; ')}` : reason ? `  was because ${reason.text}` : '';
  const gap = missing ? `  this shop cannot tell ${missing.join(', ')}` : '';
  return `    ${entered ? '+' : '-'} ${id}${name}${way}  ${score.toFixed(3)} by ${model ?? basis}${gap || why}`;
}

const withShare = ({ text, contribution }: Reason): string =>
  contribution === undefined ? text : `${text} (${contribution >= 0 ? '+' : ''}${contribution.toFixed(2)})`;

/** What is known from now on, or not any more, without having been entered. */
function* knownLines(transitions: readonly Transition[]): Iterable<string> {
  for (const [to, word] of [
    ['out', 'now known'],
    ['unknown', 'not known any more'],
  ] as const) {
    const ids = transitions.flatMap((one) => (one.from !== 'in' && one.to === to ? one.segment : []));
    if (ids.length) yield `    · ${word}: ${ids.join(', ')}`;
  }
}

const decisionLine = ({ slot, variant, reason, propensity }: Decision) =>
  `    > ${slot} = ${variant}  ${reason.text} (${reason.code}, propensity ${propensity})`;
