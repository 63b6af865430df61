import type { LoggedEvent } from '../memory/logged-event.js';
import type { FeatureId } from './feature-vector.js';

/**
 * Features that share one state. The state is owned by the fold, changed in place, and holds only what structured clone keeps
 * exactly. Work per event and size of the state are bounded, whatever the history.
 */
export type FeatureGroup<State = unknown> = Readonly<{
  name: string;
  ids: readonly FeatureId[];
  /** Whether it takes events of every name. Without it an event whose name came after the first models is as if it had not been. */
  later?: true;
  /** The names of the events that concern it, beside a session's first; without them every event does. */
  takes?: readonly string[];
  start(): State;
  /** Called with a session's first event, before `fold`. A group without it remembers one session only: it starts anew. */
  nextSession?(state: State, first: LoggedEvent): void;
  /** Takes one event. Within a session `at` never runs backwards. Returns false where all values are as before: they are not read again. */
  fold(state: State, event: LoggedEvent): void | false;
  /** The values, in the order of `ids`; each finite and not negative. */
  read(state: State): readonly number[];
}>;
