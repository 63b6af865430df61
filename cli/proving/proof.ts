import type { Act } from './act.js';

/**
 * The parts of a visit. `before`: nobody has answered; `granted`; `returning`: a page is opened, data of an earlier yes stands here,
 * and nobody has answered yet; `withdrawn`; `afterwards`: the page is opened again; `regranted`.
 */
export type Phase = 'before' | 'granted' | 'returning' | 'withdrawn' | 'afterwards' | 'regranted';

/** Who did it: `shared` is a script that holds Vitrine and the shop's own code as well. */
export type Whose = 'vitrine' | 'shared' | 'others';

/** An act, with when and by whom. `tab` counts from 1. */
export type ProvedAct = Act & Readonly<{ phase: Phase; tab: number; whose: Whose }>;

/** A request as it left the browser. */
export type ProvedRequest = Readonly<{
  phase: Phase;
  tab: number;
  whose: Whose;
  at: number;
  method: string;
  url: string;
  /** Bytes of its body. */
  bytes: number;
  /** Scripts that asked for it, nearest first; the page itself where its markup did. */
  by: readonly string[];
  /** What of the shopper's behaviour stood in its address or its body. */
  holds: readonly string[];
}>;

/** Something that is kept: `IndexedDB vitrine/events` with 12 rows. */
export type HeldThing = Readonly<{ place: Act['place']; name: string; size: number }>;

/** How long it took, milliseconds; null where it did not come to pass within the time that was waited. */
export type Timings = Readonly<{
  /** Whether swaps, queue and the stored decision were gone when `consent` told of the withdrawal; undefined if that cannot be seen. */
  sameTask: boolean | undefined;
  /** From the withdrawal to empty stores. */
  emptied: number | null;
  /** From the withdrawal to the end of worker and channel, in the tab that withdrew. */
  closedHere: number | null;
  closedElsewhere: number | null;
}>;

/** What was seen besides acts and requests. */
export type Observed = Readonly<{
  /** Whether the page has `window.vitrine`. */
  instance: boolean;
  /** Why nothing opened although it was granted; undefined when it did. */
  unopened: string | undefined;
  held: Readonly<Partial<Record<Phase, readonly HeldThing[]>>>;
  /** The slots' HTML before consent, and after withdrawal; undefined where there are none. */
  slots: Readonly<{ before: readonly string[]; granted: readonly string[]; withdrawn: readonly string[] }>;
  timings: Timings;
  /** What the instance still tells after withdrawal: nothing, one hopes. */
  remembered: readonly string[] | undefined;
  /** What stands in the stores and not in `export()`. */
  unexported: readonly string[] | undefined;
  /** Random ids of the two grants, and whether the first one's event was known to the second. */
  regrant: Readonly<{ first: string | undefined; second: string | undefined; resurrected: boolean }> | undefined;
  /** Whether the config asks for the cookie (`decisionCookie`); undefined where the page does not show its config. */
  asksCookie?: boolean | undefined;
  /** Workers of Vitrine's that still run after withdrawal. */
  workersLeft: number;
}>;

/** One rule of the promise that was put to the test. */
export type Verdict = Readonly<{
  /** Its number in docs/privacy.md. */
  rule: number;
  title: string;
  verdict: 'kept' | 'broken' | 'not shown';
  /** What that is read from; of a broken rule, what broke it. */
  evidence: readonly string[];
}>;

/** A file of Vitrine's that the page has loaded. */
export type OwnFile = Readonly<{
  url: string;
  bytes: number;
  sha256: string;
  /** Whether it is, byte for byte, the file of that name in the package of this command. */
  released: boolean;
  /** It holds other code as well. */
  shared: boolean;
}>;

/** What `vitrine prove` has seen. Plain data. */
export type Proof = Readonly<{
  target: string;
  /** When it began, an ISO date. */
  at: string;
  /** Milliseconds that it took. */
  took: number;
  versions: Readonly<{ command: string; browser: string; node: string }>;
  /** How consent was given and taken back, in words. */
  way: string;
  files: readonly OwnFile[];
  acts: readonly ProvedAct[];
  requests: readonly ProvedRequest[];
  observed: Observed;
  rules: readonly Verdict[];
}>;
