import { writable, type Readable } from '../lib/readable.js';
import type { Report } from '../lib/report.js';
import type { Capability, CapabilityState, ConsentSource, ConsentState } from './capability.js';

const CLOSED: ConsentState = {
  persist: 'unknown',
  personalize: 'unknown',
  measure: 'unknown',
  learn: 'unknown',
  export: 'unknown',
};
const STATES: readonly unknown[] = ['unknown', 'granted', 'denied'] satisfies CapabilityState[];

/** The state of consent, and the only way to change it. */
export type Consent = Readable<ConsentState> &
  Readonly<{
    /** Merges what is given; unnamed capabilities stay. A malformed value closes its capability and is reported. */
    set(patch: Partial<ConsentState>): void;
    stop(): void;
  }>;

/**
 * Opens the consent stage: everything `unknown` until the source, or {@link Consent.set}, says otherwise. What narrows is
 * applied in the same task; what widens waits one microtask, so that a manager that says "granted, no, denied" opens nothing.
 */
export function openConsent(source: ConsentSource | undefined, report: Report): Consent {
  const state = writable(CLOSED);
  let target = CLOSED;
  let stopped = false;
  const apply = () => {
    if (!stopped && !same(state.get(), target)) state.set(target);
  };
  const set = (patch: Partial<ConsentState>) => {
    if (stopped) return;
    target = { ...target, ...validPatch(patch, report) };
    const narrowed = { ...state.get() };
    for (const key of capabilities()) if (target[key] !== 'granted') narrowed[key] = target[key];
    if (!same(state.get(), narrowed)) state.set(narrowed);
    if (!same(narrowed, target)) queueMicrotask(apply);
  };
  const stopSource = subscribe(source, set, report);
  return {
    ...state,
    set,
    stop() {
      stopped = true;
      stopSource();
    },
  };
}

const capabilities = () => Object.keys(CLOSED) as Capability[];
const same = (a: ConsentState, b: ConsentState) => capabilities().every((key) => a[key] === b[key]);

function subscribe(source: ConsentSource | undefined, set: Consent['set'], report: Report): () => void {
  const attempt = <T>(run: () => T): T | undefined => {
    try {
      return run();
    } catch (cause) {
      // a source that fails half-way opens nothing, not even what it said before
      set(CLOSED);
      const message = 'consent: the source threw, so everything stays closed; mend it.';
      report({ code: 'consent-source', message, cause });
      return undefined;
    }
  };
  const stop = attempt(() => source?.(set));
  return () => attempt(() => stop?.());
}

function validPatch(patch: unknown, report: Report): Partial<ConsentState> {
  const valid: Partial<Record<Capability, CapabilityState>> = {};
  const fault = (field: string, message: string) => report({ code: 'consent-value', field, message });
  try {
    if (typeof patch !== 'object') throw patch;
    for (const [key, value] of Object.entries(patch!)) {
      const field = `consent.${key}`;
      if (!Object.hasOwn(CLOSED, key)) {
        fault(field, `${field}: no such capability; use ${capabilities().join(', ')}.`);
      } else if (STATES.includes(value)) {
        valid[key as Capability] = value as CapabilityState;
      } else {
        valid[key as Capability] = 'unknown';
        fault(field, `${field}: use "granted", "denied" or "unknown", not ${typeof value}; it stays closed.`);
      }
    }
  } catch {
    // no object, or one that will not be read
    fault('consent', 'consent: use an object such as {"personalize": "granted"}.');
    return CLOSED;
  }
  return valid;
}
