import { hash32 } from '../../lib/hash-32.js';

const RANGE = 2 ** 32;

/**
 * Whether a variant is for the shopper who has this lot. Each variant draws anew, evenly and always the same, so that whoever is in a
 * share is in every larger one. Without a lot nobody is in any.
 */
export const rolledOut = (share: number, lot: number | undefined, variant: string): boolean =>
  lot !== undefined && hash32(`${variant}:${lot}`) / RANGE < share;
