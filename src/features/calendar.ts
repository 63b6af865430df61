import type { FeatureGroup } from './feature-group.js';
import { clockOffset, shopperDate } from './shopper-clock.js';

const DAY = 86_400_000;

/** UCI's closeness peaks this many days before the special day, when orders still arrive in time. */
const LEAD_DAYS = 6;

type CalendarState = {
  /** When the session's first event happened. */
  first: number;
  /** The shopper's clock: minutes from UTC, as the latest page view said. */
  offset: number;
};

function mothersDay(year: number): number {
  const firstOfMay = new Date(Date.UTC(year, 4, 1)).getUTCDay();
  const secondSunday = 8 + ((7 - firstOfMay) % 7);
  return Date.UTC(year, 4, secondSunday);
}

/** 1 on the peak day, 0.2 less for each day away, 0 from the fifth day on. `date` reads as the shopper's date in UTC. */
function specialDay(date: Date): number {
  const year = date.getUTCFullYear();
  const today = Math.floor(date.getTime() / DAY);
  const daysOff = [Date.UTC(year, 1, 14), mothersDay(year)].map((day) => Math.abs(today - (day / DAY - LEAD_DAYS)));
  return Math.max(0, 5 - Math.min(...daysOff)) / 5;
}

/** What day it was on the shopper's clock when the session began. The clock is remembered over sessions. */
export const calendar: FeatureGroup<CalendarState> = {
  name: 'calendar',
  takes: ['page_view'],
  ids: ['weekend@1', 'special_day@1'],
  start: () => ({ first: 0, offset: 0 }),
  nextSession(state, first) {
    state.first = first.at;
  },
  fold(state, event) {
    const offset = clockOffset(event, state.offset);
    if (offset === state.offset) return false;
    state.offset = offset;
  },
  read({ first, offset }) {
    const date = shopperDate(first, offset);
    return [date.getUTCDay() % 6 === 0 ? 1 : 0, specialDay(date)];
  },
};
