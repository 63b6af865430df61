import type { MicroSegment } from '../segments/segment-settings.js';

/** Different shoppers that an intersection must have been found in before anybody's membership of it may leave the device. */
export const LEAST_SHOPPERS = 50;

/**
 * Whether the membership of a micro-segment may leave the device: only where the support that came with the config reaches `k` shoppers.
 * A device never counts others; support that is missing or no number keeps it here.
 */
export const mayExport = (micro: Pick<MicroSegment, 'support'>, k = LEAST_SHOPPERS): boolean =>
  k >= 1 && micro.support?.shoppers >= k;
