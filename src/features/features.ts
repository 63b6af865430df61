import type { LoggedEvent } from '../memory/logged-event.js';
import { brand } from './brand.js';
import { calendar } from './calendar.js';
import { cart } from './cart.js';
import { engagement } from './engagement.js';
import { eventCounts } from './event-counts.js';
import type { FeatureGroup } from './feature-group.js';
import { FEATURE_IDS } from './feature-ids.js';
import type { FeatureNews } from './feature-news.js';
import type { FeatureId, FeatureVector } from './feature-vector.js';
import { FIRST_NAMES } from './first-names.js';
import { items } from './items.js';
import { orders } from './orders.js';
import { pace } from './pace.js';
import { pageKinds } from './page-kinds.js';
import { sale } from './sale.js';
import { steps } from './steps.js';
import { visits } from './visits.js';

/** The groups that every timeline folds. */
export const CORE: readonly FeatureGroup[] = [
  pageKinds,
  visits,
  calendar,
  items,
  eventCounts,
  sale,
  brand,
  cart,
  orders,
  engagement,
  pace,
  steps,
];

/** Raised with every change to the shape or meaning of any group's state, so that a cached state of another build is not used. */
const LAYOUT = 4;

/** Just within what a Date can hold in every time zone. */
const FURTHEST_TIME = 8.63e15;

type Clock = {
  /** The session of the latest event; null before the first. */
  session: number | null;
  /** The session's clock, milliseconds since the epoch; it never runs backwards. */
  at: number;
};

/** All that the features remember: plain data that structured clone keeps exactly. A cache: the event log can rebuild it. */
export type FeatureState = Clock & {
  /** The build and the groups that it is of: {@link Features.resume} takes no other. */
  readonly layout: string;
  /** The clock of the groups that know the first event names only. */
  readonly first: Clock;
  readonly groups: Record<string, unknown>;
};

/** A set of features: the core set, and the further groups that it was opened with. */
export type Features = Readonly<{
  /** Every feature of the set, in registry order: the core set first. */
  ids: readonly FeatureId[];
  /** The state before the first event. */
  start(): FeatureState;
  /** A state that was stored earlier, or undefined if it is of another build or of other groups: the log is to be folded again. */
  resume(stored: unknown): FeatureState | undefined;
  /**
   * Takes one event, in the order of `seq`, with constant work; changes and returns `state`. Two tabs may write slightly out of
   * order: within a session an earlier `at` counts as the latest seen. An event without a valid time is left out.
   */
  fold(state: FeatureState, event: LoggedEvent): FeatureState;
  /** Every feature's value now, in registry order; all of them finite and not negative. */
  read(state: FeatureState): FeatureVector;
  /** The same for whoever reads after every event and keeps nothing of it: one vector, which the next look at this state changes. */
  look(state: FeatureState): FeatureVector;
  /** The values of that vector by their places, and what has changed of them: whoever has taken it in clears it. */
  news(state: FeatureState): FeatureNews;
  /** Whether "after so many events" counts events of that name: those that the first models were trained on, but for ticks. */
  counts(name: string): boolean;
}>;

/** Opens the core set of features together with `further` groups, which stand behind it. */
export function openFeatures(further: readonly FeatureGroup[] = []): Features {
  const groups = [...CORE, ...further];
  const places = placed(groups);
  const wide = openCircle(places.filter(({ group }) => group.later));
  const narrow = openCircle(places.filter(({ group }) => !group.later));
  const ids: readonly FeatureId[] = [...FEATURE_IDS, ...further.flatMap((group) => group.ids)];
  const openLast = openLasts(groups, ids);
  const lasts = new WeakMap<FeatureState, Last>();
  const lastOf = (state: FeatureState) => {
    let last = lasts.get(state);
    if (!last) lasts.set(state, (last = openLast(state)));
    return last;
  };
  const layout = [LAYOUT, ...further.map(({ name }) => name)].join();
  return {
    ids,
    start: () => ({
      layout,
      session: null,
      at: 0,
      first: { session: null, at: 0 },
      groups: Object.fromEntries(groups.map((group) => [group.name, group.start()])),
    }),
    resume(stored) {
      const state = stored as FeatureState | null | undefined;
      return state?.layout === layout ? state : undefined;
    },
    fold(state, event) {
      if (!Number.isFinite(event.at) || Math.abs(event.at) > FURTHEST_TIME) return state;
      const last = lastOf(state);
      if (FIRST_NAMES.has(event.name)) foldGroups(narrow, { state, last, clock: state.first }, event);
      foldGroups(wide, { state, last, clock: state }, event);
      return state;
    },
    read: (state) => readGroups(places, openLast(state)),
    look: (state) => readGroups(places, lastOf(state)),
    news: lastOf,
    counts: (name) => name !== 'tick' && FIRST_NAMES.has(name),
  };
}

/** A group, its place among them, and that of its first value. */
type Placed = Readonly<{ group: FeatureGroup; place: number; first: number }>;
type Folding = Readonly<{ state: FeatureState; last: Last; clock: Clock }>;

function placed(groups: readonly FeatureGroup[]): readonly Placed[] {
  let count = 0;
  return groups.map((group, place) => {
    const first = count;
    count += group.ids.length;
    return { group, place, first };
  });
}

/** Groups that share a clock: all of them, and those that an event of a name concerns. */
type Circle = Readonly<{ all: readonly Placed[]; hearing(name: string): readonly Placed[] }>;

function openCircle(all: readonly Placed[]): Circle {
  const names = new Set(all.flatMap(({ group }) => group.takes ?? []));
  const hearing = (name: string) => all.filter(({ group: { takes } }) => !takes || takes.includes(name));
  const others = hearing('');
  const byName = new Map([...names].map((name) => [name, hearing(name)]));
  return { all, hearing: (name) => byName.get(name) ?? others };
}

function foldGroups(
  circle: Circle,
  { state: { groups }, last: { states, stale }, clock }: Folding,
  event: LoggedEvent,
): void {
  const { session } = event;
  const same = Object.is(session, clock.session);
  const at = same ? Math.max(event.at, clock.at) : event.at;
  const taken = at !== event.at || !event.params ? { ...event, at, params: event.params ?? {} } : event;
  clock.session = session;
  clock.at = at;
  for (const { group, place } of same ? circle.hearing(event.name) : circle.all) {
    if (!same && group.nextSession) group.nextSession(states[place], taken);
    else if (!same) groups[group.name] = states[place] = group.start();
    const untouched = group.fold(states[place], taken) === false;
    if (!(same && untouched)) stale[place] = true;
  }
}

/** A vector, a copy of the values that stand in it, in registry order, and the groups that they are read of: which of them may have changed since. */
type Last = FeatureNews &
  Readonly<{ vector: Record<FeatureId, number>; values: number[]; states: unknown[]; stale: boolean[] }>;

/** Opens what is last looked at of a state: nothing yet. The zeros give every vector its keys in registry order. */
function openLasts(groups: readonly FeatureGroup[], ids: readonly FeatureId[]): (state: FeatureState) => Last {
  const zeros: FeatureVector = Object.fromEntries(ids.map((id) => [id, 0]));
  const order = groups.flatMap((group) => group.ids);
  return (state) => ({
    vector: { ...zeros },
    values: ids.map(() => 0),
    states: groups.map(({ name }) => state.groups[name]),
    stale: groups.map(() => true),
    changed: new Int32Array(1 + (ids.length >> 5)),
    order,
    taken: [],
  });
}

/** Brings a vector up to date: to compare numbers is cheap, to look up names is not. */
function readGroups(places: readonly Placed[], last: Last): FeatureVector {
  const { vector, values, states, stale, changed } = last;
  for (let place = 0; place < places.length; place++) {
    if (!stale[place]) continue;
    stale[place] = false;
    const { group, first } = places[place]!;
    const { ids } = group;
    const now = group.read(states[place]);
    for (let index = 0; index < ids.length; index++) {
      const value = now[index] || 0;
      const at = first + index;
      if (value === values[at]) continue;
      values[at] = value;
      vector[ids[index]!] = value;
      // a shift goes by the last five bits of the place
      changed[at >> 5]! |= 1 << at;
    }
  }
  return vector;
}
