import { overlap, type Span } from './overlap.js';
import { raise } from './parts.js';
import type { View } from './view.js';

/** Counts the own work in a long task: several pieces that are short each may make it long. */
export function seeTask(task: Span, { meter, parts }: View): void {
  const [ms, by] = overlap(meter.slices, task);
  raise(parts.longTask, by, ms);
}
