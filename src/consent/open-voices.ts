import type { Writable } from '../lib/readable.js';
import type { Capability, ConsentState } from './capability.js';
import { CAPABILITIES } from './capabilities.js';
import { lapsed, mergedState, ungranted, whyOld, type HeardVoice, type Terms, type Voice } from './voice.js';

/** What every source has said last, and what follows from it. */
export type Voices = Readonly<{
  /** Takes the whole of what one source says, in place of what it said before. */
  say(voice: Voice): void;
  /** Another tab has withdrawn these: what was granted here is as good as unknown until its source says something new. */
  lapse(keys: readonly Capability[]): void;
  /** Sets which choices still count. */
  judge(terms: Terms): void;
  all(): readonly HeardVoice[];
}>;

/**
 * Keeps `state` at the most restrictive of what is said: what narrows is applied in the same task; what widens waits one microtask, so
 * that a manager that says "granted, no, denied" opens nothing.
 */
export function openVoices({ get, set }: Writable<ConsentState>): Voices {
  const voices = new Map<string, HeardVoice>();
  let terms: Terms | undefined;
  const all = () => [...voices.values()];
  const move = (narrow?: true) => {
    const from = get();
    const to = { ...from };
    for (const key of CAPABILITIES) {
      const now = mergedState(all(), key);
      if (!narrow || now !== 'granted') to[key] = now;
    }
    if (CAPABILITIES.some((key) => from[key] !== to[key])) set(to);
  };
  const say = (voice: Voice) => {
    const at = Date.now();
    const old = terms && whyOld(voice, terms, at);
    const counts = old ? ungranted(voice.says) : voice.says;
    voices.set(voice.source, { ...voice, at, counts, ...(old && { note: `out of date: ${old}` }) });
    move(true);
    queueMicrotask(move);
  };
  return {
    say,
    all,
    lapse(keys) {
      for (const voice of all()) {
        if (keys.some((key) => voice.says[key] === 'granted')) say(lapsed(voice, keys));
      }
    },
    judge(given) {
      terms = given;
      all().forEach(say);
    },
  };
}
