import { writable, type Readable } from '../lib/readable.js';
import type { Tell } from '../lib/report.js';
import { CAPABILITIES } from './capabilities.js';
import type { Capability, CapabilityState, Choice, ConsentSource, ConsentState, SetConsent } from './capability.js';
import { everything } from './everything.js';
import { openVoices, type Voices } from './open-voices.js';
import { lapsed, ungranted, type HeardVoice, type Terms, type Voice } from './voice.js';

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
  const { say, all, lapse, judge } = openVoices(state);
  let stopped = false;
  const fault = (name: string) => report({ code: 'consent-value', field: `consent${name}` });
  let policyVersion: string | undefined;
  /** When another tab has withdrawn, and what: of that, nothing that was chosen before is news here. */
  let fence: number | undefined;
  const fenced: Capability[] = [];
  /** The source that has failed, half-way perhaps: of what it says only a no counts. */
  let failed: string | undefined;
  const speak =
    (source: string): SetConsent =>
    (patch, choice) => {
      if (stopped) return;
      const raw = validPatch(patch, fault);
      // what no longer counts does not come back with another date
      const says = { ...all().find((voice) => voice.source === source)?.counts, ...raw };
      const voice = { source, says, raw, ...dated(choice, fault) };
      if (source === failed) say({ ...voice, note: 'threw', says: { ...everything('unknown'), ...ungranted(says) } });
      else say(voice.chosen! < fence! ? lapsed(voice, fenced) : voice);
    };
  const own = openSource(report, () => speak((failed = 'callback'))({}));
  return {
    ...state,
    say,
    lapse(keys) {
      // none of them, no fence
      fence = fenced.push(...keys) && Date.now();
      lapse(keys);
    },
    set: speak('set'),
    follow(source, terms) {
      policyVersion = terms.policyVersion;
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

/** The shop's own source, which may throw, now or as a promise, and so may what ends it. */
function openSource(report: Tell, shut: () => void) {
  let end: unknown;
  let over = false;
  const fail = (cause: unknown) => {
    shut();
    report({ code: 'consent-source', cause });
  };
  const attempt = (run: () => unknown) => {
    try {
      const given = run() as Partial<PromiseLike<unknown>> | undefined;
      take(given);
      given?.then?.(take, fail);
    } catch (cause) {
      fail(cause);
    }
  };
  const take = (given: unknown) => {
    end = given;
    if (over) stop();
  };
  const stop = () => {
    const last = end;
    over = true;
    end = undefined;
    // what it hands back is nothing to stop
    if (typeof last === 'function') attempt(async () => void (await last()));
  };
  return {
    follow: (source: ConsentSource | undefined, set: SetConsent) =>
      attempt(() => typeof source === 'function' && source(set)),
    stop,
  };
}

/** When and under what the shopper chose; what is no date, or will not be read, opens nothing, and a no stays a no. */
function dated(choice: unknown, fault: (name: string) => void): Pick<Voice, 'chosen' | 'policyVersion'> {
  try {
    const { at, policyVersion } = Object(choice) as Choice;
    return {
      // throws at what is no date
      chosen: at === undefined ? at : Date.parse(new Date(at || NaN).toISOString()),
      policyVersion: policyVersion && `${policyVersion}`,
    };
  } catch {
    fault('.at');
    return { chosen: NaN };
  }
}

function validPatch(patch: unknown, fault: (name: string) => void): Partial<Record<Capability, CapabilityState>> {
  const valid: Partial<Record<Capability, CapabilityState>> = {};
  try {
    if (typeof patch !== 'object' || Symbol.iterator in patch!) throw patch;
    // what a class answers is in no list of its keys
    for (const key of [...CAPABILITIES, ...Object.keys(patch!)] as Capability[])
      if (!valid[key] && key in patch!) {
        const value = (patch as ConsentState)[key];
        const fits = CAPABILITIES.includes(key) && STATES.includes(value);
        valid[key] = fits ? value : 'unknown';
        if (!fits) fault(`.${key}`);
      }
  } catch {
    // no object, or one that will not be read
    fault('');
    return everything('unknown');
  }
  return valid;
}
