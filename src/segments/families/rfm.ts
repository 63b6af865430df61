import type { Family, Judging } from '../family.js';
import { draft, gated, NOTHING, type Judged } from '../hysteresis.js';
import { weighted } from '../weighted.js';
import type { Reason, Segment } from '../segment.js';
import { customerOf, CUSTOMER, type Customer } from './customers/customer.js';
import { fading, FADING_CHEAP, FADING_VALUABLE } from './customers/fading.js';
import { RFM_NAMES, rfmCell, rfmName, type RfmCell } from './customers/rfm-cells.js';
import { shareReason } from './customers/share-reason.js';
import { rfmShares, SHARE_FEATURES } from './customers/rfm-shares.js';
import { settledFamily, type Settled } from './judging/settled-family.js';

const NAMED = RFM_NAMES.map((name) => ({ name, id: `rfm:${name}` as const }));
const ONE_TIME = 'rfm:one-time';
const FACT = { enter: 1, exit: 1 };

/** The cell that somebody stood in last. */
type Own = RfmCell | null;

/**
 * Recency, frequency and money of a customer: one of eleven named segments by their cell, whether they fade, valuable or cheap, and
 * whether they have ordered once.
 */
export const rfm: Family<Settled<Own>> = settledFamily<Own>({
  name: 'rfm',
  ids: [...NAMED.map(({ id }) => id), FADING_VALUABLE, FADING_CHEAP, ONE_TIME],
  reads: { features: SHARE_FEATURES, more: CUSTOMER, models: [['rfm']] },
  start: () => null,
  judge(judging, before) {
    const customer = customerOf(judging.features);
    const known = customer.orders > 0 && customer.since !== undefined;
    const { shares, model } = rfmShares(customer, judging);
    const cell = known ? rfmCell(shares, customer.orders, before ?? undefined) : null;
    const name = cell && rfmName(cell);
    const reasons = cell ? reasonsOf(customer, judging) : [];
    const { gate } = judging;
    const fact = (id: Segment['id'], judged: Judged | false) =>
      gate.settle(draft(id, judged || NOTHING, gated(FACT, known)), judged !== false);
    return {
      segments: [
        ...NAMED.map((one) => fact(one.id, one.name === name && { score: 1, reasons, model })),
        ...fading({ customer, shares, model }, judging),
        fact(ONE_TIME, known && customer.orders === 1 && { score: 1, reasons: [weighted(reasons[1]!, 1)] }),
      ],
      own: same(cell, before) ? before : cell,
    };
  },
});

const same = (a: Own, b: Own) =>
  a?.recency === b?.recency && a?.frequency === b?.frequency && a?.monetary === b?.monetary;

/** Recency, frequency and money: each has a third of the cell. */
const reasonsOf = (customer: Customer, judging: Judging): readonly Reason[] =>
  (['recency', 'frequency', 'monetary'] as const).map((share) => shareReason(share, customer, judging)(1 / 3));
