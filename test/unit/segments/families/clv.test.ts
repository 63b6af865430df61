import { beforeAll, expect, test } from 'vitest';
import type { Models } from '../../../../src/model/open-models.js';
import { live, look, order, shippedModels, told, type Deed } from './shop-life.js';

let models: Models;
beforeAll(async () => {
  models = await shippedModels();
});

const tier = async (deeds: readonly Deed[]) =>
  (await live(deeds, { models })).active.filter((id) => id.startsWith('clv:'));
const orders = (value: number, ...days: readonly number[]) => days.flatMap((day) => order(day, { value }));

test.each<[string, readonly Deed[], string]>([
  ['one small order', orders(60, 0), 'clv:low'],
  ['five orders', [...orders(90, 0, 30, 60, 90, 120), look(130)], 'clv:middle'],
  ['one large order', orders(900, 0), 'clv:high'],
  ['many large orders', [...orders(900, 0, 14, 28, 42, 56, 70, 84), look(90)], 'clv:top'],
])('%s: %s', async (_, deeds, expected) => {
  expect(await tier(deeds)).toEqual([expected]);
});

test('tiers begin at the spend of the manifest, held against the top one', async () => {
  const { segments, scores } = await live(orders(900, 0), { models });
  const { tiers } = scores['clv']!.thresholds as { tiers: Record<string, number> };
  const spend = scores['clv']!.values![0]!;
  const high = segments.get('clv:high')!;
  expect(high.score).toBeCloseTo(spend / (spend + tiers['top']!), 9);
  expect(high.enter).toBeCloseTo(tiers['high']! / (tiers['high']! + tiers['top']!), 9);
  expect(high.exit).toBeLessThan(high.enter);
  expect(segments.get('clv:low')!.score).toBeCloseTo(1 - segments.get('clv:middle')!.score, 9);
});

test('the reasons are the contributions of the model: largest for a tier, and against it for the lowest', async () => {
  const { segments, scores } = await live(orders(900, 0), { models });
  const [contributions] = scores['clv']!.contributions as [readonly number[]];
  const of = (id: string) => segments.get(id)!.reasons.map(({ contribution }) => contribution);
  const sorted = contributions.toSorted((a, b) => b - a);
  expect(of('clv:high')).toEqual(sorted.slice(0, 3));
  expect(of('clv:low')).toEqual(
    sorted
      .filter((one) => one < 0)
      .toReversed()
      .slice(0, 3)
      .map((one) => -one),
  );
});

test('rules cannot tell what a sum is worth, nor the model what it has not read', async () => {
  for (const [, one] of (await live(orders(900, 0))).segments)
    if (one.id.startsWith('clv:')) expect(one).toMatchObject({ known: false, active: false });
  expect(await tier([look(0)])).toEqual([]);
  expect(await tier([...orders(900, 0), told(0, { orders: 12 })])).toEqual([]);
});
