import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seasonsAt, type SeasonRule } from '../../../../src/capture/reading/page/seasons.js';

const at = (text: string): number => Date.parse(text);
const stands = (
  rule: Omit<SeasonRule, 'id'>,
  moment: string,
  where: { offset?: number; region?: string } = {},
): boolean => seasonsAt([{ id: 'it', ...rule }], at(moment), { offset: 0, ...where }) === 'it';

describe('a season', () => {
  it.each([
    ['2026-11-26T23:59:59Z', false],
    ['2026-11-27T00:00:00Z', true],
    ['2026-11-30T23:59:59Z', true],
    ['2026-12-01T00:00:00Z', false],
    ['2027-11-28T12:00:00Z', false],
  ])('of one year stands from its first day to its last, both included: %s', (moment, does) =>
    expect(stands({ from: '2026-11-27', to: '2026-11-30' }, moment)).toBe(does),
  );

  it.each([
    ['2026-12-19T12:00:00Z', false],
    ['2026-12-20T12:00:00Z', true],
    ['2026-12-31T23:59:59Z', true],
    ['2027-01-01T00:00:00Z', true],
    ['2031-01-06T12:00:00Z', true],
    ['2031-01-07T12:00:00Z', false],
    ['2030-07-01T12:00:00Z', false],
  ])('of every year may span New Year: %s', (moment, does) =>
    expect(stands({ from: '12-20', to: '01-06' }, moment)).toBe(does),
  );

  it('of given years may span New Year too', () => {
    const sale = { from: '2026-12-27', to: '2027-01-09' };
    expect(
      ['2026-12-26', '2026-12-27', '2027-01-09', '2027-01-10'].map((day) => stands(sale, `${day}T12:00Z`)),
    ).toEqual([false, true, true, false]);
  });

  it('of a given year that ends before it begins stands on no day', () => {
    const never = { from: '2026-12-20', to: '2026-01-06' };
    for (const day of ['2025-12-25', '2026-01-03', '2026-12-25', '2027-01-03', '2026-07-01'])
      expect(stands(never, `${day}T12:00Z`)).toBe(false);
  });

  it('with one end of a given year and one of every year stands on no day', () => {
    for (const day of ['2026-12-25', '2026-06-01', '2027-01-03']) {
      expect(stands({ from: '2026-12-01', to: '12-31' }, `${day}T12:00Z`)).toBe(false);
      expect(stands({ from: '12-01', to: '2026-12-31' }, `${day}T12:00Z`)).toBe(false);
    }
  });

  it("is of days by the shopper's clock", () => {
    const day = { from: '02-14', to: '02-14' };
    expect(stands(day, '2026-02-13T23:30:00Z', { offset: 60 })).toBe(true);
    expect(stands(day, '2026-02-13T23:30:00Z')).toBe(false);
    expect(stands(day, '2026-02-15T03:00:00Z', { offset: -300 })).toBe(true);
  });

  it.each([
    ['de', 'de', true],
    ['de', 'de-AT', true],
    ['DE', 'de-at', true],
    ['en-GB', 'en-GB', true],
    ['en-GB', 'en-US', false],
    ['en-GB', 'en', false],
    ['de', 'den', false],
    ['de', '', false],
    [undefined, '', true],
  ])('of the region %j on a page in %j: %s', (region, page, does) =>
    expect(
      stands({ from: '01-01', to: '12-31', ...(region && { region }) }, '2026-06-01T12:00Z', { region: page }),
    ).toBe(does),
  );
});

describe('the seasons of a moment', () => {
  const rules: readonly SeasonRule[] = [
    { id: 'summer', from: '06-01', to: '08-31' },
    { id: 'pride', from: '06-01', to: '06-30' },
    { id: 'winter', from: '12-01', to: '02-29' },
  ];

  it('are all that stand, in the order of the rules', () => {
    expect(seasonsAt(rules, at('2026-06-15T12:00Z'), { offset: 0 })).toBe('summer pride');
    expect(seasonsAt(rules, at('2026-07-15T12:00Z'), { offset: 0 })).toBe('summer');
    expect(seasonsAt(rules, at('2028-02-29T12:00Z'), { offset: 0 })).toBe('winter');
    expect(seasonsAt(rules, at('2026-04-15T12:00Z'), { offset: 0 })).toBe('');
    expect(seasonsAt([], at('2026-06-15T12:00Z'), { offset: 0 })).toBe('');
  });

  it('are none at a time that no calendar has', () => {
    for (const moment of [Number.NaN, Infinity, 8.64e15 + 1]) expect(seasonsAt(rules, moment, { offset: 0 })).toBe('');
    expect(seasonsAt(rules, at('2026-06-15T12:00Z'), { offset: Number.NaN })).toBe('');
  });

  it('of every year are the same in every year', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1970, max: 9999 }),
        (month, day, year) => {
          const seasons = [year, 2026].map((one) => seasonsAt(rules, Date.UTC(one, month - 1, day, 12), { offset: 0 }));
          expect(seasons[0]).toBe(seasons[1]);
        },
      ),
    );
  });
});
