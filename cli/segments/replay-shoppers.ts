import { foldMoment, startMoment, type Moment, type TimelineRules } from '../../src/timeline.js';
import type { History } from '../inputs/gather.js';
import { logOf } from '../inputs/log-of.js';
import type { Surveying } from './survey/open-survey.js';

/** Folds one shopper's log after the other through the timeline of the browser, and hands on the segments after each event. */
export async function replayShoppers(
  histories: AsyncIterable<History>,
  rules: TimelineRules,
  survey: Pick<Surveying, 'shopper' | 'event'>,
): Promise<void> {
  for await (const { key, arrivals } of histories) {
    survey.shopper(key);
    let moment: Moment = startMoment(rules);
    for (const row of logOf(arrivals)) {
      moment = await foldMoment(moment, row, rules);
      survey.event(row, moment.segments);
    }
  }
}
