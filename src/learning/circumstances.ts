import { isoWeek } from './iso-week.js';
import type { Recorded, Summary } from './summary.js';

/** No clock on Earth is further from UTC than this many minutes. */
const WIDEST_OFFSET = 14 * 60;

/** What a summary says of the session's surroundings: enough to judge a model for groups, too little to know anyone by. */
export function circumstances(session: readonly Recorded[]): Omit<Summary, 'schema' | 'snapshots'> {
  const views = session.filter(({ name }) => name === 'page_view');
  const offset = views.map(({ params }) => params.utc_offset).find(isOffset);
  const at = (session[0]?.at ?? 0) + (offset ?? 0) * 60_000;
  const device = views.map(({ params }) => params.device).find((one) => one !== undefined);
  const language = session.map((event) => event.language).find((one) => one !== undefined);
  return {
    week: isoWeek(at),
    device: device ?? null,
    daypart: offset === undefined ? null : daypart(at),
    language: language?.slice(0, 2).toLowerCase() ?? null,
  };
}

const isOffset = (minutes: number | undefined): minutes is number =>
  minutes !== undefined && Math.abs(minutes) <= WIDEST_OFFSET;

/** The same hours as the segments `context:daypart-…`. */
function daypart(at: number): NonNullable<Summary['daypart']> {
  const hour = new Date(at).getUTCHours();
  if (hour < 5 || hour >= 22) return 'night';
  if (hour < 12) return 'morning';
  return hour < 17 ? 'afternoon' : 'evening';
}
