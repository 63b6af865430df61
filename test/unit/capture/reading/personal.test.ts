import { describe, expect, it } from 'vitest';
import { personal } from '../../../../src/capture/reading/privacy/personal.js';

describe('personal', () => {
  it.each([
    'jane@example.com',
    'order for jane.doe+x@shop.example.co.uk please',
    'jane%40example.com',
    '+49 170 1234567',
    '+4917012345678',
    'call 0170 1234567',
    '06 12 34 56 78',
    '(020) 7946 0958',
    '(555) 123-4567',
    '555-123-4567',
    '4111 1111 1111 1111',
    '4111111111111111',
    '3782 822463 10005',
    '5500-0055-5555-5559',
    '4111-1111-1111-1111 12/26',
    '4111 1111 1111 1111 123',
    '30569309025904',
    'jane＠example．com',
    '４１１１ 1111 1111 1111',
  ])('sees personal data in %j', (text) => expect(personal(text)).toBe(true));

  it.each([
    'Linen shirt @ home',
    'red shoes 42',
    'SUMMER-2024',
    '4006381333931',
    '43729076879543',
    '7982301938909',
    '0685814-001',
    '00012345678',
    '4111111111111112',
    '41111111111111111226',
    'LEGO 10179',
    '2024-05-12',
    '12.5 x 30 x 40 cm',
    '',
  ])('sees none in %j', (text) => expect(personal(text)).toBe(false));

  it('is stricter with what a shopper typed: seven digits are enough', () => {
    expect(personal('5551234', true)).toBe(true);
    expect(personal('4006381333931', true)).toBe(true);
    expect(personal('iphone 15 pro', true)).toBe(false);
  });
});
