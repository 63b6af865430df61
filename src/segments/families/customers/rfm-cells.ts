/** The eleven named segments of customers. */
export const RFM_NAMES = [
  'champion',
  'loyal',
  'potential-loyalist',
  'new-customer',
  'promising',
  'needs-attention',
  'about-to-sleep',
  'at-risk',
  'cannot-lose',
  'hibernating',
  'lost',
] as const;

export type RfmName = (typeof RFM_NAMES)[number];

/** Scores of 1 to 5. */
export type RfmCell = Readonly<{ recency: number; frequency: number; monetary: number }>;

/** A place from 0 to 1 for each score: the share of comparable customers who do worse. */
export type RfmShares = Readonly<{ recency: number; frequency: number; monetary: number; momentum: number }>;

/** By recency, 1 to 5, and by worth, 1 to 5: the usual grid. */
const GRID: readonly (readonly RfmName[])[] = [
  ['lost', 'lost', 'at-risk', 'at-risk', 'cannot-lose'],
  ['hibernating', 'hibernating', 'at-risk', 'at-risk', 'cannot-lose'],
  ['about-to-sleep', 'about-to-sleep', 'needs-attention', 'loyal', 'loyal'],
  ['promising', 'potential-loyalist', 'potential-loyalist', 'loyal', 'loyal'],
  ['new-customer', 'potential-loyalist', 'potential-loyalist', 'champion', 'champion'],
];

/** The one name of a cell. Worth is the mean of frequency and money, rounded up; who has ordered once is worth 1, however much. */
export function rfmName({ recency, frequency, monetary }: RfmCell): RfmName {
  const worth = frequency === 1 ? 1 : Math.ceil((frequency + monetary) / 2);
  return GRID[recency - 1]![worth - 1]!;
}

/** How far a share must be past the border of a score to leave it. */
const BEYOND = 0.02;

/** The cell of shares: a score that was there before stays until its share is clearly out of it. */
export function rfmCell(shares: RfmShares, orders: number, before: RfmCell | undefined): RfmCell {
  // One order makes no frequency, whatever it is compared with, and two not much of it.
  const frequency = Math.min(scoreOf(shares.frequency, before?.frequency), orders < 2 ? 1 : orders < 3 ? 3 : 5);
  return {
    recency: scoreOf(shares.recency, before?.recency),
    frequency: orders < 2 ? 1 : Math.max(2, frequency),
    monetary: scoreOf(shares.monetary, before?.monetary),
  };
}

function scoreOf(share: number, before: number | undefined): number {
  if (before && share > (before - 1) / 5 - BEYOND && share < before / 5 + BEYOND) return before;
  return Math.min(5, 1 + Math.floor(5 * share));
}
