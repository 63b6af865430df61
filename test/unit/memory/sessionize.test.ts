import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionize, type SessionClock } from '../../../src/memory/sessionize.js';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 4, 4, 12);

describe('sessionize', () => {
  it('starts with session 1', () => {
    expect(sessionize(undefined, NOON)).toEqual({ session: 1, at: NOON });
  });

  it.each([
    ['at once', 0, 4],
    ['29 minutes', 29 * MINUTE, 4],
    ['exactly 30 minutes', 30 * MINUTE, 4],
    ['a millisecond more than 30 minutes', 30 * MINUTE + 1, 5],
    ['a year', 365 * 24 * 60 * MINUTE, 5],
  ])('after %s', (_, pause, session) => {
    expect(sessionize({ session: 4, at: NOON }, NOON + pause)).toEqual({ session, at: NOON + pause });
  });

  it.each([-1, -31 * MINUTE, -NOON, Number.NaN])('keeps clock and session for an event %d ms late', (late) => {
    expect(sessionize({ session: 4, at: NOON }, NOON + late)).toEqual({ session: 4, at: NOON });
  });

  it('never moves back, and counts one session per pause of more than 30 minutes between the latest events', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1 }), (minutes) => {
        let clock: SessionClock | undefined;
        let latest = -Infinity;
        let sessions = 0;
        for (const minute of minutes) {
          if (minute - latest > 30) sessions++;
          latest = Math.max(latest, minute);
          clock = sessionize(clock, minute * MINUTE);
          expect(clock).toEqual({ session: sessions, at: latest * MINUTE });
        }
      }),
    );
  });
});
