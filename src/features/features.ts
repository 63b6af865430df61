import type { LoggedEvent } from '../memory/logged-event.js';
import { brand } from './brand.js';
import { calendar } from './calendar.js';
import { cart } from './cart.js';
import { engagement } from './engagement.js';
import { eventCounts } from './event-counts.js';
import type { FeatureGroup } from './feature-group.js';
import { FEATURE_IDS } from './feature-ids.js';
import type { FeatureId, FeatureVector } from './feature-vector.js';
import { items } from './items.js';
import { orders } from './orders.js';
import { pace } from './pace.js';
import { pageKinds } from './page-kinds.js';
import { sale } from './sale.js';
import { steps } from './steps.js';
import { visits } from './visits.js';

const GROUPS: readonly FeatureGroup[] = [
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
const LAYOUT = 2;

/** Gives every vector its keys in registry order. */
const ZEROS: FeatureVector = Object.fromEntries(FEATURE_IDS.map((id) => [id, 0]));

/** Just within what a Date can hold in every time zone. */
const FURTHEST_TIME = 8.63e15;

/** All that the features remember: plain data that structured clone keeps exactly. A cache: the event log can rebuild it. */
export type FeatureState = {
  readonly layout: number;
  /** The session of the latest event; null before the first. */
  session: number | null;
  /** The session's clock, milliseconds since the epoch; it never runs backwards. */
  at: number;
  readonly groups: Record<string, unknown>;
};

/** The state before the first event. */
export function startFeatures(): FeatureState {
  const groups = Object.fromEntries(GROUPS.map((group) => [group.name, group.start()]));
  return { layout: LAYOUT, session: null, at: 0, groups };
}

/** A state that was stored earlier, or undefined if this build cannot go on from it and must fold the log again. */
export function resumeFeatures(stored: unknown): FeatureState | undefined {
  const state = stored as FeatureState | null | undefined;
  return typeof state === 'object' && state?.layout === LAYOUT ? state : undefined;
}

function nextSession(state: FeatureState, first: LoggedEvent): void {
  state.session = first.session;
  for (const group of GROUPS) {
    if (group.nextSession) group.nextSession(state.groups[group.name], first);
    else state.groups[group.name] = group.start();
  }
}

/**
 * Takes one event, in the order of `seq`, with constant work; changes and returns `state`. Two tabs may write slightly out of
 * order: within a session an earlier `at` counts as the latest seen. An event without a valid time is left out.
 */
export function foldFeatures(state: FeatureState, event: LoggedEvent): FeatureState {
  if (!Number.isFinite(event.at) || Math.abs(event.at) > FURTHEST_TIME) return state;
  const late = Object.is(event.session, state.session) && event.at < state.at;
  const taken =
    late || !event.params ? { ...event, at: late ? state.at : event.at, params: event.params ?? {} } : event;
  if (!Object.is(event.session, state.session)) nextSession(state, taken);
  state.at = taken.at;
  for (const group of GROUPS) group.fold(state.groups[group.name], taken);
  return state;
}

/** Every feature's value now, in registry order; all of them finite and not negative. */
export function readFeatures(state: FeatureState): FeatureVector {
  const vector: Record<FeatureId, number> = { ...ZEROS };
  for (const group of GROUPS) {
    const values = group.read(state.groups[group.name]);
    group.ids.forEach((id, place) => {
      // Copying all the zeros at once is cheap, storing key by key is not.
      if (values[place]) vector[id] = values[place];
    });
  }
  return vector;
}
