import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { timelineRules } from '../../../cli/replaying/timeline-rules.js';
import type { Heard } from '../../../src/capture/heard.js';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';
import { openStoredLog } from '../../../src/memory/stored-log.js';
import type { Inspection } from '../../../src/protocol.js';
import { foldMoment, lookInto, startMoment, type Moment } from '../../../src/timeline.js';
import { randomOf } from '../segments/rich-log.js';
import { heardOf, openWhole, WHOLE_CONFIG, WHOLE_SETUP } from './whole-engine.js';

const DAY = 86_400_000;
const given = fc.record({ seed: fc.integer({ min: 1, max: 1e5 }), days: fc.integer({ min: 1, max: 120 }) });
type Given = Readonly<{ seed: number; days: number }>;

const forAll = (holds: (one: Given) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(given, async (one: Given) => {
      globalThis.indexedDB = new IDBFactory();
      await holds(one);
    }),
    { numRuns: 6 },
  );

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

/** The rows of a log as `replay` folds them. */
async function replayed(rows: readonly LoggedEvent[]): Promise<Pick<Inspection, 'features' | 'scores'> & Moment> {
  const rules = timelineRules(WHOLE_CONFIG, undefined);
  let moment = startMoment(rules);
  for (const row of rows) moment = await foldMoment(moment, row, rules);
  return { ...moment, ...(await lookInto(moment, rules)) } as never;
}

const told = ({ outlook, features }: Inspection) => ({
  seq: outlook.seq,
  segments: outlook.segments,
  transitions: outlook.transitions,
  decisions: outlook.decisions,
  features,
});

/** Hands a visit to engines that come and go, in batches of any size, while the clock on the wall says anything. */
async function live(heard: readonly Heard[], random: () => number): Promise<Inspection> {
  vi.setSystemTime(heard.at(-1)!.at + random() * 1000 * DAY);
  let engine = await openWhole();
  for (let from = 0; from < heard.length;) {
    const size = 1 + Math.floor(random() * 12);
    await engine.append(heard.slice(from, from + size));
    from += size;
    vi.setSystemTime(heard.at(-1)!.at + random() * 300 * DAY);
    if (random() < 0.2) {
      engine.close();
      engine = await openWhole();
    }
    if (random() < 0.2) await engine.catchUp();
  }
  const inspection = await engine.inspect();
  engine.close();
  return inspection;
}

describe('a live engine', () => {
  test('comes to where replay does, however events come in batches, pages come and go, and whatever the clock says', async () => {
    let moved = 0;
    await forAll(async ({ seed }) => {
      const inspection = await live(heardOf(seed), randomOf(seed));
      const { seq, segments, latest, decisions, features } = await replayed(inspection.events);
      const expected = {
        seq,
        segments: segments.map((one) => Object.assign({}, one, { path: undefined })),
        transitions: latest,
        decisions,
        features,
      };
      expect(told(inspection)).toEqual(expected);
      moved += latest.length;
    });
    expect(moved).toBeGreaterThan(50);
  });

  test('moves nothing by the clock: while nothing is recorded, nothing changes', async () => {
    await forAll(async ({ seed, days }) => {
      const heard = heardOf(seed, 1);
      vi.setSystemTime(heard.at(-1)!.at);
      const engine = await openWhole();
      await engine.append(heard);
      const before = await engine.inspect();
      vi.setSystemTime(heard.at(-1)!.at + days * DAY);
      await engine.catchUp();
      expect(await engine.inspect()).toEqual(before);
      engine.close();
    });
  });
});

/** A log that holds only these, numbered from 1, as one that has never held more. */
async function logOf(rows: readonly LoggedEvent[]): Promise<void> {
  globalThis.indexedDB = new IDBFactory();
  const log = await openStoredLog({ retentionDays: WHOLE_SETUP.retentionDays, now: Date.now, report: () => undefined });
  await log.append(rows.map(({ name, at, params }) => ({ name, at, params })));
  log.close();
}

describe('when events expire', () => {
  test('what was made of them goes with them: what is left is that of a log which has never held more', async () => {
    let [dropped, kept] = [0, 0];
    await forAll(async ({ seed, days }) => {
      const heard = heardOf(seed, 4);
      const retentionDays = Math.min(days, 395);
      vi.setSystemTime(heard.at(-1)!.at);
      const first = await openWhole({ retentionDays: 395 });
      await first.append(heard);
      const { events } = await first.inspect();
      first.close();

      const second = await openWhole({ retentionDays });
      const left = await second.inspect();
      second.close();
      const rest = events.filter(({ at }) => at >= Date.now() - retentionDays * DAY);
      expect(left.events).toEqual(rest);
      dropped += events.length - rest.length;
      kept += rest.length;

      await logOf(rest);
      const fresh = await openWhole({ retentionDays });
      const never = await fresh.inspect();
      fresh.close();
      const ahead = left.outlook.seq - never.outlook.seq;
      const shifted = told(never);
      expect(told(left)).toEqual({
        ...shifted,
        seq: shifted.seq + ahead,
        transitions: shifted.transitions!.map((one) => Object.assign({}, one, { seq: one.seq + ahead })),
      });
      expect(left.explanations).toEqual(never.explanations);
    });
    expect(Math.min(dropped, kept)).toBeGreaterThan(50);
  });
});
