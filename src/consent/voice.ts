import { CAPABILITIES } from './capabilities.js';
import type { Capability, CapabilityState, ConsentState } from './capability.js';

/** What one source says, all of it: what it does not name, it has no word on. */
export type Voice = Readonly<{
  /** The source's name, such as `tcf`; `set` and `callback` are the shop's own. */
  source: string;
  /** One that can only close says so: what it grants is not heard. A yielding one gives way to a yes for the same capability. */
  kind?: 'optout' | 'yielding' | undefined;
  says: Partial<ConsentState>;
  /** What that was read from: plain data, for `debug()` and the record. */
  raw?: unknown;
  /** When the shopper chose, milliseconds since the epoch. */
  chosen?: number | undefined;
  policyVersion?: string | undefined;
  /** What keeps it from saying more, in a few words. */
  note?: string | undefined;
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

/** Why the choice behind a voice counts no more: the term that it fails, or `at` where its time is not known; empty if it counts. */
export function whyOld({ chosen, policyVersion }: Voice, terms: Terms, now: number): string {
  const { policyVersion: own, maxAge = 395, since } = terms;
  const at = chosen ?? (since ? NaN : now);
  if (`${policyVersion ?? own}` !== own) return 'policyVersion';
  // what is no number passes no test; a clock may be a day ahead
  if (!(at < now + 1e8)) return 'at';
  if (!(at >= +new Date(since ?? 0))) return 'since';
  return at >= now - maxAge * 86_400_000 ? '' : 'maxAge';
}

/** One state for a capability: a no closes, then what is not known, and only then does a yes open. */
export function mergedState(voices: readonly HeardVoice[], key: Capability): CapabilityState {
  // those of that kind, and those of none, whose name is part of any text
  const says = (state: CapabilityState, among: string) =>
    voices.some(({ kind = '', counts }) => among.includes(kind) && counts[key] === state);
  if (says('denied', 'optout')) return 'denied';
  if (says('granted', '')) return says('unknown', 'optout') ? 'unknown' : 'granted';
  return says('denied', 'yielding') ? 'denied' : 'unknown';
}

/** A voice whose grants, of `keys` or all of them, another tab has withdrawn. */
export const lapsed = (voice: Voice, keys?: readonly string[]): Voice => ({
  ...voice,
  says: ungranted(voice.says, keys),
  note: 'lapsed',
});

/** The same, but for what is granted, of `keys` or at all. */
export const ungranted = (says: Partial<ConsentState>, keys: readonly string[] = CAPABILITIES): Partial<ConsentState> =>
  Object.fromEntries(
    Object.entries(says).map(([key, state]) => [key, state === 'granted' && keys.includes(key) ? 'unknown' : state]),
  );
