import { describe, expect, it } from 'vitest';
import { circumstances } from '../../../src/learning/circumstances.js';
import { isoWeek } from '../../../src/learning/iso-week.js';
import type { Recorded } from '../../../src/learning/summary.js';

describe('the ISO week', () => {
  // https://en.wikipedia.org/wiki/ISO_week_date, examples of contemporary dates around New Year's Day
  it.each([
    ['1977-01-01', '1976-W53'],
    ['1977-01-03', '1977-W01'],
    ['1978-01-01', '1977-W52'],
    ['1980-12-28', '1980-W52'],
    ['1981-12-31', '1981-W53'],
    ['2008-12-29', '2009-W01'],
    ['1969-12-29', '1970-W01'],
    ['1969-12-28', '1969-W52'],
    ['2026-11-22', '2026-W47'],
  ])('of %s is %s, from its first to its last millisecond', (date, week) => {
    expect(isoWeek(Date.parse(date))).toBe(week);
    expect(isoWeek(Date.parse(date) + 86_399_999)).toBe(week);
  });
});

describe('the circumstances of a session', () => {
  const viewAt = (time: string, params: Recorded['params'] = {}, language?: string): Recorded => ({
    name: 'page_view',
    at: Date.parse(time),
    params,
    session: 1,
    seq: 1,
    ...(language !== undefined && { language }),
  });

  it.each([
    ['03:59', 60, 'night'],
    ['04:00', 60, 'morning'],
    ['12:00', 0, 'afternoon'],
    ['17:00', 0, 'evening'],
    ['21:59', 0, 'evening'],
    ['02:00', -240, 'night'],
  ])('at %s UTC, %i minutes from it, are of the %s', (time, utc_offset, daypart) => {
    expect(circumstances([viewAt(`2026-06-15T${time}Z`, { utc_offset })]).daypart).toBe(daypart);
  });

  it('are of the shopper’s own week', () => {
    const sunday = '2026-06-14T23:30Z';
    expect(circumstances([viewAt(sunday, { utc_offset: 60 })]).week).toBe('2026-W25');
    expect(circumstances([viewAt(sunday)]).week).toBe('2026-W24');
  });

  it('are null where the session does not tell, and come from the first page view that does', () => {
    expect(circumstances([viewAt('2026-06-15')])).toEqual({
      week: '2026-W25',
      device: null,
      daypart: null,
      language: null,
    });
    const views = [
      viewAt('2026-06-15'),
      viewAt('2026-06-15', { device: 'tablet', utc_offset: 9999 }, 'DE-at'),
      viewAt('2026-06-15', { device: 'phone' }),
    ];
    expect(circumstances(views)).toEqual({ week: '2026-W25', device: 'tablet', daypart: null, language: 'de' });
  });
});
