import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Models } from '../../../../src/model/open-models.js';
import { RFM_NAMES, rfmCell, rfmName, type RfmShares } from '../../../../src/segments/families/customers/rfm-cells.js';
import { live, look, order, page, shippedModels, told, type Deed } from './shop-life.js';
import { LUXURIOUS, THRIFTY } from './tastes.js';

let models: Models;
beforeAll(async () => {
  models = await shippedModels();
});

const days = (...all: readonly number[]) => all.flatMap((day) => order(day));
const dear = (...all: readonly number[]) => all.flatMap((day) => order(day, { value: 500 }));
const MONTHLY = [0, 30, 60, 90, 120];
const shrinking = MONTHLY.flatMap((day, n) => order(day, { value: 90 - 18 * n }));

async function standing(deeds: readonly Deed[], by: 'model' | 'rules') {
  const { active, segments } = await live(deeds, by === 'model' ? { models } : {});
  return { rfm: active.filter((id) => id.startsWith('rfm:')), segments };
}

describe('the named segments', () => {
  const scores = [1, 2, 3, 4, 5];
  const cells = scores.flatMap((recency) =>
    scores.flatMap((frequency) => scores.map((monetary) => ({ recency, frequency, monetary }))),
  );

  test('give every one of the 125 cells exactly one name, and no name to no cell', () => {
    const names = cells.map(rfmName);
    expect(names.every((name) => RFM_NAMES.includes(name))).toBe(true);
    expect(new Set(names)).toEqual(new Set(RFM_NAMES));
  });

  test('are those of the table in docs/segments.md', () => {
    const rows = readFileSync(new URL('../../../../docs/segments.md', import.meta.url), 'utf8').split('\n');
    const start = rows.findIndex((row) => /^\|\s+\| worth 1/.test(row));
    const table = rows.slice(start + 2, start + 7).map((row) =>
      row
        .split('|')
        .slice(2, -1)
        .map((cell) => cell.trim()),
    );
    const grid = scores
      .toReversed()
      .map((recency) => scores.map((worth) => rfmName({ recency, frequency: worth, monetary: worth })));
    expect(table).toEqual(grid);
  });

  test.each([
    [5, 5, 5, 'champion'],
    [3, 4, 5, 'loyal'],
    [4, 2, 3, 'potential-loyalist'],
    [5, 1, 5, 'new-customer'],
    [4, 1, 1, 'promising'],
    [3, 3, 3, 'needs-attention'],
    [3, 1, 2, 'about-to-sleep'],
    [2, 4, 3, 'at-risk'],
    [1, 5, 5, 'cannot-lose'],
    [2, 2, 2, 'hibernating'],
    [1, 1, 5, 'lost'],
  ])('recency %i, frequency %i, money %i: %s', (...[recency, frequency, monetary, name]) => {
    expect(rfmName({ recency, frequency, monetary })).toBe(name);
  });

  test('a score stays while its share is hardly past the border, either way', () => {
    const at = (recency: number): RfmShares => ({ recency, frequency: 0.5, monetary: 0.5, momentum: 0.5 });
    const before = rfmCell(at(0.39), 5, undefined);
    expect(before.recency).toBe(2);
    expect(rfmCell(at(0.41), 5, before).recency).toBe(2);
    expect(rfmCell(at(0.43), 5, before).recency).toBe(3);
    expect(rfmCell(at(0.41), 5, { ...before, recency: 3 }).recency).toBe(3);
    expect(rfmCell(at(0.39), 5, { ...before, recency: 3 }).recency).toBe(3);
    expect(rfmCell(at(0.37), 5, { ...before, recency: 3 }).recency).toBe(2);
  });

  test('a share of 1 is the highest score, and one order is no frequency whatever it is compared with', () => {
    const all: RfmShares = { recency: 1, frequency: 1, monetary: 1, momentum: 1 };
    expect(rfmCell(all, 9, undefined)).toEqual({ recency: 5, frequency: 5, monetary: 5 });
    expect(rfmCell(all, 1, undefined).frequency).toBe(1);
    expect(rfmCell(all, 2, undefined).frequency).toBe(3);
    expect(rfmCell({ ...all, frequency: 0 }, 2, undefined).frequency).toBe(2);
  });
});

describe.each(['model', 'rules'] as const)('by %s', (by) => {
  test.each<[string, readonly Deed[], readonly string[]]>([
    ['a first order today', days(0), ['rfm:new-customer', 'rfm:one-time']],
    ['a first order today, and a large one', dear(0), ['rfm:new-customer', 'rfm:one-time']],
    ['one order eighteen months ago', [...days(0), look(548)], ['rfm:lost', 'rfm:one-time']],
    ['two orders, the last ten days ago', [...days(0, 30), look(40)], ['rfm:potential-loyalist']],
    ['five orders, the last ten days ago', [...days(...MONTHLY), look(130)], ['rfm:champion']],
    ['large orders each month, two months ago', [...dear(...MONTHLY), look(180)], ['rfm:loyal']],
  ])('%s', async (_, deeds, expected) => {
    expect((await standing(deeds, by)).rfm).toEqual(expected);
  });

  test('each has a third of recency, frequency and money as reasons, which make up the score', async () => {
    const { segments } = await standing([...days(...MONTHLY), look(130)], by);
    const champion = segments.get('rfm:champion')!;
    expect(champion.basis).toBe(by);
    expect(champion.reasons.map(({ feature, value }) => [feature, value])).toEqual([
      ['days_since_order@1', 10],
      ['order_days@1', 5],
      ['lifetime_value@1', 450],
    ]);
    expect(champion.reasons.reduce((sum, one) => sum + one.contribution!, 0)).toBeCloseTo(champion.score, 9);
    expect(champion.reasons[0]!.text).toBe('your last order was 10 days ago');
  });
});

describe('fading', () => {
  test.each<[string, 'model' | 'rules', readonly Deed[], readonly string[]]>([
    [
      'recency falls, money is high',
      'model',
      [...dear(...MONTHLY), look(240)],
      ['rfm:cannot-lose', 'rfm:fading-valuable'],
    ],
    ['recency falls, money is high', 'rules', [...dear(...MONTHLY), look(240)], ['rfm:at-risk', 'rfm:fading-valuable']],
    [
      'recency and money fall',
      'model',
      [0, 150].flatMap((day) => order(day, { value: 25 })).concat(look(270)),
      ['rfm:hibernating', 'rfm:fading-cheap'],
    ],
    ['recency and money fall', 'rules', [...shrinking, look(240)], ['rfm:at-risk', 'rfm:fading-cheap']],
    ['orders go on as ever', 'model', [...dear(...MONTHLY), look(140)], ['rfm:champion']],
    ['orders go on as ever', 'rules', [...dear(...MONTHLY), look(140)], ['rfm:loyal']],
  ])('%s, by %s', async (...[, by, deeds, expected]) => {
    expect((await standing(deeds, by)).rfm).toEqual(expected);
  });

  test('is not known of who has ordered once, who has no level to fall from', async () => {
    const { segments } = await standing([...days(0), look(200)], 'model');
    expect(segments.get('rfm:fading-valuable')!.known).toBe(false);
    expect(segments.get('rfm:fading-cheap')!.known).toBe(false);
    expect(segments.get('rfm:one-time')!.active).toBe(true);
  });

  test('ends when the order comes that was waited for', async () => {
    const { rfm } = await standing([...dear(...MONTHLY), ...dear(240)], 'model');
    expect(rfm).not.toContain('rfm:fading-valuable');
  });

  test('its reasons make up its score', async () => {
    const { segments } = await standing([...dear(...MONTHLY), look(240)], 'model');
    const { score, reasons } = segments.get('rfm:fading-valuable')!;
    expect(score).toBeGreaterThan(0.5);
    expect(reasons.reduce((sum, one) => sum + one.contribution!, 0)).toBeCloseTo(score, 9);
  });
});

describe('what is known', () => {
  test('nothing of somebody without an order', async () => {
    const { segments } = await standing([look(0), page([0, 30], 'listing'), look(9)], 'model');
    const known = [...segments.values()].filter((one) => one.id.startsWith('rfm:') && (one.known || one.active));
    expect(known).toEqual([]);
  });

  test('what the shop tells of a customer, by rules: the models read the log alone', async () => {
    const facts = { orders: 9, aov: 100, last_order_at: Date.UTC(2025, 11, 30), first_order_at: Date.UTC(2025, 2, 1) };
    const { rfm, segments } = await standing([look(0), told(0, facts)], 'model');
    expect(rfm).toEqual(['rfm:champion']);
    expect(segments.get('rfm:champion')!.basis).toBe('rules');
  });

  test('not when the shop tells of orders and nobody says when', async () => {
    const { segments } = await standing([look(0), told(0, { orders: 9 })], 'rules');
    expect(segments.get('rfm:champion')!.known).toBe(false);
    expect(segments.get('lifecycle:active')!.known).toBe(false);
    expect(segments.get('prospect:cold')).toMatchObject({ known: true, active: false });
  });
});

test('luxury and value customers with the same orders are in the same segment', async () => {
  const [one, other] = await Promise.all([live(LUXURIOUS, { models }), live(THRIFTY, { models })]);
  const rfm = (ids: readonly string[]) => ids.filter((id) => id.startsWith('rfm:'));
  expect(rfm(one.active)).toEqual(rfm(other.active));
  expect(one.active).toContain('orientation:luxury');
  expect(other.active).toContain('orientation:value');
});
