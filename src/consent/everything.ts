import type { CapabilityState, ConsentState } from './capability.js';

/** The same state for every capability. */
export const everything = (state: CapabilityState): ConsentState => ({
  contextual: state,
  persist: state,
  personalize: state,
  measure: state,
  learn: state,
  export: state,
});
