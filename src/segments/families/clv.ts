import type { Family, Judging } from '../family.js';
import { draft, NOTHING, type Draft } from '../hysteresis.js';
import type { Score } from '../../model/scores.js';
import { valuePath } from '../model-path.js';
import type { Segment, SegmentId } from '../segment.js';
import { customerOf, CUSTOMER } from './customers/customer.js';
import { ladder, lowestRung } from './judging/ladder.js';
import { settledFamily, type Settled } from './judging/settled-family.js';
import { modelReasons, thresholdOf } from './judging/weigh.js';

/** A tier is left below this share of the spend that it begins with. */
const BACK = 0.85;
/** Those that begin at a spend, lowest first. */
const TIERS = ['middle', 'high', 'top'] as const;
const LOW = 'clv:low';
const IDS: readonly SegmentId[] = ['clv:top', 'clv:high', 'clv:middle', LOW];

/**
 * The tier of what a customer is expected to spend: exactly one, once it is known. By the model alone, whose tiers rank customers and
 * promise no amounts; no rule can tell what a sum is worth in a shop.
 */
export const clv: Family<Settled<null>> = settledFamily<null>({
  name: 'clv',
  ids: IDS,
  reads: { more: CUSTOMER, models: [['clv']] },
  start: () => null,
  judge(judging) {
    const model = judging.scores['clv'];
    const starts = TIERS.map((tier) => thresholdOf(model, 'tiers', tier));
    const spend = model?.values?.[0];
    const told = customerOf(judging.features).logged && starts.every((start) => (start ?? 0) > 0);
    return { segments: told && spend! >= 0 ? tiers(model!, starts as number[], judging) : unknown(judging), own: null };
  },
});

const unknown = ({ gate }: Judging): readonly Segment[] =>
  IDS.map((id) => gate.settle(draft(id, NOTHING, { known: false, enter: 1, exit: 1 }), false));

/** Spend is scored against the start of the top tier, which is a half. */
function tiers(model: Score, starts: readonly number[], judging: Judging): readonly Segment[] {
  const scored = (spend: number) => spend / (spend + starts.at(-1)!);
  const score = scored(model.values![0]!);
  const judged = {
    score,
    reasons: modelReasons(model, {}, judging),
    model: model.model,
    path: valuePath(model, starts.at(-1)!),
  };
  const rungs: Draft[] = starts.map((start, place) =>
    draft(`clv:${TIERS[place]!}`, judged, { known: true, enter: scored(start), exit: scored(start * BACK) }),
  );
  const against = modelReasons(model, { against: true }, judging);
  const low = lowestRung(LOW, rungs[0]!, { reasons: against, model: model.model });
  return ladder([low, ...rungs], judging.gate).toReversed();
}
