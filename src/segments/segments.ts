import type { FeatureRow } from '../features/feature-row.js';
import type { FeatureNews } from '../features/feature-news.js';
import type { FeatureVector } from '../features/feature-vector.js';
import type { LoggedEvent } from '../memory/logged-event.js';
import type { Scores } from '../model/scores.js';
import { clusterSegments } from './clusters.js';
import { contextSegments, daypartNow, foldContext, type ContextState } from './context.js';
import type { Family, Judging } from './family.js';
import type { Asked, Gaps } from './instrumentation/gaps.js';
import { hysteresis, type Hysteresis, type Memberships } from './hysteresis.js';
import { foldIntent, intentSegments, startIntent, type IntentState } from './intent.js';
import type { Phrases } from './phrases/phrases.js';
import { UNWORDED } from './phrases/unworded.js';
import type { Segment, SegmentId } from './segment.js';

/** What the segments remember between events: plain data, never changed in place, rebuilt from the event log at will. */
export type SegmentsState = Readonly<{
  session: number;
  /** When the visit began, or last came to an outcome: from then on all segments may come and go. */
  free: number;
  memberships: Memberships;
  intent: IntentState;
  context: ContextState;
  /** What was made of the context: it stands as long as that and the part of the day do. */
  facts: Facts;
  /** What the further families remember, in their order. */
  further: readonly unknown[];
}>;

type Facts = Readonly<{
  of?: ContextState;
  daypart?: string | undefined;
  language?: string;
  segments: readonly Segment[];
}>;

/** One event with the features and scores after it. `campaigns` is the config's map from utm_campaign to motive. */
export type SegmentsInput = Readonly<{
  event: LoggedEvent;
  features: FeatureVector;
  /** The same features by their places, where those are known. */
  row?: FeatureRow | undefined;
  scores: Scores;
  campaigns: Readonly<Record<string, string>>;
  /** The families beyond the three of the core. */
  families?: readonly Family[] | undefined;
  /** What rests on events that the shop cannot tell; undefined where it can tell all. */
  gaps?: Gaps | undefined;
  /** Default: codes instead of words. */
  phrases?: Phrases | undefined;
  /** What came of the event before, if that is at hand: what has not changed is handed back. */
  before?: Judgement | undefined;
  /** What has changed of the features since then, where nothing else has but the event; absent where that is not known. */
  news?: FeatureNews | undefined;
}>;

/** Segments, family by family, and all of them one after the other. */
export type Judgement = Readonly<{ lists: readonly (readonly Segment[])[]; segments: readonly Segment[] }>;

/** The state before the first event. */
export function startSegments(): SegmentsState {
  const context = { seen: false };
  return { session: 0, free: 0, memberships: new Map(), intent: startIntent(), context, facts: NO_FACTS, further: [] };
}

/** The segments after one event, active or not, always in the same order: clusters, intent, context, the further families. */
export function foldSegments(
  state: SegmentsState,
  input: SegmentsInput,
): Judgement & Readonly<{ state: SegmentsState }> {
  const { features, row, scores, campaigns, families = NONE, gaps, phrases = UNWORDED, news } = input;
  // A log may hold rows of other makes; one without parameters says no more than its name.
  const event = input.event.params ? input.event : { ...input.event, params: {} };
  const { at, session } = event;
  const fresh = session !== state.session;
  const free = fresh || isOutcome(event) ? at : state.free;
  const lackOf = gaps && ((one: Asked, before: boolean) => gaps.of(one, { scores, phrases }, before));
  const gate = hysteresis(state.memberships, at, { free, lackOf });
  const context = foldContext(state.context, event, fresh);
  const aims = foldIntent(fresh ? startIntent() : state.intent, event, features);
  const lists: (readonly Segment[])[] = [];
  const judged = among(lists, families, campaigns);
  const freed = free !== state.free;
  const judging: Judging = { event, fresh, freed, features, row, scores, news, gate, gaps, judged, phrases };
  const clusters = clusterSegments(judging, scores['clusters'], gate);
  const intent = intentSegments(aims, judging);
  const facts = factsOf(state.facts, context, { at, campaigns, phrases, gate });
  lists.push(clusters, intent.segments, facts.segments);
  const further = stepFamilies(families, state.further, { judging, lists });
  const kept = { session, free, memberships: gate.remember(), intent: intent.state, context, facts, further };
  return { state: kept, lists, segments: allOf(lists, input.before) };
}

/** All lists as one: that of before where every list is. */
function allOf(lists: Judgement['lists'], before: Judgement | undefined): readonly Segment[] {
  const same = before?.lists.length === lists.length && lists.every((list, place) => list === before.lists[place]);
  return same ? before.segments : (NONE as readonly Segment[]).concat(...lists);
}

const NONE: readonly never[] = [];
const NO_FACTS: Facts = { segments: NONE };

type Looking = Parameters<typeof contextSegments>[1] & Readonly<{ gate: Hysteresis }>;

function factsOf(before: Facts, context: ContextState, input: Looking): Facts {
  const daypart = daypartNow(context, input.at);
  const { language } = input.phrases;
  if (before.of === context && before.daypart === daypart && before.language === language) return before;
  return { of: context, daypart, language, segments: contextSegments(context, input, input.gate) };
}

const isOutcome = ({ name, params }: LoggedEvent): boolean =>
  name === 'purchase' || (name === 'page_view' && params.page_kind === 'thanks');

type Stepping = Readonly<{ judging: Judging; lists: (readonly Segment[])[] }>;

/** Each family sees what was judged before it; its list comes behind theirs. */
function stepFamilies(families: readonly Family[], states: SegmentsState['further'], { judging, lists }: Stepping) {
  let further: unknown[] | undefined;
  for (let place = 0; place < families.length; place++) {
    const family = families[place]!;
    const before = states[place];
    const { state, segments } = family.step(before ?? family.start(), judging);
    if (state !== before) (further ??= states.slice())[place] = state;
    lists.push(segments);
  }
  return further ?? states;
}

/** Looks segments up among the lists that there are so far. */
function among(lists: Judgement['lists'], families: readonly Family[], campaigns: unknown): Judging['judged'] {
  let places: Places | undefined;
  return {
    get(id) {
      places ??= placesOf(families, campaigns, lists);
      const place = places.get(id);
      return place && lists[place[0]]?.[place[1]];
    },
  };
}

/** In which list a segment stands, and where in it. */
type Places = ReadonlyMap<SegmentId, readonly [list: number, place: number]>;

/** Clusters, intent and context. */
const CORE_LISTS = 3;

const known = new WeakMap<readonly Family[], Readonly<{ campaigns: unknown; places: Places }>>();

/** Always the same, so that a look-up needs no map of its own for every event. */
function placesOf(families: readonly Family[], campaigns: unknown, core: Judgement['lists']): Places {
  let found = known.get(families);
  if (found?.campaigns !== campaigns) {
    const ids = [
      ...core.slice(0, CORE_LISTS).map((list) => list.map(({ id }) => id)),
      ...families.map((family) => family.ids),
    ];
    const places = ids.flatMap((list, at) => list.map((id, place) => [id, [at, place]] as const));
    known.set(families, (found = { campaigns, places: new Map(places) }));
  }
  return found!.places;
}
