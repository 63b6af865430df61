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
const CAPABILITIES = Object.keys(CLOSED) as Capability[];
const STATES: readonly unknown[] = ['unknown', 'granted', 'denied'] satisfies CapabilityState[];

/** The state of consent, and the only way to change it. */
export type Consent = Readable<ConsentState> &
  Readonly<{
    /** Merges what is given; unnamed capabilities stay. A malformed value closes its capability and is reported. */
    set(patch: Partial<ConsentState>): void;
    /** Listens to a consent manager, until `stop`. */
    follow(source: ConsentSource | undefined): void;
    stop(): void;
  }>;

/**
 * Opens the consent stage: everything `unknown` until the source, or {@link Consent.set}, says otherwise. What narrows is
 * applied in the same task; what widens waits one microtask, so that a manager that says "granted, no, denied" opens nothing.
 */
export function openConsent(report: Report): Consent {
  const state = writable(CLOSED);
  let target = CLOSED;
  let stopped = false;
  let stopSource: (() => void) | void;
  const move = (to: ConsentState) => {
    const from = state.get();
    if (!stopped && CAPABILITIES.some((key) => from[key] !== to[key])) state.set(to);
  };
  const set = (patch: Partial<ConsentState>) => {
    if (stopped) return;
    target = { ...target, ...validPatch(patch, report) };
    const narrowed = { ...state.get() };
    for (const key of CAPABILITIES) if (target[key] !== 'granted') narrowed[key] = target[key];
    move(narrowed);
    queueMicrotask(() => move(target));
  };
  const attempt = (run: () => void) => {
    try {
      run();
    } catch (cause) {
      // a source that fails half-way opens nothing, not even what it said before
      set(CLOSED);
      const message = 'consent: the source threw, so everything stays closed; mend it.';
      report({ code: 'consent-source', message, cause });
    }
  };
  return {
    ...state,
    set,
    follow: (source) => attempt(() => (stopSource = source?.(set))),
    stop() {
      stopped = true;
      attempt(() => stopSource?.());
      stopSource = undefined;
    },
  };
}

function validPatch(patch: unknown, report: Report): Partial<ConsentState> {
  const valid: Partial<Record<Capability, CapabilityState>> = {};
  const fault = (field: string, use: string) => report({ code: 'consent-value', field, message: `${field}: ${use}.` });
  try {
    if (typeof patch !== 'object') throw patch;
    for (const [key, value] of Object.entries(patch!)) {
      const field = `consent.${key}`;
      const known = CAPABILITIES.includes(key as Capability);
      const fits = STATES.includes(value);
      if (known) valid[key as Capability] = fits ? (value as CapabilityState) : 'unknown';
      if (!known) fault(field, `no such capability; use ${CAPABILITIES.join(', ')}`);
      else if (!fits) fault(field, `use "granted", "denied" or "unknown", not ${typeof value}; it stays closed`);
    }
  } catch {
    // no object, or one that will not be read
    fault('consent', 'use an object such as {"personalize": "granted"}');
    return CLOSED;
  }
  return valid;
}
