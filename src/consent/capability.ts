/** What a shopper may allow. Each stands alone; nothing opens but on `granted`. */
export type Capability = 'persist' | 'personalize' | 'measure' | 'learn' | 'export';

/** `unknown` is as closed as `denied`; it only means that nobody has answered yet. */
export type CapabilityState = 'unknown' | 'granted' | 'denied';

/** The state of every capability. */
export type ConsentState = Readonly<Record<Capability, CapabilityState>>;

/**
 * A consent manager, seen from here: it is handed `set` and calls it with what it knows, now and on every change.
 * What it returns is called once when Vitrine stops.
 */
export type ConsentSource = (set: (patch: Partial<ConsentState>) => void) => (() => void) | void;
