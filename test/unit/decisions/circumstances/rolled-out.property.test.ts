import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rolledOut } from '../../../../src/decisions/circumstances/rolled-out.js';
import { hash32 } from '../../../../src/lib/hash-32.js';
import { deal, page, standing } from '../offers/standing.js';

const LOTS = 65_536;
const variants = ['hero.deal', 'offer.ten-off', 'cta.a', 'cta.b', 'x'.repeat(60), 'angebot.grün'];

const reached = (share: number, variant: string, of = (lot: number) => lot): number => {
  let count = 0;
  for (let lot = 0; lot < LOTS; lot++) if (rolledOut(share, of(lot), variant)) count++;
  return count / LOTS;
};

describe('a rollout', () => {
  it.each(variants)('reaches its share of shoppers: %s', (variant) => {
    // five standard deviations of as many throws of a coin
    for (const share of [0.01, 0.1, 0.25, 0.5, 0.9])
      expect(Math.abs(reached(share, variant) - share)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / LOTS));
    expect([reached(0, variant), reached(1, variant)]).toEqual([0, 1]);
  });

  it('reaches its share of tenths as well as of all: the draw is even', () => {
    for (const variant of variants) {
      const tenths = Array.from({ length: 10 }, () => 0);
      for (let lot = 0; lot < LOTS; lot++) tenths[Math.floor((hash32(`${variant}:${lot}`) / 2 ** 32) * 10)]!++;
      const expected = LOTS / 10;
      const chi = tenths.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      // the value that chance passes once in 100,000 times with nine degrees of freedom
      expect(chi).toBeLessThan(39.3);
    }
  });

  it('draws for each variant anew', () => {
    for (const [one, other] of [
      ['hero.deal', 'hero.dear'],
      ['cta.a', 'cta.b'],
    ] as const) {
      let both = 0;
      for (let lot = 0; lot < LOTS; lot++) if (rolledOut(0.5, lot, one) && rolledOut(0.5, lot, other)) both++;
      expect(both / LOTS).toBeCloseTo(0.25, 1.9);
    }
  });

  it('keeps whoever had it when the share grows, and is the same whenever it is asked', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(fc.nat(LOTS - 1), fc.string()), share, share, ([lot, variant], one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(rolledOut(less, lot, variant)).toBe(rolledOut(less, lot, variant));
        expect(rolledOut(less, lot, variant) && !rolledOut(more, lot, variant)).toBe(false);
      }),
    );
  });

  it('is for nobody without a lot, and by the lot of the latest page that told one', () => {
    expect(rolledOut(1, undefined, 'hero.deal')).toBe(false);
    const slots = deal({ rollout: 1 });
    expect(standing(slots, [page()]).of('offer').suppressed).toMatchObject([{ rule: 'rollout' }]);
    expect(standing(slots, [page({ lot: 7 })]).shown('offer')).toBe('deal');
    expect(standing(slots, [page({ lot: 7 }), page()]).shown('offer')).toBe('deal');
  });

  it('stands or not for a whole history', () => {
    fc.assert(
      fc.property(fc.nat(LOTS - 1), fc.integer({ min: 1, max: 5 }), (lot, pages) => {
        const log = Array.from({ length: pages }, () => page({ lot }));
        const stands = rolledOut(0.3, lot, 'offer.deal') ? 'deal' : 'default';
        expect(standing(deal({ rollout: 0.3 }), log).shown('offer')).toBe(stands);
      }),
    );
  });
});
