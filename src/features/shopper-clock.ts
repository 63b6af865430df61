import type { LoggedEvent } from '../memory/logged-event.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** No clock on Earth is further from UTC than this many minutes. */
const WIDEST_OFFSET = 14 * 60;

/** The shopper's clock after an event: minutes from UTC as a page view says, else as they were. */
export function clockOffset({ name, params }: LoggedEvent, before: number): number {
  const offset = params.utc_offset;
  return name === 'page_view' && typeof offset === 'number' && Math.abs(offset) <= WIDEST_OFFSET ? offset : before;
}

/** The shopper's date and time at `at`, to be read in UTC. */
export function shopperDate(at: number, offset: number): Date {
  return new Date(at + offset * MINUTE);
}

/** The shopper's calendar day at `at`, counted from 1 January 1970. */
export function shopperDay(at: number, offset: number): number {
  return Math.floor((at + offset * MINUTE) / DAY);
}
