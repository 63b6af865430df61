// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { everything } from '../../../src/consent/everything.js';
import type { Vitrine } from '../../../src/vitrine.js';
import { openGated } from './open-gated.js';
import { databases, fill, line, settled, startAfresh } from './open-visited.js';

const BOTH = { persist: 'granted', personalize: 'granted' } as const;
const OUT = [{ lapse: ['persist', 'personalize'], optOuts: [{ source: 'opt-out', says: everything('denied') }] }];

let vitrine: Vitrine;
const open = (...given: Parameters<typeof openGated>) => {
  const opened = openGated(...given);
  ({ vitrine } = opened);
  return opened;
};

beforeEach(() => {
  startAfresh();
  localStorage.clear();
  localStorage.setItem('vitrine', '{}');
  localStorage.setItem('vitrine-grant', 'g-1');
});
afterEach(() => {
  vitrine.stop();
  vi.unstubAllGlobals();
});

/** Nothing is left but these keys, and the other tabs know. */
async function expectGone(keys: readonly string[] = []) {
  expect(Object.keys(localStorage)).toEqual(keys);
  await settled();
  expect(await databases()).toEqual([]);
  expect(line).toMatchObject({ told: OUT, open: 0 });
}

describe('an opt-out where Vitrine does not run', () => {
  it.each([
    [false, []],
    [true, ['vitrine-opt-out']],
  ] as const)(
    'because it is off: empties the stores, tells the tabs, and leaves a flag if it may (%s)',
    async (optOutFlag, keys) => {
      const { loaded } = open({ enabled: false, consent: { optOutFlag } });
      await fill();
      vitrine.optOut();
      await expectGone(keys);
      expect(loaded).toEqual([]);
      vitrine.optOut(false);
      expect(Object.keys(localStorage)).toEqual([]);
    },
  );

  it.each([
    [false, []],
    [true, ['vitrine-opt-out']],
  ] as const)('because it was stopped: the same (%s)', async (optOutFlag, keys) => {
    const { pages } = open({ consent: { optOutFlag } });
    vitrine.consent.set(BOTH);
    await settled();
    vitrine.stop();
    await fill();
    vitrine.optOut();
    await expectGone(keys);
    vitrine.optOut(false);
    await settled();
    expect(pages).toHaveLength(1);
  });

  it('because its config cannot be read: as far as it goes', async () => {
    open(null, ['check']);
    await settled();
    expect(vitrine.problems.get()).toHaveLength(1);
    await fill();
    vitrine.optOut();
    await expectGone();
  });

  it('or an objection: closes what it names', async () => {
    open({ enabled: false, consent: { optOutFlag: true } });
    await fill();
    vitrine.object();
    expect(Object.keys(localStorage)).toEqual(['vitrine-objection']);
    await settled();
    expect(await databases()).toEqual([]);
    expect(line.told).toMatchObject([{ lapse: ['persist', 'personalize'], optOuts: [{ source: 'objection' }] }]);
  });

  it('or an erasure: empties the stores, and the tabs open afresh', async () => {
    open({ enabled: false });
    await fill();
    expect(await vitrine.erase()).toBe(true);
    expect(Object.keys(localStorage)).toEqual([]);
    expect(line).toMatchObject({ told: [{ lapse: [], optOuts: [] }], open: 0 });
  });
});

describe('an opt-out while its file loads, or does not', () => {
  it.each([[[]], [['consents']]])('leaves the flag in the same task: %j', async (missing) => {
    open({ consent: { optOutFlag: true } }, missing);
    vitrine.optOut();
    expect(Object.keys(localStorage)).toEqual(['vitrine-opt-out']);
    await settled();
    expect(Object.keys(localStorage)).toEqual(['vitrine-opt-out']);
  });
});

describe('a file of consent that does not load', () => {
  it('is told as such, and everything stays closed', async () => {
    open({ consent: ['cookiebot'] }, ['consents']);
    vitrine.consent.set(everything('granted'));
    await settled();
    expect(vitrine.consent.get()).toEqual({ ...everything('unknown'), contextual: 'denied' });
    expect(vitrine.consent.debug().sources).toContainEqual(
      expect.objectContaining({ source: 'consents', note: 'not loaded' }),
    );
    expect(vitrine.problems.get()).toMatchObject([{ code: 'page-load', field: 'assets' }]);
  });
});

describe('what the page said while its config was checked', () => {
  /** With a fault, so that the check is loaded first. */
  const FAULTY = { retentionDays: 0 };
  const NOES: readonly (readonly [string, () => void])[] = [
    ['a no to personalisation', () => vitrine.consent.set({ personalize: 'denied' })],
    ['a no to storing', () => vitrine.consent.set({ persist: 'denied' })],
    ['an opt-out that is taken back', () => (vitrine.optOut(), vitrine.optOut(false))],
    ['an objection that is taken back', () => (vitrine.object(), vitrine.object(false))],
    ['an erasure', () => void vitrine.erase()],
  ];

  it.each(NOES)('counts no more after %s, whatever is granted later', async (_, say) => {
    const { tracked, pages } = open(FAULTY);
    vitrine.track('view_item');
    say();
    await settled();
    vitrine.consent.set(BOTH);
    await settled();
    expect(tracked).toEqual([]);
    expect(pages.map(({ backfill }) => backfill)).toEqual([false]);
  });

  it('counts no more, and what it says after the next yes does', async () => {
    const { tracked } = open(FAULTY);
    vitrine.track('view_item');
    vitrine.consent.set({ personalize: 'denied' });
    vitrine.track('add_to_cart');
    vitrine.consent.set(BOTH);
    await Promise.resolve();
    vitrine.track('view_cart');
    await settled();
    expect(tracked).toEqual(['view_cart']);
  });

  it('is emptied from the stores at once, and told to the tabs', async () => {
    open(FAULTY);
    vitrine.optOut();
    expect(Object.keys(localStorage)).toEqual([]);
    expect(line.told).toMatchObject(OUT);
  });
});
