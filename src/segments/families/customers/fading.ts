import type { Judging } from '../../family.js';
import { draft, gated, NOTHING, type Judged } from '../../hysteresis.js';
import { ramp } from '../../rule-score.js';
import type { Segment } from '../../segment.js';
import type { Customer } from './customer.js';
import type { RfmShares } from './rfm-cells.js';
import { rivals } from '../judging/rivals.js';
import { shareReason } from './share-reason.js';
import { MOST_REASONS } from '../../strongest-reasons.js';
import { thresholdOf } from '../judging/weigh.js';

export const FADING_VALUABLE = 'rfm:fading-valuable';
export const FADING_CHEAP = 'rfm:fading-cheap';

const HALFWAY = { enter: 0.5, exit: 0.35 };
/** How far a share is past its limit when a condition is met to the full, as far again when it is not met at all. */
const REACH = 0.3;

type Condition = Readonly<{ share: keyof RfmShares; limit: number; above?: boolean }>;
type Faded = Readonly<{ customer: Customer; shares: RfmShares; model?: string | undefined }>;

/** Whether a customer falls silent who brought much, or one who brought little; of the two one at most. */
export function fading({ customer, shares, model }: Faded, judging: Judging): readonly [Segment, Segment] {
  const { gate, features } = judging;
  // Who has ordered on one day has no habit to fall from, and who has not for a year is gone.
  const known = customer.orders > 1 && customer.since !== undefined;
  const still = model ? (features['order_days_365d@1'] ?? 0) > 0 : customer.since! <= 365;
  const { valuable, cheap } = conditions(model ? judging : undefined);
  const judge = (id: Segment['id'], all: readonly Condition[]) =>
    draft(id, known && still ? meet(all, { customer, shares, model }, judging) : NOTHING, gated(HALFWAY, known));
  return rivals([judge(FADING_VALUABLE, valuable), judge(FADING_CHEAP, cheap)], gate);
}

/** The conditions of the model's manifest, or those by rules. */
function conditions(judging: Judging | undefined) {
  const model = judging?.scores['rfm'];
  const of = (pattern: string, name: string, otherwise: number) => thresholdOf(model, pattern, name) ?? otherwise;
  const [silent, fade] = ['big_spender_falling_silent', 'fading'] as const;
  const much = of(silent, 'monetary_above', model ? 0.7 : 0.55);
  const valuable: readonly Condition[] = [
    { share: 'recency', limit: of(silent, 'recency_below', model ? 0.3 : 0.4) },
    { share: 'monetary', limit: much, above: true },
    { share: 'frequency', limit: of(silent, 'frequency_above', 0.5), above: true },
  ];
  const cheap: readonly Condition[] = [
    { share: 'recency', limit: of(fade, 'recency_below', model ? 0.3 : 0.4) },
    { share: 'momentum', limit: of(fade, 'momentum_below', 0.3) },
    { share: 'monetary', limit: of(fade, 'monetary_below', much) },
    // By rules money that falls is enough, however many the orders were.
    ...(model ? [{ share: 'frequency', limit: of(fade, 'frequency_below', 0.5) } as const] : []),
  ];
  return { valuable, cheap };
}

/** The least met of the conditions: half at its limit. Each has its part of the score by how far it is met. */
function meet(all: readonly Condition[], { customer, shares, model }: Faded, judging: Judging): Judged {
  const met = all.map(({ share, limit, above }) => {
    const past = above ? shares[share] - limit : limit - shares[share];
    return { share, degree: ramp(past, -REACH, REACH) };
  });
  const score = Math.min(...met.map(({ degree }) => degree));
  const total = met.reduce((sum, { degree }) => sum + degree, 0);
  if (!score) return { ...NOTHING, model };
  const reasons = met
    .toSorted((a, b) => b.degree - a.degree)
    .slice(0, MOST_REASONS)
    .map(({ share, degree }) => shareReason(share, customer, judging)((score * degree) / total));
  return { score, reasons, model };
}
