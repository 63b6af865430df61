import type { EventParams } from '../../capture/shop-event.js';
import type { FeatureGroup } from '../feature-group.js';
import { clockOffset, shopperDate } from '../shopper-clock.js';

/** What the latest page view told, each 0 or 1, in the order of the ids. */
const told = ({ connection, power, device, season }: EventParams): number[] =>
  [
    connection === 'slow',
    connection === 'saving',
    power === 'low',
    device === 'phone',
    device === 'tablet',
    device === 'desktop',
    !!season,
  ].map(Number);

/** Hours at which the parts of the day begin: night until 5, morning, afternoon, evening, night again. */
const PARTS = [5, 12, 17, 22];
/** The late night, in hours: from 23 to 5. */
const LATE = 23;
const EARLY = 5;

type SurroundingsState = {
  told: number[];
  /** The shopper's clock: minutes from UTC. */
  offset: number;
  /** When the latest event happened; null before the first. */
  at: number | null;
};

/** Hours since 1970 on the shopper's clock. */
const hourOf = ({ offset, at }: SurroundingsState): number =>
  at === null ? Number.NaN : Math.floor((at / 60_000 + offset) / 60);

function clock({ offset, at }: SurroundingsState): number[] {
  if (at === null) return [];
  const date = shopperDate(at, offset);
  const hour = date.getUTCHours();
  const part = PARTS.filter((from) => hour >= from).length % PARTS.length;
  const parts = [1, 2, 3, 0].map((one) => Number(one === part));
  return [...parts, Number(hour >= LATE || hour < EARLY), date.getUTCDay() || 7];
}

/** What surrounds the visit now: connection and device by the latest page view, hour and weekday by the shopper's clock. */
export const surroundings: FeatureGroup<SurroundingsState> = {
  name: 'surroundings',
  ids: [
    'connection_slow@1',
    'connection_saving@1',
    'power_low@1',
    'device_phone@1',
    'device_tablet@1',
    'device_desktop@1',
    'season_stands@1',
    'daypart_morning@1',
    'daypart_afternoon@1',
    'daypart_evening@1',
    'daypart_night@1',
    'late_night@1',
    'weekday@1',
  ],
  start: () => ({ told: told({}), offset: 0, at: null }),
  // Connection, device and clock outlast a visit.
  nextSession: () => undefined,
  fold(state, event) {
    const before = hourOf(state);
    state.offset = clockOffset(event, state.offset);
    state.at = event.at;
    if (event.name === 'page_view') state.told = told(event.params);
    else if (hourOf(state) === before) return false;
  },
  read: (state) => [...state.told, ...clock(state)],
};
