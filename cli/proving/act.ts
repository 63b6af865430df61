/** Where something was kept, or what was set going. */
export type Place =
  | 'cookie'
  | 'localStorage'
  | 'sessionStorage'
  | 'IndexedDB'
  | 'Cache'
  | 'OPFS'
  | 'history.state'
  | 'window.name'
  | 'Worker'
  | 'BroadcastChannel'
  | 'timer'
  | 'network';

/** One thing that a script did in a page or a worker. */
export type Act = Readonly<{
  /** `open` looks into a store without taking anything out; `start` and `end` are those of workers, channels and timers. */
  kind: 'write' | 'read' | 'remove' | 'open' | 'start' | 'end' | 'send';
  place: Place;
  /** The key, the store, the channel, the address; `*` for all of them. */
  name: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** The addresses of the scripts on the stack, nearest first, each once in a row. */
  by: readonly string[];
  /** The worker that did it; absent on a page. */
  worker?: string;
}>;

/** An act, as what watches has it: the time and the stack are added. */
export type Seen = Pick<Act, 'kind' | 'place' | 'name'>;
