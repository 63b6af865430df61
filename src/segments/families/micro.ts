import type { Trouble } from '../../lib/report.js';
import type { Family, Judging } from '../family.js';
import { draft, NOTHING, type Judged } from '../hysteresis.js';
import type { Reason, Segment, SegmentId, SegmentObject } from '../segment.js';
import type { MicroSegment, SegmentSettings } from '../segment-settings.js';
import { MOST_REASONS } from '../strongest-reasons.js';
import { weighted } from '../weighted.js';

/** Micro-segments that a config may have. */
const MOST = 50;
/** The motives of campaigns stand in another part of the config. */
const MOTIVE = 'context:campaign-';
const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** The segments of the event before, in the order of the config. */
type MicroState = readonly Segment[];

type Part = Readonly<{ id: SegmentId; all: readonly SegmentId[] }>;

/**
 * The shop's micro-segments, each the intersection of others: active while all its parts are, known once all are known. One with a fault
 * is left out. `known` are the ids that they may be made of. Nothing here counts shoppers: support comes with the config.
 */
export function openMicro(
  { micro = [] }: SegmentSettings,
  known: readonly SegmentId[],
): Readonly<{ family: Family<MicroState>; troubles: readonly Trouble[] }> {
  const troubles: Trouble[] = [];
  const parts: Part[] = [];
  for (const [place, one] of micro.entries()) {
    const fault = place < MOST ? faultOf(one, parts, known) : (['', `there are more than ${MOST}`] as const);
    if (!fault) parts.push({ id: `micro:${one.id}`, all: one.all });
    else troubles.push(troubleOf(`micro[${place}]${fault[0]}`, fault));
    if (place === MOST) break;
  }
  const family: Family<MicroState> = {
    name: 'micro',
    ids: parts.map(({ id }) => id),
    start: () => [],
    step: (state, judging) => {
      const segments = stepAll(parts, state, judging);
      return { state: segments, segments };
    },
  };
  return { family, troubles };
}

/** Where the fault lies, and what it is or, of a part that nothing assigns, which. */
type Fault = readonly [field: string, fault: string, unknown?: true];

function faultOf(
  { id, all }: Partial<MicroSegment>,
  before: readonly Part[],
  known: readonly SegmentId[],
): Fault | undefined {
  if (typeof id !== 'string' || !ID.test(id)) return ['.id', 'an id is small letters, digits and hyphens'];
  if (before.some((one) => one.id === `micro:${id}`)) return ['.id', `there is another ${id}`];
  if (!Array.isArray(all) || new Set(all).size < 2) return ['.all', 'two different segments are the least'];
  if (new Set(all).size < all.length) return ['.all', 'one of them stands there twice'];
  const strange = all.find((part) => !known.includes(part) && !String(part).startsWith(MOTIVE));
  return strange === undefined ? undefined : ['.all', String(strange), true];
}

const troubleOf = (field: string, [, about, unknown]: Fault): Trouble => ({
  code: unknown ? 'segment-unknown' : 'segment-refused',
  field,
  about,
});

/** All segments; the very list of before when no part has changed. */
function stepAll(parts: readonly Part[], state: MicroState, judging: Judging): MicroState {
  const before = state.length === parts.length ? state : [];
  let next: Segment[] | undefined;
  for (let place = 0; place < parts.length; place++) {
    const part = parts[place]!;
    const last = before[place];
    const segment = step(part, last, judging);
    if (segment === last) continue;
    next ??= [...before];
    next[place] = segment;
  }
  return next ?? before;
}

function step({ id, all }: Part, last: Segment | undefined, judging: Judging): Segment {
  const { judged, gate } = judging;
  let known = true;
  let active = true;
  for (const part of all) {
    const segment = judged.get(part);
    known &&= segment?.known === true;
    active &&= segment?.active === true;
  }
  if (last?.id === id && last.known === known && last.active === active && saysStill(last, all, judging)) return last;
  const made = draft(id, active ? together(all, judging) : NOTHING, { known, enter: 1, exit: 1 });
  const object = active && objectOf(all, judging);
  if (object) made.object = object;
  const missing = known ? [] : missingOf(all, judging);
  if (missing.length) made.missing = missing;
  return gate.settle(made, active);
}

/** The events that the shop cannot tell and its parts rest on. */
const missingOf = (all: readonly SegmentId[], { judged }: Judging): readonly string[] => [
  ...new Set(all.flatMap((part) => judged.get(part)?.missing ?? [])),
];

/** What its parts lack may change while it is not known, and what they say and are about while it stands. */
function saysStill(last: Segment, all: readonly SegmentId[], judging: Judging): boolean {
  if (!last.known) return lacksStill(last, all, judging);
  if (!last.active) return true;
  let place = 0;
  for (const part of all) {
    const first = judging.judged.get(part)!.reasons[0];
    if (first && place < MOST_REASONS && last.reasons[place++]?.text !== first.text) return false;
  }
  return objectOf(all, judging)?.id === last.object?.id;
}

function lacksStill({ missing = [] }: Segment, all: readonly SegmentId[], { judged }: Judging): boolean {
  const lacks = (part: SegmentId, event: string) => judged.get(part)?.missing?.includes(event) === true;
  return (
    missing.every((event) => all.some((part) => lacks(part, event))) &&
    all.every((part) => (judged.get(part)?.missing ?? []).every((event) => missing.includes(event)))
  );
}

/** What the first of its parts that is about anything is about. */
function objectOf(all: readonly SegmentId[], { judged }: Judging): SegmentObject | undefined {
  for (const part of all) {
    const { object } = judged.get(part)!;
    if (object) return object;
  }
  return undefined;
}

/** The first reason of each part; equal shares, since without any of them it would not stand. */
function together(all: readonly SegmentId[], { judged }: Judging): Judged {
  const contribution = 1 / all.length;
  const reasons: Reason[] = [];
  for (const part of all) {
    const [first] = judged.get(part)!.reasons;
    if (first && reasons.length < MOST_REASONS) reasons.push(weighted(first, contribution));
  }
  return { score: 1, reasons, path: { of: 'score', terms: all, shares: all.map(() => contribution) } };
}
