import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeTimelineModels } from '../../../cli/heads/node-timeline-models.js';
import { readTimeline, sessionNames } from '../../../examples/sessions/fold-session.js';
import { differencesOf, lineOf } from '../../../examples/sessions/line-of.js';
import type { Models } from '../../../src/model/open-models.js';
import type { Driven, Engine } from '../engines/engine.js';
import { differences } from './differences.js';
import { foldInNode, unfoldSteps, type Timeline } from './fold-in-node.js';
import { openRecording, recordingNames, type Recording } from './recordings.js';
import { serveRecordings } from './serve-recordings.js';

type Lines = ReturnType<typeof readTimeline>;

function linesOf({ rows }: Recording, { standings }: Timeline): Lines {
  const stood = standings.map(({ segments, decisions }) => ({ segments: Object.values(segments), decisions }));
  return rows.map((row, place) => lineOf(row, stood[place]!, stood[place - 1]));
}

/** Folds every recording in the worker of one engine and in Node: the same segments, reasons, transitions and decisions, by the same numbers. */
export function describeSessions(engine: Engine): void {
  const missing = engine.missing();
  describe.skipIf(missing)(`recorded sessions in the worker of ${missing ?? engine.name}`, () => {
    let served: Awaited<ReturnType<typeof serveRecordings>>;
    let driven: Driven;
    let models: Models;
    beforeAll(async () => {
      served = await serveRecordings();
      models = await nodeTimelineModels(undefined, 'auto', (problem) => {
        throw new Error(JSON.stringify(problem));
      });
      driven = await engine.open();
      await driven.goto(served.url);
    });
    afterAll(async () => {
      await driven?.close();
      models?.close();
      served?.close();
    });

    it.each(recordingNames)('%s has the timeline of Node', async (name) => {
      const recording = await openRecording(name);
      // the same page: only what stands behind the # is another
      await driven.goto(`${served.url}#${name}`);
      const timeline = unfoldSteps(JSON.parse(await driven.evaluate(() => globalThis.foldNamed())));
      const inNode = await foldInNode(recording, models);
      expect(timeline.standings.length).toBe(recording.rows.length);
      expect(Object.keys(timeline.end.scores).length).toBeGreaterThan(0);
      expect(differences(timeline, inNode).slice(0, 20)).toEqual([]);
      // and that which was recorded, maybe on another machine
      if (sessionNames().includes(name)) {
        expect(differencesOf(linesOf(recording, timeline), readTimeline(name))).toEqual([]);
      }
    });
  });
}
