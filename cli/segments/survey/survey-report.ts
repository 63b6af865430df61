import type { SegmentId } from '../../../src/segments/segment.js';
import type { Flow } from './open-flows.js';
import type { Survey } from './open-survey.js';
import { overlapsOf, supportOf, type Overlap } from './overlaps.js';

/** One segment among all sessions. Shares are 0 to 1; times are seconds, null where nobody stayed. */
export type SegmentRow = Readonly<{
  id: SegmentId;
  sessions: number;
  session_share: number;
  shoppers: number;
  shopper_share: number;
  /** Sessions in which enough was known to tell. */
  known_sessions: number;
  seconds: number;
  /** Of the time of all sessions. */
  time_share: number;
  stays: number;
  /** Of the stays, those that ended before the session did. */
  left_share: number | null;
  median_stay: number | null;
  p90_stay: number | null;
}>;

/** What `vitrine segments` tells of a recording, as plain data. */
export type SurveyReport = Readonly<{
  source: string;
  events: number;
  sessions: number;
  shoppers: number;
  seconds: number;
  /** In the order of the timeline, the empty ones too. */
  segments: readonly SegmentRow[];
  /** Pairs that were active at once, most sessions first. */
  overlaps: readonly Overlap[];
  flows: readonly Flow[];
}>;

/** Counts a survey. */
export function reportSurvey(survey: Survey, source: string): SurveyReport {
  const { ids, events, seconds, moments, flows, stays, known } = survey;
  const [sessions, shoppers] = [moments.shopperOf.length, moments.keys.length];
  const segments = ids.map((id, place): SegmentRow => {
    const support = supportOf(moments.at[place]!, moments);
    const { seconds: spent, stays: count, left, median, p90 } = stays[place]!;
    return {
      id,
      sessions: support.sessions,
      session_share: support.sessions / sessions,
      shoppers: support.shoppers,
      shopper_share: support.shoppers / shoppers,
      known_sessions: known[place]!,
      seconds: spent,
      time_share: seconds ? spent / seconds : 0,
      stays: count,
      left_share: count ? left / count : null,
      median_stay: count ? median : null,
      p90_stay: count ? p90 : null,
    };
  });
  return { source, events, sessions, shoppers, seconds, segments, overlaps: overlapsOf(ids, moments), flows };
}
