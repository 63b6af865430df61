import { overlap, type Span } from './overlap.js';
import { raise } from './parts.js';
import type { View } from './view.js';

/** Counts the own work between an interaction and the frame that answers it; unknown where the browser tells of none. */
export function seeInteraction(event: Span & Readonly<{ interactionId?: number }>, { meter, parts }: View): void {
  const [ms, by] = overlap(meter.slices, event);
  if (event.interactionId) raise(parts.inp, by, ms);
  // 0 for an event that is none
  if (event.interactionId === undefined) parts.inp = undefined;
}
