import type { LoggedEvent } from '../memory/logged-event.js';
import { brand } from './brand.js';
import { calendar } from './calendar.js';
import { cart } from './cart.js';
import { engagement } from './engagement.js';
import { eventCounts } from './event-counts.js';
import type { FeatureGroup } from './feature-group.js';
import { FEATURE_IDS } from './feature-ids.js';
import type { FeatureId, FeatureVector } from './feature-vector.js';
import { FIRST_NAMES } from './first-names.js';
import { items } from './items.js';
import { orders } from './orders.js';
import { pace } from './pace.js';
import { pageKinds } from './page-kinds.js';
import { sale } from './sale.js';
import { steps } from './steps.js';
import { visits } from './visits.js';

const CORE: readonly FeatureGroup[] = [
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
  /** Whether "after so many events" counts events of that name: those that the first models were trained on, but for ticks. */
  counts(name: string): boolean;
}>;

/** Opens the core set of features together with `further` groups, which stand behind it. */
export function openFeatures(further: readonly FeatureGroup[] = []): Features {
  const groups = [...CORE, ...further];
  const wide = further.filter((group) => group.later);
  const narrow = groups.filter((group) => !group.later);
  const ids: readonly FeatureId[] = [...FEATURE_IDS, ...further.flatMap((group) => group.ids)];
  /** Gives every vector its keys in registry order. */
  const zeros: FeatureVector = Object.fromEntries(ids.map((id) => [id, 0]));
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
      if (FIRST_NAMES.has(event.name)) foldGroups(narrow, state.groups, { clock: state.first, event });
      foldGroups(wide, state.groups, { clock: state, event });
      return state;
    },
    read: (state) => readGroups(groups, state, { ...zeros }),
    counts: (name) => name !== 'tick' && FIRST_NAMES.has(name),
  };
}

type Taken = Readonly<{ clock: Clock; event: LoggedEvent }>;

function foldGroups(groups: readonly FeatureGroup[], states: FeatureState['groups'], { clock, event }: Taken): void {
  const { session } = event;
  const same = Object.is(session, clock.session);
  const at = same ? Math.max(event.at, clock.at) : event.at;
  const taken = at !== event.at || !event.params ? { ...event, at, params: event.params ?? {} } : event;
  clock.session = session;
  clock.at = at;
  for (const group of groups) {
    if (!same && group.nextSession) group.nextSession(states[group.name], taken);
    else if (!same) states[group.name] = group.start();
    group.fold(states[group.name], taken);
  }
}

function readGroups(
  groups: readonly FeatureGroup[],
  state: FeatureState,
  vector: Record<FeatureId, number>,
): FeatureVector {
  for (const group of groups) {
    const values = group.read(state.groups[group.name]);
    group.ids.forEach((id, place) => {
      // Copying all the zeros at once is cheap, storing key by key is not.
      if (values[place]) vector[id] = values[place];
    });
  }
  return vector;
}
