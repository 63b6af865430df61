import { stateOf, type Track } from './tracks.js';

/** How often one state of a track followed another within a session. */
export type Transition = Readonly<{ from: string; to: string; count: number }>;

/** How many sessions went from their nth state to the next one; `n` from 1. */
export type Link = Readonly<{ step: number; from: string; to: string; sessions: number }>;

/** What became of a track's state: changes, and ways through sessions. */
export type Flow = Readonly<{ track: string; transitions: readonly Transition[]; links: readonly Link[] }>;

/** Where a way ends. */
export const ENDS = { order: 'ended with an order', left: 'ended without' } as const;

/** States of a way that are told apart; what comes later is not. */
const STEPS = 5;

/** Follows the states of tracks while sessions are replayed. */
export type FlowBook = Readonly<{
  session(): void;
  /** What is active from now on. */
  change(isActive: (segment: number) => boolean): void;
  end(ordered: boolean): void;
  flows(): readonly Flow[];
}>;

type Open = {
  readonly track: Track;
  readonly transitions: Map<string, number>;
  readonly links: Map<string, number>;
  state: string | undefined;
  /** The state at the last step that is told apart. */
  told: string;
  step: number;
};

/** Opens an empty book of the ways through these tracks. */
export function openFlows(tracks: readonly Track[]): FlowBook {
  const open = tracks.map((track): Open => ({
    track,
    transitions: new Map(),
    links: new Map(),
    state: undefined,
    told: '',
    step: 0,
  }));
  return {
    session() {
      for (const one of open) [one.state, one.step] = [undefined, 0];
    },
    change(isActive) {
      for (const one of open) go(one, stateOf(one.track, isActive));
    },
    end(ordered) {
      for (const { step, told, links } of open)
        if (step) count(links, Math.min(step, STEPS), told, ordered ? ENDS.order : ENDS.left);
    },
    flows: () => open.map(flowOf),
  };
}

function go(one: Open, next: string): void {
  const { state, transitions, links } = one;
  if (state === next) return;
  if (state !== undefined) {
    count(transitions, state, next);
    if (one.step < STEPS) count(links, one.step, state, next);
  }
  if (one.step < STEPS) one.told = next;
  one.state = next;
  one.step += 1;
}

const count = (counts: Map<string, number>, ...about: readonly (string | number)[]): void => {
  const key = about.join('\t');
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

function flowOf({ track, transitions, links }: Open): Flow {
  return {
    track: track.name,
    transitions: rows(transitions).map(([[from, to], n]) => ({ from: from!, to: to!, count: n })),
    links: rows(links).map(([[step, from, to], n]) => ({ step: Number(step), from: from!, to: to!, sessions: n })),
  };
}

/** The most frequent first, equals by name. */
const rows = (counts: ReadonlyMap<string, number>) =>
  [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([key, n]) => [key.split('\t'), n] as const);
