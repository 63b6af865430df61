import type { Text } from './open-phrases.js';

/** "you opened 2 pages in this visit", "you opened no pages in this visit". */
export const count =
  (verb: string, one: string): Text =>
  (value) =>
    `you ${verb} ${value ? unit(value, one) : `no ${one}s`} in this visit`;

/** "you searched twice in this visit", "you never searched in this visit". */
export const times =
  (past: string): Text =>
  (value) =>
    `you ${value ? `${past} ${often(value)}` : `never ${past}`} in this visit`;

/** "once", "twice", "3 times". */
export const often = (value: number): string => (value === 1 ? 'once' : value === 2 ? 'twice' : `${value} times`);

/** "1 page", "2 pages". */
export const unit = (value: number, one: string): string =>
  `${Math.round(value)} ${one}${Math.round(value) === 1 ? '' : 's'}`;

/** "45 seconds", "3 minutes". */
export const duration = (seconds: number): string =>
  seconds < 90 ? unit(seconds, 'second') : unit(seconds / 60, 'minute');

/** "40 %". */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** "today", "3 days ago", "14 months ago". */
export function ago(days: number): string {
  if (days < 0.5) return 'today';
  if (days < 60) return `${unit(days, 'day')} ago`;
  return days < 730 ? `${unit(days / 30.44, 'month')} ago` : `${unit(days / 365.25, 'year')} ago`;
}
