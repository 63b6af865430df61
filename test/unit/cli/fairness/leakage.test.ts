import { describe, expect, it } from 'vitest';
import { failing, judge, type Row } from './judging.js';

describe('leaks of proxies', () => {
  /** Of 800 people half live in each place; the segment has so many of each half in a hundred. */
  const places = (east: number, west: number, priced: boolean): readonly Row[] =>
    ['east', 'west'].flatMap((place, half) =>
      Array.from({ length: 400 }, (_, n) => {
        const inside = n % 100 < [east, west][half]!;
        return {
          slot: 'offer',
          variant: inside ? 'ten-off' : 'default',
          segments: inside ? ['cluster:discount-seeker'] : [],
          proxies: { place },
          ...(priced && inside && { price_effect: 'lower' }),
        };
      }),
    );

  it('rule 51: only warns where no price goes by it', async () => {
    const { code, report } = await judge(places(80, 20, false));
    expect(code).toBe(0);
    const leak = report.decisions.leakage.find((one: any) => one.predictor === 'cluster:discount-seeker');
    expect(leak).toMatchObject({ attribute: 'place', kind: 'proxy', status: 'warn', moves_price: false });
    expect(leak.auc).toBeCloseTo(0.8, 2);
    expect(leak.interval[0]).toBeGreaterThan(0.75);
  });

  it('rule 51: fails the variant and the segment that move a price', async () => {
    const { code, report } = await judge(places(80, 20, true));
    expect(code).toBe(1);
    expect(failing(report, 'leakage')).toEqual(['cluster:discount-seeker', 'offer/ten-off']);
  });

  it('passes below the limit, which can be set', async () => {
    expect((await judge(places(60, 40, true))).code).toBe(0);
    expect((await judge(places(60, 40, true), '--auc', '0.55')).code).toBe(1);
  });

  it('finds what only two segments together tell', async () => {
    const rows = Array.from({ length: 1200 }, (_, n) => {
      const [a, b] = [n % 4 < 2, n % 2 === 0];
      const noisy = n % 12 === 0;
      return {
        slot: 'hero',
        variant: 'x',
        segments: [...(a ? ['cluster:a'] : []), ...(b ? ['cluster:b'] : [])],
        proxies: { payment: Number(a) + Number(b) >= 1 !== noisy ? 'card' : 'invoice' },
      };
    });
    const { report } = await judge(rows);
    const auc = (name: string) => report.decisions.leakage.find((one: any) => one.predictor === name).auc;
    expect(auc('all segments')).toBeGreaterThan(auc('cluster:a') + 0.05);
    expect(auc('all segments')).toBeGreaterThan(auc('cluster:b') + 0.05);
  });

  it('does not see a proxy in noise, however many values it has', async () => {
    const rows = Array.from({ length: 2000 }, (_, n) => ({
      slot: 'hero',
      variant: (n * 7919) % 3 ? 'x' : 'y',
      segments: (n * 104_729) % 5 < 2 ? ['cluster:a'] : ['cluster:b'],
      score: ((n * 48_271) % 2_147_483_647) / 2_147_483_647,
      proxies: { postal: `area ${(n * 1299) % 11}` },
    }));
    const { code, report } = await judge(rows);
    expect(code).toBe(0);
    for (const { auc } of report.decisions.leakage) expect(auc).toBeLessThan(0.57);
  });

  it('judges the score of a slot, and cuts numbers into fifths', async () => {
    const rows = Array.from({ length: 1000 }, (_, n) => ({
      slot: 'offer',
      variant: n % 2 ? 'ten-off' : 'default',
      price_effect: n % 2 ? 'lower' : 'none',
      score: n / 1000,
      proxies: { income: 20_000 + n * 30 },
    }));
    const { code, report } = await judge(rows);
    expect(code).toBe(1);
    expect(failing(report, 'leakage')).toEqual(['score of offer']);
    const leak = report.decisions.leakage.find((one: any) => one.predictor === 'score');
    expect(leak).toMatchObject({ persons: 200, others: 800, auc: 1 });
    expect(leak.value).toMatch(/^\d+ to \d+$/);
  });

  it('keeps codes apart that are numbers but measure nothing', async () => {
    const rows = Array.from({ length: 1200 }, (_, n) => ({
      slot: 'hero',
      variant: n % 2 ? 'x' : 'default',
      proxies: { browser: n % 2 ? 2 : 1 + ((n / 2) % 15) },
    }));
    const { report } = await judge(rows);
    expect(report.decisions.leakage).toEqual([expect.objectContaining({ value: '2', auc: expect.any(Number) })]);
  });
});
