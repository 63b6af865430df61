import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeTimelineModels } from '../../../cli/heads/node-timeline-models.js';
import { timelineRules } from '../../../cli/replaying/timeline-rules.js';
import type { Recorded } from '../../../src/learning/summary.js';
import { readConfig } from '../../../src/read-config.js';
import { knownSegments } from '../../../src/segments/known-segments.js';
import { standingOf } from '../../../src/segments/transition.js';
import { OTTO_CONFIG, ottoLogs } from '../../fixtures/otto.js';
import { foldMoment, startMoment, type Moment, type TimelineRules } from '../../../src/timeline.js';

const failing = (problem: unknown): never => {
  throw new Error(JSON.stringify(problem));
};

let rules: TimelineRules;
let logs: readonly (readonly Recorded[])[];
beforeAll(async () => {
  const models = await nodeTimelineModels(undefined, 'auto', failing);
  rules = timelineRules(readConfig(OTTO_CONFIG, failing), models);
  logs = await ottoLogs();
});
afterAll(() => rules.models?.close());

async function fold(log: readonly Recorded[], from: Moment = startMoment(rules)): Promise<readonly Moment[]> {
  const moments: Moment[] = [];
  let moment = from;
  for (const event of log) moments.push((moment = await foldMoment(moment, event, rules)));
  return moments;
}

describe('weeks of real shoppers of OTTO, through everything', () => {
  it('goes by a config without faults', () => {
    expect(rules.book?.troubles).toEqual([]);
  });

  it('holds real times: visits days apart, and articles ordered together', () => {
    expect(logs).toHaveLength(4);
    const sessions = logs.map((log) => log.at(-1)!.session);
    expect(sessions.reduce((sum, count) => sum + count, 0)).toBe(32);
    const days = logs.map((log) => (log.at(-1)!.at - log[0]!.at) / 86_400_000);
    expect(Math.max(...days)).toBeGreaterThan(20);
  });

  it('gives every segment after every event, in one order, and only what is known is active', async () => {
    const ids = knownSegments(rules.campaigns, rules.book!.families);
    expect(ids).toContain('micro:set');
    for (const log of logs)
      for (const { segments } of await fold(log)) {
        expect(segments.map(({ id }) => id)).toEqual(ids);
        const wrong = segments.filter(
          ({ known, active, score, reasons }) =>
            !(score >= 0 && score <= 1) || (active && !known) || reasons.length > 3,
        );
        expect(wrong).toEqual([]);
      }
  });

  it('has one stage of intent, and of a customer one cell and one stage of life', async () => {
    const one = (moment: Moment, family: string, but: readonly string[] = []) =>
      moment.segments.filter(({ id, active }) => active && id.startsWith(family) && !but.includes(id)).length;
    const facts = ['rfm:one-time', 'rfm:fading-valuable', 'rfm:fading-cheap'];
    let customers = 0;
    for (const log of logs) {
      let bought = false;
      for (const [place, moment] of (await fold(log)).entries()) {
        bought ||= log[place]!.name === 'purchase';
        expect(one(moment, 'intent:')).toBe(1);
        expect(one(moment, 'lifecycle:')).toBeLessThanOrEqual(1);
        expect(one(moment, 'rfm:', facts)).toBe(Number(bought));
        customers += Number(bought);
      }
    }
    expect(customers).toBeGreaterThan(20);
  });

  it('tells each change of standing as a transition, once', async () => {
    for (const log of logs) {
      let before = startMoment(rules);
      for (const [place, moment] of (await fold(log)).entries()) {
        const was = new Map(before.segments.map((segment) => [segment.id, segment]));
        const changed = moment.segments.filter((segment) => standingOf(was.get(segment.id)) !== standingOf(segment));
        expect(moment.transitions.map(({ segment }) => segment)).toEqual(changed.map(({ id }) => id));
        for (const { seq, event } of moment.transitions)
          expect([seq, event]).toEqual([log[place]!.seq, log[place]!.name]);
        before = moment;
      }
    }
  });

  it('goes on from any moment that was kept as if it had not been interrupted', async () => {
    const log = logs.toSorted((a, b) => b.length - a.length)[0]!;
    const straight = (await fold(log)).at(-1)!;
    for (const cut of [1, 20, Math.floor(log.length / 2), log.length - 1]) {
      const kept = structuredClone((await fold(log.slice(0, cut))).at(-1)!);
      const { segments, decisions } = (await fold(log.slice(cut), kept)).at(-1)!;
      expect(segments).toEqual(straight.segments);
      expect(decisions).toEqual(straight.decisions);
    }
  });

  it('decides by what it finds, and tells what was held back and raised', async () => {
    const shown = new Set<string>();
    const held = new Set<string>();
    const raised = new Set<string>();
    for (const log of logs)
      for (const { decisions } of await fold(log))
        for (const { slot, variant, suppressed = [], raised: by = [] } of decisions) {
          shown.add(`${slot} ${variant}`);
          for (const one of suppressed) held.add(`${slot} ${one.variant} ${one.rule}`);
          for (const id of by) raised.add(`${slot} ${variant} ${id}`);
        }
    expect([...held].toSorted()).toEqual(['hero set owned', 'offer basket unlikely', 'offer fit recentBuyers']);
    expect([...raised]).toEqual(['offer fit own:again-and-again']);
    expect([...shown].toSorted()).toEqual([
      'hero back',
      'hero default',
      'hero set',
      'offer basket',
      'offer default',
      'offer fit',
    ]);
  });
});
