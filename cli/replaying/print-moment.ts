import type { Decision } from '../../src/decisions/decision.js';
import type { LoggedEvent } from '../../src/memory/logged-event.js';
import type { Segment } from '../../src/segments/segment.js';
import type { Moment } from '../../src/timeline.js';

/** Prints one event and, under it, the segments and decisions that it changed. */
export function printMoment({ moment, row, before }: { moment: Moment; row: LoggedEvent; before: Moment }): void {
  console.log(`${new Date(row.at).toISOString()}  #${row.seq} session ${row.session}  ${row.name}${about(row)}`);
  for (const segment of moment.segments) {
    const was = before.segments.find(({ id }) => id === segment.id);
    if (!!was?.active !== segment.active) console.log(segmentLine(segment));
  }
  for (const decision of moment.decisions) {
    if (!before.decisions.includes(decision)) console.log(decisionLine(decision));
  }
}

function about({ params }: LoggedEvent): string {
  const item = params.items?.[0];
  const words = [params.page_kind, params.page_path, item?.item_name ?? item?.item_id, params.search_term].filter(
    Boolean,
  );
  return words.length ? `  ${words.join(' · ')}` : '';
}

function segmentLine({ id, active, score, basis, model, object, reasons }: Segment): string {
  const why = reasons.map(({ text, contribution }) =>
    contribution === undefined ? text : `${text} (${contribution >= 0 ? '+' : ''}${contribution.toFixed(2)})`,
  );
  const source = model ?? basis;
  const name = object ? ` [${object.name}]` : '';
  return `    ${active ? '+' : '-'} ${id}${name}  ${score.toFixed(3)} by ${source}${active ? `  because ${why.join('; ')}` : ''}`;
}

const decisionLine = ({ slot, variant, reason, propensity }: Decision) =>
  `    > ${slot} = ${variant}  ${reason.text} (${reason.code}, propensity ${propensity})`;
