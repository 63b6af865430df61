import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { number } from '../../../src/lib/number.js';

describe('number', () => {
  it.each([
    [12.5, 12.5],
    ['12', 12],
    [' 12.5 ', 12.5],
    ['1.234,56', 1234.56],
    ['1,234.56', 1234.56],
    ['1.234.567', 1234567],
    ['1,234,567.891', 1234567.891],
    ['12,50', 12.5],
    ['€ 12,50', 12.5],
    ['12,50 €', 12.5],
    ['$1,234', 1234],
    ['€ 1.234', 1234],
    ['1.234', 1.234],
    ['0,125', 0.125],
    ["CHF 1'200.-", 1200],
    ['1 234,50 kr', 1234.5],
    ['Rs. 500', 500],
    ['-5,5', -5.5],
    ['1e3', 1000],
  ])('reads %j as %d', (said, read) => expect(number(said)).toBe(read));

  it.each(['', '  ', 'free', '€', '.', '-', NaN, Infinity, null, true, [12], {}])('finds no number in %j', (said) =>
    expect(number(said)).toBeUndefined(),
  );

  it('gives a finite number or nothing for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[€ ]{0,2}[\d.,' -]{0,60}$/)), (said) => {
        const read = number(said);
        expect(read === undefined || Number.isFinite(read)).toBe(true);
      }),
    );
  });

  it.each(['de-DE', 'en-US', 'fr-FR', 'de-CH'])('reads back what %s writes with two decimals', (locale) => {
    const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (cents) => {
        expect(number(`€ ${format.format(cents / 100)}`)).toBeCloseTo(cents / 100, 6);
      }),
    );
  });
});
