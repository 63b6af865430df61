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
      stopSource?.();
    },
  };
}

const capabilities = () => Object.keys(CLOSED) as Capability[];
const same = (a: ConsentState, b: ConsentState) => capabilities().every((key) => a[key] === b[key]);

function subscribe(source: ConsentSource | undefined, set: Consent['set'], report: Report): (() => void) | void {
  try {
    const stop = source?.(set);
    return () => {
      try {
        stop?.();
      } catch (cause) {
        report({ code: 'consent-source', message: 'consent: the source threw when it was stopped.', cause });
      }
    };
  } catch (cause) {
    // a source that fails half-way opens nothing, not even what it said before
    set(CLOSED);
    report({
      code: 'consent-source',
      message: 'consent: the source threw; everything stays closed. Mend the callback.',
      cause,
    });
  }
}

function validPatch(patch: unknown, report: Report): Partial<ConsentState> {
  const valid: Partial<Record<Capability, CapabilityState>> = {};
  const fault = (field: string, message: string) => report({ code: 'consent-value', field, message });
  if (typeof patch !== 'object' || patch === null) {
    fault('consent', 'consent: use an object such as {"personalize": "granted"}; nothing was opened.');
    return CLOSED;
  }
  for (const [key, value] of Object.entries(patch)) {
    if (!Object.hasOwn(CLOSED, key)) {
      fault(`consent.${key}`, `consent.${key}: no such capability; use ${capabilities().join(', ')}.`);
    } else if (STATES.includes(value)) {
      valid[key as Capability] = value as CapabilityState;
    } else {
      valid[key as Capability] = 'unknown';
      fault(
        `consent.${key}`,
        `consent.${key}: use "granted", "denied" or "unknown", not ${typeof value}; it stays closed.`,
      );
    }
  }
  return valid;
}
