import type { Contextual } from '../config.js';
import type { CapabilityState } from '../consent/capability.js';

/** Whether contextual mode may run: once it is granted, and for `always` also before any answer; never against a no. */
export const mayBeContextual = (mode: Contextual, state: CapabilityState): boolean =>
  mode === 'always' ? state !== 'denied' : mode === 'consent' && state === 'granted';
