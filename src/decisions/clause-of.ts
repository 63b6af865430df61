import type { Segment } from '../segments/segment.js';

/** A shopper understands what they did better than what they left undone, so reasons that rest on a zero come last. */
export const clauseOf = ({ reasons }: Segment): string | undefined =>
  (reasons.find(({ value }) => value !== 0) ?? reasons[0])?.text;
