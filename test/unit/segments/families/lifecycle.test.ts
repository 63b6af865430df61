import { describe, expect, test } from 'vitest';
import { deed, live, look, order, page, told, type Deed } from './shop-life.js';

const stageOf = async (deeds: readonly Deed[]) =>
  (await live(deeds)).active.filter((id) => id.startsWith('lifecycle:')).join();
const days = (...all: readonly number[]) => all.flatMap((day) => order(day));
const MONTHLY = days(0, 30, 60, 90, 120);
const YEARLY = days(0, 365, 730);

describe('the stage is relative to the rhythm of the customer, and to 90 days where there is none', () => {
  test.each<[string, readonly Deed[], string]>([
    ['a visit without an order', [look(0)], 'lifecycle:prospect'],
    ['a first order today', days(0), 'lifecycle:first-time'],
    ['one order four months ago', [...days(0), look(120)], 'lifecycle:first-time'],
    ['one order five months ago', [...days(0), look(150)], 'lifecycle:slipping'],
    ['one order eight months ago', [...days(0), look(240)], 'lifecycle:dormant'],
    ['one order eighteen months ago', [...days(0), look(548)], 'lifecycle:lost'],
    ['orders each month, the last a month ago', [...MONTHLY, look(150)], 'lifecycle:active'],
    // their rhythm is (120 + 90) / 5 = 42 days
    ['orders each month, the last 65 days ago', [...MONTHLY, look(185)], 'lifecycle:slipping'],
    ['orders each month, the last 110 days ago', [...MONTHLY, look(230)], 'lifecycle:dormant'],
    ['orders each month, the last 170 days ago', [...MONTHLY, look(290)], 'lifecycle:lost'],
    ['orders each year, the last 300 days ago', [...YEARLY, look(1030)], 'lifecycle:active'],
    ['orders each year, the last 450 days ago', [...YEARLY, look(1180)], 'lifecycle:slipping'],
    ['an order after a long silence', [...MONTHLY, look(290), ...order(291)], 'lifecycle:active'],
    ['orders on two days running, a fortnight ago', [...days(0, 1), look(15)], 'lifecycle:active'],
  ])('%s', async (_, deeds, expected) => {
    expect(await stageOf(deeds)).toBe(expected);
  });
});

test('thresholds are silence over 1 plus silence, in rhythms, a tenth lower to stay', async () => {
  const { segments } = await live([...MONTHLY, look(185)]);
  const slipping = segments.get('lifecycle:slipping')!;
  const silence = 65 / 42;
  expect(slipping.score).toBeCloseTo(silence / (1 + silence), 9);
  expect(slipping.enter).toBeCloseTo(1.5 / 2.5, 9);
  expect(slipping.exit).toBeCloseTo(1.35 / 2.35, 9);
  expect(slipping.reasons.map(({ text }) => text)).toEqual([
    'your last order was 2 months ago',
    'you order once in about 30 days',
  ]);
  expect(slipping.reasons.reduce((sum, one) => sum + one.contribution!, 0)).toBeCloseTo(slipping.score, 9);
});

test('a day counted anew by another clock takes no stage back', async () => {
  const slipping = [...MONTHLY, page([183, 0], 'home')];
  expect(await stageOf(slipping)).toBe('lifecycle:slipping');
  const behind = page([183, 60], 'listing', { utc_offset: -730 });
  expect(await stageOf([...slipping, behind])).toBe('lifecycle:slipping');
  // of somebody who was not slipping before, the same day is not enough
  expect(await stageOf([...MONTHLY, page([183, 0], 'home', { utc_offset: -730 })])).toBe('lifecycle:active');
});

test('nothing is known before anything was seen, and time alone tells nothing', async () => {
  const { segments } = await live([deed([0, 0], 'tick')]);
  const mine = /^(pace|predictive|rfm|lifecycle|prospect|welcome|clv|orientation):/;
  expect([...segments.values()].filter(({ id, known, active }) => mine.test(id) && (known || active))).toEqual([]);
});

test('the shop may know of orders elsewhere: somebody new to this browser is no prospect', async () => {
  const facts = { orders: 4, last_order_at: Date.UTC(2025, 11, 20), first_order_at: Date.UTC(2025, 8, 20) };
  expect(await stageOf([look(0), told(0, facts)])).toBe('lifecycle:active');
  expect(await stageOf([look(0), told(0, { orders: 0 })])).toBe('lifecycle:prospect');
});
