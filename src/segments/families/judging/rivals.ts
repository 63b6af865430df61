import type { Draft, Hysteresis } from '../../hysteresis.js';
import type { Segment } from '../../segment.js';

/** What who is in already has over the other. */
const LEAD = 0.1;

/**
 * Settles two segments of which one at most is active. Where both would pass, it is the one that must stay, or else the one further
 * over its own threshold, the first of equals.
 */
export function rivals(
  [one, other]: readonly [Draft, Draft],
  gate: Hysteresis,
  may: (draft: Draft) => boolean = gate.passes,
): readonly [Segment, Segment] {
  const [first, second] = [may(one), may(other)];
  const rank = ({ id, score, enter }: Draft) => score - enter + (gate.stays(id) ? 1 : gate.held(id) ? LEAD : 0);
  const leads = !second || rank(one) >= rank(other);
  return [gate.settle(one, first && leads), gate.settle(other, second && !(first && leads))];
}
