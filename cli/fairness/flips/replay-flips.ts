import { isDeepStrictEqual } from 'node:util';
import { foldMoment, startMoment, type Moment, type TimelineRules } from '../../../src/timeline.js';
import type { Recorded } from '../../../src/learning/summary.js';
import { variantName, type Effects } from '../decisions/price-variants.js';
import type { Change } from './changes.js';
import { openFlipTally, type Flip, type Flips } from './flip-tally.js';

/** One shopper's log and what messages call it. */
export type Session = Readonly<{ name: string; log: readonly Recorded[] }>;

/**
 * Replays each log as it was, and once more for each change, and holds the decisions after every event against each other. A comparison is one
 * slot of one log under one change; it differs if any decision does.
 */
export async function replayFlips(
  sessions: AsyncIterable<Session>,
  changes: readonly Change[],
  { rules, effects }: Readonly<{ rules: TimelineRules; effects: Effects }>,
): Promise<Flips> {
  const tally = openFlipTally();
  for await (const session of sessions) {
    const before = await variantsOf(session.log, rules);
    for (const change of changes) {
      const log = change.apply(session.log);
      if (isDeepStrictEqual(log, session.log)) {
        tally.same();
        continue;
      }
      const after = await variantsOf(log, rules);
      for (const { slot } of rules.slots)
        tally.compare(slot, change.proxy, differenceOf({ slot, change, effects, session }, before, after));
    }
  }
  return tally.flips();
}

type Shown = ReadonlyMap<string, string>;

/** What stood in each slot after every event. */
async function variantsOf(log: readonly Recorded[], rules: TimelineRules): Promise<readonly Shown[]> {
  let moment: Moment = startMoment(rules);
  const shown: Shown[] = [];
  for (const event of log) {
    moment = await foldMoment(moment, event, rules);
    shown.push(new Map(moment.decisions.map(({ slot, variant }) => [slot, variant])));
  }
  return shown;
}

type About = Readonly<{ slot: string; change: Change; effects: Effects; session: Session }>;

/** The first difference in a price, or else the first one. */
function differenceOf(
  { slot, change, effects, session }: About,
  before: readonly Shown[],
  after: readonly Shown[],
): Flip | undefined {
  let first: Flip | undefined;
  for (const [place, shown] of before.entries()) {
    const [from, to] = [shown.get(slot) ?? 'default', after[place]!.get(slot) ?? 'default'];
    if (from === to) continue;
    const moves = [from, to].some((variant) => effects.has(variantName(slot, variant)));
    const flip = {
      slot,
      changed: change.proxy,
      from,
      to,
      moves_price: moves,
      place: `${session.name}, event ${place + 1}, ${change.proxy} ${change.value}`,
    };
    if (moves) return flip;
    first ??= flip;
  }
  return first;
}
