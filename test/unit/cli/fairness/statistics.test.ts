import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRates } from '../../../../cli/fairness/statistics/compare-rates.js';
import { crossedAuc } from '../../../../cli/fairness/statistics/crossed-auc.js';
import { erfc } from '../../../../cli/fairness/statistics/erfc.js';
import { fisherExact } from '../../../../cli/fairness/statistics/fisher-exact.js';
import { holm } from '../../../../cli/fairness/statistics/holm.js';
import { aucInterval, rankAuc } from '../../../../cli/fairness/statistics/rank-auc.js';
import { solveRidge } from '../../../../cli/fairness/statistics/solve-ridge.js';
import { NO_ROWS, type Tally } from '../../../../cli/fairness/statistics/tally.js';
import { wilson } from '../../../../cli/fairness/statistics/wilson.js';

const alone = ([hits, rows]: readonly [number, number]): Tally => ({
  rows,
  hits,
  persons: rows,
  nn: rows,
  nh: hits,
  hh: hits,
});
/** Persons of so many rows each, the first `chosen` of them selected in all. */
const repeated = (persons: number, rows: number, chosen: number): Tally => ({
  rows: persons * rows,
  hits: chosen * rows,
  persons,
  nn: persons * rows * rows,
  nh: chosen * rows * rows,
  hh: chosen * rows * rows,
});

describe('against SciPy 1.17 and scikit-learn 1.9', () => {
  it.each([
    [0.1, 0.8875370839817152],
    [1.99, 0.004888586800383177],
    [2, 0.004677734981047265],
    [5, 1.537459794428035e-12],
    [8, 1.1224297172982928e-29],
  ])('erfc(%f)', (x, expected) => expect(erfc(x) / expected).toBeCloseTo(1, 9));

  it.each([
    [[3, 100], [12, 100], 0.028671314973177094],
    [[0, 150], [9, 180], 0.004617638703659893],
    [[1, 120], [1, 140], 1],
    [[4, 1000], [2, 300], 0.6265081844025504],
    [[117, 120], [138, 140], 0.6645064129058791],
    [[2, 100], [40, 100_000], 0.0008287982396105254],
    [[0, 100], [3, 250], 0.5606729995624373],
  ] as const)('Fisher of %j and %j', (a, b, p) => {
    expect(fisherExact(alone(a), alone(b)) / p).toBeCloseTo(1, 9);
    expect(fisherExact(alone(b), alone(a)) / p).toBeCloseTo(1, 9);
  });

  it.each([
    [[300, 1000], [400, 1000], 0.000002757905777054695],
    [[120, 400], [90, 420], 0.0049408288766034794],
    [[50, 1000], [41, 900], 0.6505657492939134],
    [[1990, 2000], [900, 1000], 6.246742977824468e-39],
  ] as const)('the pooled z test of %j and %j', (a, b, p) => {
    const compared = compareRates(alone(a), alone(b));
    expect(compared.test).toBe('z');
    expect(compared.p / p).toBeCloseTo(1, 9);
  });

  it.each([
    [
      [0, 100],
      [0, 0.03699349820698568],
    ],
    [
      [5, 100],
      [0.021543679154367973, 0.11175046923191914],
    ],
    [
      [50, 100],
      [0.4038315303659956, 0.5961684696340044],
    ],
    [
      [100, 100],
      [0.9630065017930143, 1],
    ],
    [
      [37, 1234],
      [0.021830557376379053, 0.04105427998789424],
    ],
  ] as const)('Wilson of %j', (count, [low, high]) => {
    const interval = wilson(alone(count));
    expect(interval[0]).toBeCloseTo(low, 12);
    expect(interval[1]).toBeCloseTo(high, 12);
  });

  it('the AUC, ties counted half', () => {
    const x = [0.1, 0.4, 0.35, 0.8, 0.4, 0.4, 0.9, 0.2];
    const y = [0, 0, 1, 1, 1, 0, 1, 0];
    expect(rankAuc(x.map((one, n) => ({ x: one, yes: y[n]!, no: 1 - y[n]! }))) / 0.8125).toBeCloseTo(1, 9);
  });

  it('rows of the same persons, whose spread is taken between persons', () => {
    const compared = compareRates(repeated(120, 3, 48), repeated(150, 2, 40));
    expect(compared.p / 0.02162172436125302).toBeCloseTo(1, 9);
  });
});

describe('comparing rates', () => {
  const count = fc
    .tuple(fc.nat(60), fc.integer({ min: 1, max: 60 }))
    .map(([hits, more]) => [hits, hits + more] as const);

  it('is a probability, the same both ways, and 1 for the same rate', () => {
    fc.assert(
      fc.property(count, count, (a, b) => {
        const { p } = compareRates(alone(a), alone(b));
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(compareRates(alone(b), alone(a)).p).toBeCloseTo(p, 12);
        expect(compareRates(alone(a), alone(a)).p).toBeCloseTo(1, 9);
      }),
    );
  });

  it('takes Fisher where fewer than five hits, or misses, are expected', () => {
    expect(compareRates(alone([4, 100]), alone([5, 100])).test).toBe('fisher');
    expect(compareRates(alone([96, 100]), alone([95, 100])).test).toBe('fisher');
    expect(compareRates(alone([5, 100]), alone([5, 100])).test).toBe('z');
  });

  it('is not made surer by rows of the same persons', () => {
    const once = compareRates(repeated(200, 1, 80), repeated(200, 1, 60));
    const often = compareRates(repeated(200, 50, 80), repeated(200, 50, 60));
    expect(once.p).toBeGreaterThan(0.03);
    expect(often.p).toBeGreaterThan(0.03);
    const [low, high] = wilson(repeated(200, 50, 80));
    expect(high - low).toBeCloseTo(wilson(repeated(200, 1, 80))[1] - wilson(repeated(200, 1, 80))[0], 6);
  });

  it('needs no hits to answer', () => {
    expect(compareRates(alone([0, 100]), alone([0, 100])).p).toBe(1);
    expect(compareRates(alone([100, 100]), alone([100, 100])).p).toBe(1);
    expect(wilson(NO_ROWS)).toEqual([0, 1]);
  });
});

describe('Holm', () => {
  it('multiplies the least by their number, the next by one less, and never falls', () => {
    const adjusted = holm([0.01, 0.04, 0.03, 0.005, 0.5]);
    [0.04, 0.09, 0.09, 0.025, 0.5].forEach((p, place) => expect(adjusted[place]).toBeCloseTo(p, 12));
    expect(holm([])).toEqual([]);
    expect(holm([0.7, 0.9])).toEqual([1, 1]);
  });
});

describe('AUC of what has no known direction', () => {
  const fold = (yes: readonly [number, number], no: readonly [number, number]) => [
    { x: 0, yes: yes[0], no: no[0] },
    { x: 1, yes: yes[1], no: no[1] },
  ];

  it('is the same for a mark and for its opposite', () => {
    const folds = Array.from({ length: 5 }, () => fold([10, 40], [40, 10]));
    const opposite = Array.from({ length: 5 }, () => fold([40, 10], [10, 40]));
    expect(crossedAuc(folds)).toBeCloseTo(0.8, 12);
    expect(crossedAuc(opposite)).toBeCloseTo(0.8, 12);
  });

  it('takes a direction that turns from part to part for chance', () => {
    expect(crossedAuc([fold([10, 40], [40, 10]), fold([40, 10], [10, 40])])).toBeLessThan(0.5);
  });

  it('is not known where a kind is missing', () => {
    expect(crossedAuc([fold([5, 5], [0, 0]), fold([5, 5], [0, 0])])).toBeNaN();
    expect(crossedAuc([fold([5, 5], [5, 5])])).toBeNaN();
  });

  it('comes with an interval within 0 and 1', () => {
    // Hanley and McNeil (1982), table: AUC 0.70 of 100 and 100 has a standard error of 0.0367
    const [low, high] = aucInterval(0.7, { yes: 100, no: 100 });
    expect((high - low) / 2 / 1.96).toBeCloseTo(0.0367, 3);
    expect(aucInterval(1, { yes: 5, no: 5 })).toEqual([1, 1]);
  });
});

describe('least squares', () => {
  it('finds the weights of independent columns, and bears two that say the same', () => {
    const rows = [
      [1, 0, 0, 1],
      [0, 1, 1, 1],
      [1, 1, 1, 1],
      [0, 0, 0, 1],
    ];
    const right = rows.map(([a, b]) => 2 * a! - 3 * b! + 1);
    const gram = new Float64Array(16);
    const sums = new Float64Array(4);
    rows.forEach((row, n) =>
      row.forEach((one, i) => {
        sums[i]! += one * right[n]!;
        row.forEach((other, j) => (gram[i * 4 + j]! += one * other));
      }),
    );
    const weights = solveRidge({ gram, right: sums });
    rows.forEach((row, n) => expect(row.reduce((sum, one, i) => sum + one * weights[i]!, 0)).toBeCloseTo(right[n]!, 1));
  });
});
