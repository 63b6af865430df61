import type { EventCost as ShopEventCost, FirstDecision } from './browser.js';
import type { Curve } from './micro/curves.js';
import type { MicroTime } from './micro/time-task.js';
import type { Sizes } from './measure-bytes.js';
import type { PeerFile } from './peers/build-peers.js';
import type { CaptureCost } from './scenarios/capture.js';
import type { EngineCost } from './scenarios/engine.js';
import type { EventCost } from './scenarios/events.js';
import type { Swapped } from './scenarios/first-paint.js';
import type { Operations } from './scenarios/operations.js';
import type { RuntimeCost } from './scenarios/runtimes.js';
import type { StartUp } from './scenarios/start-up.js';
import type { Traces } from './scenarios/trace.js';

/** What was measured where. Times of one run compare with each other and with nothing else. */
export type Machine = Readonly<{
  date: string;
  cores: number;
  cpu: string;
  node: string;
  browser: string;
  loads: number;
}>;

/** Bytes of everything that anybody downloads. */
export type AllSizes = Readonly<{ vitrine: Readonly<Record<string, Sizes>>; peers: readonly PeerFile[] }>;

/** All that one run has measured. A scenario that was not asked for is absent. */
export type Measured = Readonly<{
  machine: Machine;
  sizes: AllSizes;
  startUp?: readonly StartUp[];
  events?: readonly EventCost[];
  capture?: CaptureCost;
  firstPaint?: Readonly<Record<'desktop' | 'phone', readonly Swapped[]>>;
  traces?: Traces;
  runtimes?: Readonly<Record<string, RuntimeCost>>;
  engine?: EngineCost;
  operations?: Operations;
  demoShop?: Readonly<{ firstDecision: FirstDecision; perEvent: ShopEventCost }>;
  stages?: readonly MicroTime[];
  curves?: readonly Curve[];
}>;

/** What `measured` and `bar` count. A `ratio` is a share of what the row names. */
export type Unit = 'bytes' | 'ratio' | 'µs' | 'ms' | 'requests' | 'shift';

/** One row of the budget; `measured` is null where nothing is built that could be measured. */
export type Bar = Readonly<{
  id: string;
  what: string;
  unit: Unit;
  measured: number | null;
  bar: number;
  holds: boolean;
  stretch?: number;
  note?: string;
}>;

/** bench/results.json. */
export type Results = Measured & Readonly<{ bars: readonly Bar[] }>;
