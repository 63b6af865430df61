import type { CapabilityState, ConsentState } from '../capability.js';

/** What holds while a manager is still asking: what `now` refuses is refused, and what it allows is as it was `before`. */
export function narrowed(before: Partial<ConsentState>, now: Partial<ConsentState>): Partial<ConsentState> {
  const held: Record<string, CapabilityState> = { ...before };
  for (const [key, state] of Object.entries(now))
    if (state !== 'granted') held[key] = state;
    else held[key] ??= 'unknown';
  return held;
}
