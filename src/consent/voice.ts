import type { Capability, CapabilityState, ConsentState } from './capability.js';

/** What one source says, all of it: what it does not name, it has no word on. */
export type Voice = Readonly<{
  /** The source's name, such as `tcf`; `set` and `callback` are the shop's own. */
  source: string;
  /** One that can only close says so: what it grants is not heard. A yielding one gives way to a yes for the same capability. */
  kind?: 'optout' | 'yielding';
  says: Partial<ConsentState>;
  /** What that was read from: plain data, for `debug()` and the record. */
  raw?: unknown;
  /** When the shopper chose, milliseconds since the epoch. */
  chosen?: number;
  policyVersion?: string;
  /** What keeps it from saying more, in a few words. */
  note?: string;
}>;

/** A voice as it was heard, and what of it counts. */
export type HeardVoice = Voice &
  Readonly<{
    /** When it was heard, milliseconds since the epoch. */
    at: number;
    /** What counts of it: a choice that is too old, or of another policy, grants nothing. */
    counts: Partial<ConsentState>;
  }>;

/** Which choices still count. */
export type Terms = Readonly<{
  policyVersion: string;
  /** Days after which a choice must be made anew; 395 by default. */
  maxAge?: number | undefined;
  /** Date before which a choice counts no more, nor one of which the time is not known. */
  since?: string | undefined;
}>;

/** Whether the choice behind a voice still counts. */
export function isCurrent({ chosen, policyVersion }: Voice, terms: Terms, now: number): boolean {
  const { policyVersion: own, maxAge = 395, since } = terms;
  const at = chosen ?? (since ? 0 : now);
  return `${policyVersion ?? own}` === own && at >= now - maxAge * 86_400_000 && at >= +new Date(since ?? 0);
}

/** One state for a capability: a no closes, then what is not known, and only then does a yes open. */
export function mergedState(voices: readonly HeardVoice[], key: Capability): CapabilityState {
  const said = (kinds: readonly unknown[]) =>
    voices.flatMap(({ kind, counts }) => (kinds.includes(kind) && counts[key]) || []);
  const chosen = said([undefined]);
  const all = said([undefined, 'optout']);
  if (all.includes('denied')) return 'denied';
  if (chosen.includes('granted')) return all.includes('unknown') ? 'unknown' : 'granted';
  return said(['yielding']).includes('denied') ? 'denied' : 'unknown';
}

/** The same, but for what is granted. */
export const ungranted = (says: Partial<ConsentState>): Partial<ConsentState> =>
  Object.fromEntries(Object.entries(says).map(([key, state]) => [key, state === 'granted' ? 'unknown' : state]));
