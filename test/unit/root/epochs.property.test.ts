import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { timelineRules } from '../../../cli/replaying/timeline-rules.js';
import type { Heard } from '../../../src/capture/heard.js';
import { purge } from '../../../src/memory/purge.js';
import type { Inspection } from '../../../src/protocol.js';
import { foldMoment, startMoment, type Moment, type TimelineRules } from '../../../src/timeline.js';
import { richLog } from '../segments/rich-log.js';
import { waveringModels } from './wavering-models.js';
import { heardOf, openWhole, WHOLE_CONFIG } from './whole-engine.js';

const seeds = fc.record({ before: fc.integer({ min: 1, max: 1e5 }), after: fc.integer({ min: 1, max: 1e5 }) });
type Seeds = Readonly<{ before: number; after: number }>;

const empty = () => (globalThis.indexedDB = new IDBFactory());
beforeEach(empty);

/** What a shopper whom nobody has known before is to this engine after a visit. */
async function asNew(visit: readonly Heard[], persist = true): Promise<Inspection> {
  empty();
  const engine = await openWhole({ persist, grant: { id: 'new', marked: false } });
  await engine.append(visit);
  const inspection = await engine.inspect();
  engine.close();
  empty();
  return inspection;
}

/** All of an inspection but what the page has heard. */
function stateOf(inspection: Inspection) {
  const { hearing: _, ...rest } = inspection;
  return rest;
}

const forAll = (holds: (before: readonly Heard[], after: readonly Heard[]) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(seeds, ({ before, after }: Seeds) => holds(heardOf(before), heardOf(after, 1))),
    { numRuns: 6 },
  );

describe('a new epoch of consent leaves nothing of the one before: events, features, segments, transitions, decisions, cache', () => {
  test('after a purge by this tab or another, in mid-visit', async () => {
    await forAll(async (before, after) => {
      const fresh = await asNew(after);
      const first = await openWhole({ grant: { id: 'old', marked: false } });
      await first.append(before);
      expect((await first.inspect()).outlook.transitions).not.toEqual([]);
      expect(await purge()).toBe(true);
      await first.append(after);
      expect(first.revoked()).toBe(true);
      first.close();
      const second = await openWhole({ grant: { id: 'new', marked: false } });
      expect(second.outlook()).toMatchObject({ seq: 0, transitions: [] });
      await second.append(after);
      expect(stateOf(await second.inspect())).toEqual(stateOf(fresh));
      second.close();
      empty();
    });
  });

  test('where a withdrawal could not empty the stores, and the next grant is another one', async () => {
    await forAll(async (before, after) => {
      const fresh = await asNew(after);
      const first = await openWhole({ grant: { id: 'old', marked: false } });
      await first.append(before);
      first.close();
      const second = await openWhole({ grant: { id: 'new', marked: true } });
      await second.append(after);
      expect(stateOf(await second.inspect())).toEqual(stateOf(fresh));
      second.close();
      empty();
    });
  });

  test('in memory, where a grant ends with its engine', async () => {
    await forAll(async (before, after) => {
      const fresh = await asNew(after, false);
      const first = await openWhole({ persist: false });
      await first.append(before);
      first.close();
      const second = await openWhole({ persist: false });
      await second.append(after);
      expect(stateOf(await second.inspect())).toEqual(stateOf(fresh));
      second.close();
    });
  });

  test('and nothing stays in the rules themselves: what was opened once folds the next shopper as if newly opened', async () => {
    const open = (seed: number): TimelineRules => timelineRules(WHOLE_CONFIG, waveringModels(seed));
    const fold = async (seed: number, rules: TimelineRules) => {
      const moments: Moment[] = [];
      let moment = startMoment(rules);
      for (const event of richLog(seed, { sessions: 2, events: 40, gap: 8000 })) {
        moment = await foldMoment(moment, event, rules);
        moments.push({ ...moment, features: structuredClone(moment.features) });
      }
      return moments;
    };
    await fc.assert(
      fc.asyncProperty(seeds, async ({ before, after }: Seeds) => {
        const fresh = await fold(after, open(after));
        const rules = open(after);
        await fold(before, rules);
        expect(await fold(after, rules)).toEqual(fresh);
      }),
      { numRuns: 6 },
    );
  });
});
