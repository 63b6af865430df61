import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasCome, readTime } from '../../../../src/decisions/circumstances/read-time.js';

const ZONES = [
  'America/Los_Angeles',
  'America/St_Johns',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
];
const MINUTE = 60_000;

/** The wall clock of a zone, as the platform knows it. */
function clockOf(zone: string) {
  const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (at: number): string => format.format(at).replace(' ', 'T');
}
const clocks = new Map(ZONES.map((zone) => [zone, clockOf(zone)]));
/** What a browser there tells as its offset at that time: minutes to add to UTC. */
const offsetAt = (zone: string, at: number): number =>
  (Date.parse(`${clocks.get(zone)!(at)}Z`) - Math.floor(at / 1000) * 1000) / MINUTE;

const zone = fc.constantFrom(...ZONES);
// two years of minutes, with every change of clocks in them
const minute = fc
  .integer({ min: Date.UTC(2025, 11, 31) / MINUTE, max: Date.UTC(2027, 11, 31) / MINUTE })
  .map((count) => count * MINUTE);
const wall = minute.map((at) => new Date(at).toISOString());

describe('a time on the shopper’s clock', () => {
  it('has come exactly when the clock on the wall says so, whatever the zone, also where clocks are changed', () => {
    fc.assert(
      fc.property(zone, minute, wall, (there, now, asked) => {
        const time = asked.slice(0, 16);
        const shows = clocks.get(there)!(now).slice(0, 16) >= time;
        expect(hasCome(readTime(time)!, now, offsetAt(there, now))).toBe(shows);
      }),
      { numRuns: 2000 },
    );
  });

  it('has come on the day and is over with its end', () => {
    fc.assert(
      fc.property(zone, minute, wall, (there, now, asked) => {
        const day = asked.slice(0, 10);
        const today = clocks.get(there)!(now).slice(0, 10);
        const offset = offsetAt(there, now);
        expect(hasCome(readTime(day)!, now, offset)).toBe(today >= day);
        expect(hasCome(readTime(day, true)!, now, offset)).toBe(today > day);
      }),
      { numRuns: 2000 },
    );
  });

  it('is not the same hour twice for an instant: a zone in the config is one for all', () => {
    fc.assert(
      fc.property(
        minute,
        fc.integer({ min: -14 * 60, max: 14 * 60 }),
        fc.integer({ min: -840, max: 840 }),
        (at, n, offset) => {
          const sign = n < 0 ? '-' : '+';
          const [hours, minutes] = [Math.floor(Math.abs(n) / 60), Math.abs(n) % 60];
          const zoned = `${new Date(at + n * MINUTE).toISOString().slice(0, 16)}${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
          const time = readTime(zoned)!;
          expect(time).toEqual({ at, local: false });
          expect([hasCome(time, at - 1, offset), hasCome(time, at, undefined)]).toEqual([false, true]);
        },
      ),
    );
  });

  it.each([
    ['2026-02-30'],
    ['2026-13-01'],
    ['2026-11-27T25:00'],
    ['2026-11-27T09:61Z'],
    ['11-27'],
    ['2026-11-27 09:00'],
    ['tomorrow'],
    [''],
    [20261127],
    [null],
    [undefined],
  ])('is not %s', (given) => expect(readTime(given)).toBeUndefined());
});
