import { describe, expect, test } from 'vitest';
import { sampleOwn, sampleSlots } from '../../../bench/sample-rules.js';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';
import type { Models } from '../../../src/model/open-models.js';
import type { Family } from '../../../src/segments/family.js';
import { UNWORDED } from '../../../src/segments/phrases/unworded.js';
import { foldMoment, startMoment, type Moment, type TimelineRules } from '../../../src/timeline.js';
import { openWholeRulebook } from '../../../src/whole-rulebook.js';
import { randomOf, richLog } from '../segments/rich-log.js';
import { waveringModels } from './wavering-models.js';

const own = {
  ...sampleOwn(12),
  'by-own': { when: { 'own:own-1': true, 'intent:high': { $gte: 0.3 } } },
  'by-time': { when: { event: 'view_item', last: { $lte: '2m' } } },
  held: { when: { event: 'search', within: '1m' }, hold: '5m' },
} as const;

const book = openWholeRulebook({
  segments: own,
  micro: [{ id: 'pair', all: ['intent:high', 'cart:filled'], support: { sessions: 90, shoppers: 80 }, lift: 2 }],
  uninstrumented: ['scroll', 'review_read'],
  seasons: [{ id: 'winter' }],
});

const rulesOf = (models?: Models): TimelineRules => ({
  models,
  slots: sampleSlots(3),
  campaigns: { a: 'premium', b: 'discount' },
  policyVersion: '1',
  book,
});

/** A log with ticks, pauses, new visits and now and then a clock that was set back. */
function anyLog(seed: number): readonly LoggedEvent[] {
  const random = randomOf(seed);
  const gap = [500, 9000, 40_000, 3_600_000][seed % 4]!;
  return richLog(seed, { sessions: 3, events: 60, gap }).flatMap((event) => {
    const at = random() < 0.05 ? event.at - 45_000 : event.at;
    const tick = { ...event, at: at + 15_000, name: 'tick', params: {} };
    return random() < 0.2 ? [{ ...event, at }, tick] : [{ ...event, at }];
  });
}

/** Families that are told nothing of what is new, and find what they have said in a tongue that is none: so they judge all anew. */
const forgetful = book.families.map((family): Family => ({
  ...family,
  step(state, judging) {
    const forgotten = Array.isArray(state) ? [] : { ...(state as object), language: 'none' };
    return family.step(forgotten, { ...judging, news: undefined });
  },
}));

/** Without the features' state, which is the fold's own and moves on. */
const seen = (moment: Moment) => ({ ...moment, features: undefined });

/** The moments of a log: as an engine folds them, and from a copy of each, by which nothing is known of what stood before. */
async function both(log: readonly LoggedEvent[], rules: TimelineRules) {
  let live = startMoment(rules);
  let anew = live;
  const moments: Moment[] = [];
  for (const event of log) {
    anew = await foldMoment(structuredClone(anew), event, rules);
    live = await foldMoment(live, event, rules);
    expect(seen(live)).toEqual(seen(anew));
    moments.push(live);
  }
  return moments;
}

describe('what nothing has changed for stands, and is what judging it anew would give', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('by rules, log %i', async (seed) => {
    const moments = await both(anyLog(seed), rulesOf());
    const places = moments[0]!.lists.map((_, place) => place);
    const kept = places.map(
      (place) => moments.filter((moment, index) => moment.lists[place] === moments[index - 1]?.lists[place]).length,
    );
    // every list of built-in segments beyond clusters and intent is often kept, or this test would hold for nothing
    for (const count of kept.slice(2, -2)) expect(count).toBeGreaterThan(moments.length / 5);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('though two campaigns come to one motive, log %i', async (seed) => {
    const rules = { ...rulesOf(), campaigns: { a: 'premium', b: 'premium' } };
    const judging = { ...rules, book: { ...book, families: forgetful } };
    let live = startMoment(rules);
    let anew = startMoment(judging);
    for (const event of anyLog(seed)) {
      live = await foldMoment(live, event, rules);
      anew = await foldMoment(anew, event, judging);
      expect(live.segments).toEqual(anew.segments);
      expect(live.decisions).toEqual(anew.decisions);
    }
  });

  test.each([1, 2, 3, 4])('but is told in words as soon as there are some, log %i', async (seed) => {
    const rules = rulesOf();
    const log = anyLog(seed);
    const late = log.length >> 1;
    let worded = startMoment(rules);
    let moment = startMoment({ ...rules, phrases: UNWORDED });
    for (const [place, event] of log.entries()) {
      // a log that has failed leaves a moment which cannot be folded again
      if (place === late) moment = structuredClone(moment);
      worded = await foldMoment(worded, event, rules);
      moment = await foldMoment(moment, event, place < late ? { ...rules, phrases: UNWORDED } : rules);
      expect(place < late || moment.segments).toEqual(place < late || worded.segments);
    }
  });

  test.each([1, 2, 3, 4])('with models that jump about, log %i', async (seed) => {
    const log = anyLog(seed);
    expect(await both(log, rulesOf(waveringModels(seed)))).toHaveLength(log.length);
  });

  test('though a model has failed in between, and what is new came in two goes', async () => {
    const rules = rulesOf();
    let fails = false;
    const failing = {
      ...waveringModels(5),
      features: book.features,
      score: () => (fails ? Promise.reject(new Error('no memory')) : Promise.resolve(NONE)),
    } as unknown as Models;
    const asked = { ...rules, models: failing };
    let live = startMoment(asked);
    let plain = startMoment(rules);
    for (const [place, event] of anyLog(5).entries()) {
      fails = place % 5 === 3;
      // an event whose scores fail is folded again: into features that have it already
      const folded = foldMoment(live, event, asked);
      if (fails) await expect(folded).rejects.toThrow('no memory');
      else live = await folded;
      plain = fails
        ? { ...plain, features: foldOnly(plain, event) }
        : await foldMoment(structuredClone(plain), event, rules);
      expect(seen(live)).toEqual(seen(plain));
    }
  });
});

const NONE = {};

const foldOnly = ({ features }: Moment, event: LoggedEvent) => book.features.fold(structuredClone(features), event);
