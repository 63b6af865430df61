import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '../../../cli/segments/mining/benjamini-hochberg.js';
import { microId } from '../../../cli/segments/mining/micro-id.js';
import { mine } from '../../../cli/segments/mining/mine.js';
import type { MiningLimits } from '../../../cli/segments/mining/mined.js';
import { printMined } from '../../../cli/segments/mining/print-mined.js';
import { openSurvey } from '../../../cli/segments/survey/open-survey.js';
import { openMicro } from '../../../src/segments/families/micro.js';
import type { Segment, SegmentId } from '../../../src/segments/segment.js';

const LIMITS: MiningLimits = { support: 0.01, k: 50, most: 12, level: 0.05 };

/** Numbers that look random, and are the same on every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Visit = Readonly<{ moments: readonly (readonly SegmentId[])[]; order?: boolean }>;

const segment = (id: SegmentId, active: boolean): Segment => ({
  id,
  active,
  score: Number(active),
  known: true,
  enter: 1,
  exit: 1,
  basis: 'rules',
  reasons: [],
});

/** A survey of shoppers whose visits go through these sets of segments. */
function surveyOf(ids: readonly SegmentId[], shoppers: readonly (readonly Visit[])[]) {
  const survey = openSurvey(ids);
  for (const [shopper, visits] of shoppers.entries()) {
    survey.shopper(`s${shopper}`);
    for (const [visit, { moments, order }] of visits.entries()) {
      const at = visit * 86_400_000;
      const event = (name: string, minute: number, active: readonly SegmentId[]) =>
        survey.event(
          { name, at: at + minute * 60_000, params: {}, seq: minute + 1, session: visit + 1 },
          ids.map((id) => segment(id, active.includes(id))),
        );
      for (const [minute, active] of moments.entries()) event('page_view', minute, active);
      if (order) event('purchase', moments.length, []);
    }
  }
  return survey.close();
}

const IDS: SegmentId[] = ['cart:filled', 'cluster:brand-explorer', 'intent:high', 'orientation:style', 'pace:quick'];

/** Visits in which each segment stands by itself with its own frequency, but where `also` has a say. */
function visits(count: number, seed: number, also: (next: () => number, own: Set<SegmentId>) => boolean | void) {
  const next = chance(seed);
  return Array.from({ length: count }, (): readonly Visit[] =>
    Array.from({ length: 1 + Math.floor(next() * 3) }, () => {
      const own = new Set(IDS.filter((_, place) => next() < 0.1 + 0.06 * place));
      const order = also(next, own);
      return { moments: [[], [...own]], ...(order && { order }) };
    }),
  );
}

describe('mining of micro-segments', () => {
  it('finds an intersection that comes together more often than chance would have it, with support and lift of all', () => {
    const survey = surveyOf(
      IDS,
      visits(3000, 7, (next, own) => {
        if (next() < 0.06) own.add('cluster:brand-explorer').add('orientation:style');
      }),
    );
    const { found, tested } = mine(survey, LIMITS);
    expect(tested).toBeGreaterThan(5);
    expect(found.map(({ all }) => all)).toEqual([['cluster:brand-explorer', 'orientation:style']]);
    const { id, support, lift, p } = found[0]!;
    expect(id).toBe(microId(['orientation:style', 'cluster:brand-explorer']));
    expect(support.sessions).toBeGreaterThan(support.shoppers);
    expect(support.shoppers).toBeGreaterThan(400);
    expect(lift).toBeGreaterThan(1.2);
    expect(Math.max(p.found, p.confirmed)).toBeLessThan(1e-6);
  });

  it('finds three that come together', () => {
    const survey = surveyOf(
      IDS,
      visits(3000, 11, (next, own) => {
        if (next() < 0.06) own.add('cart:filled').add('intent:high').add('pace:quick');
      }),
    );
    const { found } = mine(survey, LIMITS);
    expect(found.map(({ all }) => all)).toContainEqual(['cart:filled', 'intent:high', 'pace:quick']);
    expect(found.flatMap(({ all }) => all)).not.toContain('orientation:style');
  });

  it('leaves out what says no more than a part of it', () => {
    const survey = surveyOf(
      IDS,
      visits(3000, 11, (next, own) => {
        // who has a brand in mind has a style; who has filled the cart and means it is quick
        if (own.has('cluster:brand-explorer')) own.add('orientation:style');
        if (next() < 0.06) own.add('cart:filled').add('intent:high');
        if (own.has('cart:filled') && own.has('intent:high')) own.add('pace:quick');
      }),
    );
    const all = mine(survey, LIMITS).found.map((one) => one.all);
    expect(all).toContainEqual(['cart:filled', 'intent:high']);
    expect(all).not.toContainEqual(['cluster:brand-explorer', 'orientation:style']);
    expect(all).not.toContainEqual(['cart:filled', 'intent:high', 'pace:quick']);
  });

  it('finds next to nothing where there is nothing, over many files', () => {
    const found = Array.from({ length: 20 }, (_, seed) =>
      mine(
        surveyOf(
          IDS,
          visits(1200, seed, () => {}),
        ),
        LIMITS,
      ),
    );
    expect(found.every(({ tested }) => tested > 5)).toBe(true);
    // one in twenty may pass the first half, and one in twenty of those the second
    expect(found.filter((one) => one.found.length).length).toBeLessThanOrEqual(1);
  });

  it('is not misled by one shopper’s many visits', () => {
    const busy: Visit = { moments: [['cart:filled', 'pace:quick']] };
    const calm = visits(600, 3, () => {});
    const busyOnes = Array.from({ length: 3 }, () => Array.from({ length: 120 }, () => busy));
    const { found } = mine(surveyOf(IDS, [...calm, ...busyOnes]), { ...LIMITS, k: 2 });
    expect(found).toEqual([]);
  });

  it('holds to k shoppers, to the support asked for, and to so many', () => {
    const pairs = visits(900, 5, (next, own) => {
      if (next() < 0.2) own.add('cluster:brand-explorer').add('orientation:style');
    });
    const survey = surveyOf(IDS, pairs);
    const { support } = mine(survey, LIMITS).found[0]!;
    expect(mine(survey, { ...LIMITS, k: support.shoppers }).found).toHaveLength(1);
    expect(mine(survey, { ...LIMITS, k: support.shoppers + 1 }).found).toEqual([]);
    expect(mine(survey, { ...LIMITS, support: 0.9 }).found).toEqual([]);
  });

  it('tells how many ordered after it stood, beside all others', () => {
    const survey = surveyOf(
      IDS,
      visits(3000, 13, (next, own) => {
        const both = next() < 0.1;
        if (both) own.add('cluster:brand-explorer').add('orientation:style');
        return next() < (both ? 0.5 : 0.1);
      }),
    );
    const outcome = mine(survey, LIMITS).found[0]!.outcome!;
    expect(outcome.difference).toBeCloseTo(outcome.rate - outcome.others);
    expect(outcome.rate).toBeGreaterThan(0.3);
    expect(outcome.interval[0]).toBeGreaterThan(0.15);
    expect(outcome.interval[0]).toBeLessThan(outcome.difference);
    expect(outcome.interval[1]).toBeGreaterThan(outcome.difference);
    expect(
      mine(
        surveyOf(
          IDS,
          visits(900, 5, (next, own) => void (next() < 0.2 && own.add('cart:filled').add('pace:quick'))),
        ),
        LIMITS,
      ).found[0],
    ).not.toHaveProperty('outcome');
  });

  it('an order before it stood does not count', () => {
    const after = { moments: [[], ['cart:filled', 'pace:quick']], order: true } as const;
    const ids: SegmentId[] = ['cart:filled', 'pace:quick'];
    const { moments } = surveyOf(ids, [[after], [{ moments: [['cart:filled']] }]]);
    expect([...moments.orderAfter]).toEqual([0b11]);
    const before = openSurvey(ids);
    before.shopper('one');
    const none = ids.map((id) => segment(id, false));
    const both = ids.map((id) => segment(id, true));
    before.event({ name: 'purchase', at: 0, params: {}, seq: 1, session: 1 }, none);
    before.event({ name: 'page_view', at: 1, params: {}, seq: 2, session: 1 }, both);
    const closed = before.close().moments;
    expect([...closed.orderAfter]).toEqual([0]);
    expect([...closed.ordered]).toEqual([1]);
  });
});

describe('fairness of what is mined', () => {
  const proxied = (ids: readonly SegmentId[], also: (own: Set<SegmentId>, next: () => number) => void) => {
    const next = chance(17);
    return Array.from({ length: 2000 }, (): readonly Visit[] => {
      const own = new Set(ids.filter(() => next() < 0.3));
      also(own, next);
      return [{ moments: [[...own]] }];
    });
  };

  it('makes no part of a proxy or of a sensitive name, and says so', () => {
    const ids: SegmentId[] = ['context:device-phone', 'own:ramadan', 'pace:quick', 'cart:filled'];
    const survey = surveyOf(
      ids,
      proxied(ids, (own, next) => {
        if (next() < 0.2) own.add('pace:quick').add('cart:filled');
      }),
    );
    const { found, refused } = mine(survey, LIMITS);
    expect(found.map(({ all }) => all)).toEqual([['cart:filled', 'pace:quick']]);
    expect(refused).toEqual([
      { all: ['context:device-phone'], why: 'is a proxy (device)' },
      { all: ['own:ramadan'], why: 'its name speaks of belief' },
    ]);
  });

  it('refuses what a model reckons from a proxy', () => {
    const ids: SegmentId[] = ['cluster:brand-explorer', 'pace:quick', 'cart:filled'];
    const survey = surveyOf(
      ids,
      proxied(ids, () => {}),
    );
    expect(mine(survey, LIMITS, { clusters: ['page_views@1', 'device_phone@1'] }).refused).toEqual([
      { all: ['cluster:brand-explorer'], why: 'is reckoned from device_phone@1, a proxy (device)' },
    ]);
  });

  it('refuses harmless parts that together stand in for a proxy', () => {
    const ids: SegmentId[] = ['context:device-phone', 'pace:quick', 'cart:filled'];
    const survey = surveyOf(
      ids,
      proxied(ids, (own, next) => {
        own.delete('pace:quick');
        own.delete('cart:filled');
        if (next() < (own.has('context:device-phone') ? 0.8 : 0.05)) own.add('pace:quick').add('cart:filled');
        else {
          if (next() < 0.1) own.add('pace:quick');
          if (next() < 0.1) own.add('cart:filled');
        }
      }),
    );
    const { found, refused } = mine(survey, LIMITS);
    expect(found).toEqual([]);
    expect(refused.at(-1)).toEqual({
      all: ['pace:quick', 'cart:filled'],
      why: expect.stringMatching(/^tells context:device-phone \(AUC 0\.\d+\)$/),
    });
  });
});

describe('what is written', () => {
  it('is taken by the engine as it stands', () => {
    const survey = surveyOf(
      IDS,
      visits(1500, 7, (next, own) => {
        if (next() < 0.2) own.add('cluster:brand-explorer').add('orientation:style');
      }),
    );
    const mined = mine(survey, LIMITS);
    const { family, troubles } = openMicro({ micro: JSON.parse(JSON.stringify(mined.found)) }, IDS);
    expect(troubles).toEqual([]);
    expect(family.ids).toEqual(mined.found.map(({ id }) => `micro:${id}`));
    expect(printMined(mined).join('\n')).toContain('cluster:brand-explorer + orientation:style');
  });

  it('has an id that goes by the parts alone', () => {
    expect(microId(['b:2', 'a:1'])).toBe(microId(['a:1', 'b:2']));
    expect(microId(['a:1', 'b:2'])).toMatch(/^[0-9a-f]{10}$/);
    expect(microId(['a:1', 'b:3'])).not.toBe(microId(['a:1', 'b:2']));
  });
});

it('Benjamini and Hochberg’s correction is that of R', () => {
  // p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.5), 'BH')
  const expected = [0.025, 0.05, 0.05, 0.025, 0.5];
  benjaminiHochberg([0.01, 0.04, 0.03, 0.005, 0.5]).forEach((value, place) =>
    expect(value).toBeCloseTo(expected[place]!, 12),
  );
  expect(benjaminiHochberg([])).toEqual([]);
});
