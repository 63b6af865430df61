import { add } from './parts.js';
import type { View } from './view.js';

export type LayoutShift = Readonly<{ startTime: number; value: number; hadRecentInput: boolean }>;

/** Counts a layout shift in a frame that shows an own change, unless it follows the shopper's input. */
export function seeShift({ startTime, value, hadRecentInput }: LayoutShift, { meter, parts }: View): void {
  const change = meter.changes.find(({ start, end }) => start <= startTime && startTime <= end);
  if (change && !hadRecentInput) add(parts.cls, change.what, value);
}
