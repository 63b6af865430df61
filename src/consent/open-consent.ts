import { writable, type Readable } from '../lib/readable.js';
import type { Tell } from '../lib/report.js';
import type { Capability, CapabilityState, Choice, ConsentSource, ConsentState, SetConsent } from './capability.js';
import { everything } from './everything.js';
import { CAPABILITIES, openVoices, type Voices } from './open-voices.js';
import { ungranted, type HeardVoice, type Terms, type Voice } from './voice.js';

const STATES: readonly unknown[] = ['unknown', 'granted', 'denied'] satisfies CapabilityState[];

/** How consent stands, and why. Hand it to your own books, since a withdrawal erases ours. Plain data. */
export type ConsentRecord = Readonly<{
  /** When it was made, milliseconds since the epoch. */
  at: number;
  state: ConsentState;
  policyVersion: string | undefined;
  /** Every source with its last raw value, when that was heard, and what of it counts. */
  sources: readonly HeardVoice[];
}>;

/** The state of consent, and the only way to change it. */
export type Consent = Readable<ConsentState> &
  Pick<Voices, 'say' | 'lapse'> &
  Readonly<{
    /** The shop's own word. Unnamed capabilities stay; a malformed value closes its capability and is reported. */
    set: SetConsent;
    /** Sets which choices still count, and listens to the shop's own source, until `stop`. */
    follow(source: ConsentSource | undefined, terms: Terms): void;
    debug(): ConsentRecord;
    stop(): void;
  }>;

/** Opens the consent stage: everything `unknown` until a source, or {@link Consent.set}, says otherwise; of several the most restrictive wins. */
export function openConsent(report: Tell): Consent {
  const state = writable(everything('unknown'));
  let stopped = false;
  const set: typeof state.set = (to) => stopped || state.set(to);
  const { say, all, lapse, judge } = openVoices({ ...state, set });
  let policyVersion: string | undefined;
  let fence = 0;
  const speak =
    (source: string): SetConsent =>
    (patch, choice) => {
      const raw = validPatch(patch, report);
      const before = all().find((voice) => voice.source === source);
      // what no longer counts does not come back with another date
      const says = { ...before?.counts, ...raw };
      const made = dated(choice);
      // what was chosen before another tab withdrew is no news here
      say({ source, says: made.chosen! < fence ? ungranted(says) : says, raw, ...made });
    };
  const own = openSource(say, report);
  return {
    ...state,
    say,
    lapse(keys) {
      fence = Date.now();
      lapse(keys);
    },
    set: speak('set'),
    follow(source, terms) {
      ({ policyVersion } = terms);
      judge(terms);
      own.follow(source, speak('callback'));
    },
    debug: () => ({ at: Date.now(), state: state.get(), policyVersion, sources: all() }),
    stop() {
      stopped = true;
      own.stop();
    },
  };
}

/** The shop's own source, which may throw. */
function openSource(say: Voices['say'], report: Tell) {
  let end: (() => void) | void;
  const attempt = (run: () => void) => {
    try {
      run();
    } catch (cause) {
      // a source that fails half-way opens nothing, not even what it said before
      say({ source: 'callback', says: everything('unknown'), note: 'threw' });
      report({ code: 'consent-source', cause });
    }
  };
  return {
    follow: (source: ConsentSource | undefined, set: SetConsent) => attempt(() => (end = source?.(set))),
    stop() {
      if (typeof end === 'function') attempt(end);
      end = undefined;
    },
  };
}

function dated(choice: unknown): Pick<Voice, 'chosen' | 'policyVersion'> {
  const { at, policyVersion } = Object(choice) as Choice;
  // what is no date opens nothing, and a no stays a no
  const chosen = typeof at === 'number' ? at : Date.parse(String(at));
  return { ...(at !== undefined && { chosen }), ...(policyVersion !== undefined && { policyVersion }) };
}

function validPatch(patch: unknown, report: Tell): Partial<Record<Capability, CapabilityState>> {
  const valid: Partial<Record<Capability, CapabilityState>> = {};
  const fault = (name: string) => report({ code: 'consent-value', field: `consent${name}` });
  try {
    if (typeof patch !== 'object' || Symbol.iterator in patch!) throw patch;
    for (const [key, value] of Object.entries(patch!)) {
      const known = CAPABILITIES.includes(key as Capability);
      const fits = STATES.includes(value);
      if (known) valid[key as Capability] = fits ? (value as CapabilityState) : 'unknown';
      if (!known || !fits) fault(`.${key}`);
    }
  } catch {
    // no object, or one that will not be read
    fault('');
    return everything('unknown');
  }
  return valid;
}
