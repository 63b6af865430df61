import type { Good } from './goods.js';

/** Milliseconds in which what is wanted is wanted half as much: three days. */
const HALF_LIFE = 3 * 86_400_000;

/** How much a product is wanted at a time, after what it was wanted before. */
export const faded = ({ weight, at }: Pick<Good, 'weight' | 'at'>, now: number): number =>
  weight * 2 ** (-Math.max(0, now - at) / HALF_LIFE);
