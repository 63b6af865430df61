import { draft, type Draft, type Hysteresis, type Judged } from '../../hysteresis.js';
import type { Path, Segment, SegmentId } from '../../segment.js';

/**
 * Settles segments of which exactly one is active once they are known: the highest that has entered, or that was reached and has not
 * fallen below exit; the first where there is none. One that was reached lately stays while anything speaks for it, one that was left lately does not return.
 */
export function ladder(rungs: readonly Draft[], gate: Hysteresis): readonly Segment[] {
  const held = rungs.findLastIndex(({ id }) => gate.held(id));
  const stands = rungs.findLastIndex((rung, place) => {
    const { id, score, enter, exit } = rung;
    if (!place) return true;
    if (gate.lacks(rung)) return false;
    if (place > held) return score >= enter && !gate.rests(id);
    return score >= exit || (place === held && score > 0 && gate.stays(id));
  });
  return rungs.map((rung, place) => gate.settle(rung, rung.known && place === stands));
}

/** The lowest rung: the rest of the next one, and with its thresholds as they are seen from there. */
export function lowestRung(id: SegmentId, next: Draft, about: Omit<Judged, 'score'>): Draft {
  const thresholds = { known: next.known, enter: 1 - next.exit, exit: 1 - next.enter };
  const path: Path = { of: 'score', bias: 1, terms: [next.id], shares: [-next.score] };
  const reasons = about.reasons.filter(({ contribution = 0 }) => contribution > 0);
  return draft(id, { score: Math.max(0, 1 - next.score), reasons, model: about.model, path }, thresholds);
}
