import { DURATION, readDuration } from './read-duration.js';
import type { Spot } from './spot.js';

/** Buckets of a window: each is this part of it. */
export const BUCKETS = 30;

/** How far back counting goes; `span` and the `width` of a bucket in milliseconds, infinite for a visit and for ever. */
export type Period = Readonly<{ span: number; width: number; visit: boolean }>;

/** Reads `within`: a duration, `visit`, or `ever`, which is the default. */
export function readPeriod(said: unknown, spot: Spot): Period | undefined {
  if (said === undefined || said === 'ever' || said === 'visit')
    return { span: Infinity, width: Infinity, visit: said === 'visit' };
  const span = readDuration(said);
  return span ? { span, width: span / BUCKETS, visit: false } : spot.fault(`it must be "visit", "ever" or ${DURATION}`);
}

/** The bucket of a time; for a visit and for ever there is only one. */
export const bucketOf = ({ width }: Period, now: number): number => (width === Infinity ? 0 : Math.floor(now / width));

/** The oldest bucket that still counts: what is no older than the span does, and nothing that is older by a bucket. */
export const oldestOf = (period: Period, now: number): number =>
  period.width === Infinity ? 0 : bucketOf(period, now) - BUCKETS;

/** Buckets that are kept at once. */
export const bucketsOf = ({ width }: Period): number => (width === Infinity ? 1 : BUCKETS + 1);
