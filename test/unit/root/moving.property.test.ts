import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';
import { openWholeRulebook } from '../../../src/whole-rulebook.js';
import { HOLD, REST } from '../../../src/segments/hysteresis.js';
import type { Segment } from '../../../src/segments/segment.js';
import { foldMoment, startMoment, type Moment, type TimelineRules } from '../../../src/timeline.js';
import { sampleSlots } from '../../../bench/sample-rules.js';
import { richLog } from '../segments/rich-log.js';
import { waveringModels } from './wavering-models.js';

const book = openWholeRulebook({});

const rulesOf = (seed: number, models: boolean): TimelineRules => ({
  models: models ? waveringModels(seed) : undefined,
  slots: sampleSlots(3),
  campaigns: { a: 'style', b: 'discount' },
  policyVersion: '1',
  book,
});

/** Every moment of a log; `between` is what happens to a moment before the next event. */
async function timeline(
  log: readonly LoggedEvent[],
  rules: TimelineRules,
  between: (moment: Moment, place: number) => Moment = (moment) => moment,
): Promise<readonly Moment[]> {
  const moments: Moment[] = [];
  let moment = startMoment(rules);
  for (const [place, event] of log.entries()) {
    moment = await foldMoment(between(moment, place), event, rules);
    // the features' state is the fold's own and moves on
    moments.push({ ...moment, features: structuredClone(moment.features) });
  }
  return moments;
}

/** Visits of random events, apart by up to `gap` milliseconds, with and without models that jump about. */
const given = fc.record({
  seed: fc.integer({ min: 1, max: 100_000 }),
  gap: fc.constantFrom(500, 3000, 15_000, 60_000),
  models: fc.boolean(),
});
type Given = Readonly<{ seed: number; gap: number; models: boolean }>;

const forAll = (
  numRuns: number,
  holds: (one: Given, log: readonly LoggedEvent[], rules: TimelineRules) => Promise<void>,
) =>
  fc.assert(
    fc.asyncProperty(given, (one: Given) =>
      holds(one, richLog(one.seed, { sessions: 2, events: 50, gap: one.gap }), rulesOf(one.seed, one.models)),
    ),
    { numRuns },
  );

const isFact = ({ enter, exit }: Segment) => enter === 1 && exit === 1;
const isFree = ({ name, params }: LoggedEvent) => name === 'purchase' || params.page_kind === 'thanks';

/** Stretches of a log within which nothing is set free, as moments. */
function* stretches(log: readonly LoggedEvent[], moments: readonly Moment[]): Generator<readonly Moment[]> {
  let from = 0;
  for (let place = 1; place <= log.length; place++) {
    const ends = place === log.length || log[place]!.session !== log[place - 1]!.session || isFree(log[place]!);
    if (!ends) continue;
    yield moments.slice(from, place);
    from = place;
  }
}

describe('no flapping, over any stream of events and whatever models say', () => {
  test('a segment is entered no sooner than a hold and a rest after it last was, until a visit or an order sets it free', async () => {
    let entries = 0;
    const early: unknown[] = [];
    await forAll(30, async (_, log, rules) => {
      const moments = await timeline(log, rules);
      for (const stretch of stretches(log, moments)) {
        const entered = new Map<string, number>();
        for (const { at, transitions, segments } of stretch.slice(1))
          for (const { segment: id, to } of transitions) {
            const segment = segments.find((one) => one.id === id)!;
            if (to !== 'in' || isFact(segment) || fallsBack(id)) continue;
            const last = entered.get(id);
            if (last !== undefined && at - last < HOLD + REST) early.push([id, at - last]);
            entered.set(id, at);
            entries++;
          }
      }
      expect(early).toEqual([]);
    });
    expect(entries).toBeGreaterThan(50);
  });

  test('so no segment is entered and left more than four times a minute, nor what the others fall back to more than eight', async () => {
    await forAll(30, async (_, log, rules) => {
      const moments = await timeline(log, rules);
      for (const stretch of stretches(log, moments)) {
        const times = new Map<string, number[]>();
        for (const { at, transitions, segments } of stretch.slice(1))
          for (const { segment: id, from, to } of transitions) {
            if ((from !== 'in' && to !== 'in') || isFact(segments.find((one) => one.id === id)!)) continue;
            const all = times.get(id) ?? [];
            all.push(at);
            times.set(id, all);
            const most = fallsBack(id) ? 8 : 4;
            const minute = all.filter((time) => time > at - 60_000).length;
            expect([id, minute <= most, minute]).toEqual([id, true, minute]);
          }
      }
    });
  });
});

/** What is active where nothing higher is. */
const fallsBack = (id: string) =>
  /^(intent:(general|researching|high)|predictive:next-purchase-(later|soon)|prospect:(cold|warm)|clv:low|clv:middle|welcome:standard|lifecycle:.*)$/.test(
    id,
  );

describe('a timeline', () => {
  test('is the same again for the same events, in the same order of segments', async () => {
    await forAll(8, async ({ seed, models }, log, rules) => {
      const [one, other] = [await timeline(log, rules), await timeline(log, rulesOf(seed, models))];
      expect(other).toEqual(one);
      const ids = one[0]!.segments.map(({ id }) => id);
      for (const { segments } of one) expect(segments.map(({ id }) => id)).toEqual(ids);
    });
  });

  test('goes on from a moment that was stored between any two events as if nothing had happened', async () => {
    await forAll(8, async (_, log, rules) => {
      const stored = await timeline(log, rules, (moment) => structuredClone(moment));
      expect(stored).toEqual(await timeline(log, rules));
    });
  });

  test('folded from a cached moment ends where the whole log does', async () => {
    await forAll(8, async ({ seed }, log, rules) => {
      const cut = seed % log.length;
      const live = await timeline(log, rules);
      let moment = structuredClone(live[cut]!);
      for (const event of log.slice(cut + 1)) moment = await foldMoment(moment, event, rules);
      expect({ ...moment, features: null }).toEqual({ ...live.at(-1)!, features: null });
    });
  });

  test('does not change what it came from', async () => {
    await forAll(8, async (_, log, rules) => {
      const frozen = (moment: Moment): Moment => {
        const { features, ...rest } = moment;
        freeze(rest);
        return { features, ...rest };
      };
      await expect(timeline(log, rules, frozen)).resolves.toHaveLength(log.length);
    });
  });

  test('two timelines side by side do not touch each other', async () => {
    const [one, other] = [richLog(3, { sessions: 2, events: 60 }), richLog(4, { sessions: 2, events: 60 })];
    const rules = rulesOf(1, true);
    const alone = [await timeline(one, rules), await timeline(other, rules)];
    let [a, b] = [startMoment(rules), startMoment(rules)];
    for (const [place, event] of one.entries()) {
      a = await foldMoment(a, event, rules);
      b = await foldMoment(b, other[place]!, rules);
      expect([a.segments, b.segments]).toEqual([alone[0]![place]!.segments, alone[1]![place]!.segments]);
    }
  });

  test('moves by events and ticks alone: where both stop, so does everything', async () => {
    const log = richLog(5, { sessions: 1, events: 40 });
    const rules = rulesOf(5, false);
    const last = (await timeline(log, rules)).at(-1)!;
    const tick = { name: 'tick', at: last.at + 5 * 60_000, params: {}, seq: last.seq + 1, session: 1 };
    const after = await foldMoment(structuredClone(last), tick, rules);
    for (const { event, at, seq } of after.transitions)
      expect({ event, at, seq }).toEqual({ event: 'tick', at: tick.at, seq: tick.seq });
    const again = await foldMoment(structuredClone(after), { ...tick, seq: tick.seq + 1 }, rules);
    expect(again.transitions).toEqual([]);
  });

  test('of a log whose oldest events have expired is that of the rest, as a new log would give it', async () => {
    const log = richLog(6, { sessions: 3, events: 40 });
    const rules = rulesOf(6, false);
    const rest = log.filter(({ session }) => session > 1);
    const [from] = rest;
    const renumbered = rest.map((event) => ({ ...event, seq: event.seq - from!.seq + 1, session: event.session - 1 }));
    const plain = ({ segments }: Moment) => segments;
    expect((await timeline(rest, rules)).map(plain)).toEqual((await timeline(renumbered, rules)).map(plain));
  });

  test('keeps a bounded state, whatever the history', async () => {
    const rules = rulesOf(7, false);
    const size = async (sessions: number) => {
      const moments = await timeline(richLog(7, { sessions, events: 50 }), rules, (moment) => moment);
      const { segmentsState, latest } = moments.at(-1)!;
      return JSON.stringify([segmentsState, latest]).length;
    };
    expect(await size(30)).toBeLessThan(1.5 * (await size(6)));
  });
});

function freeze(value: unknown): void {
  if (typeof value !== 'object' || !value || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
}
