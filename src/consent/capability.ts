/**
 * What a shopper may allow. Each stands alone; nothing opens but on `granted`. `contextual` is what needs no memory: address, referrer
 * class, viewport and clock.
 */
export type Capability = 'contextual' | 'persist' | 'personalize' | 'measure' | 'learn' | 'export';

/** `unknown` is as closed as `denied`; it only means that nobody has answered yet. */
export type CapabilityState = 'unknown' | 'granted' | 'denied';

/** The state of every capability. */
export type ConsentState = Readonly<Record<Capability, CapabilityState>>;

/** When the shopper chose, in milliseconds since the epoch or as a date, and under which policy: without them a choice counts as today's. */
export type Choice = Readonly<{ at?: number | string; policyVersion?: string }>;

/** Takes what is known; unnamed capabilities stay. */
export type SetConsent = (patch: Partial<ConsentState>, choice?: Choice) => void;

type Stop = (() => void) | void;

/**
 * A consent manager, seen from here: it is handed `set` and calls it with what it knows, now and on every change.
 * What it returns, or promises, is called once when Vitrine stops.
 */
export type ConsentSource = (set: SetConsent) => Stop | Promise<Stop>;
