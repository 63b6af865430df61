import { performance } from 'node:perf_hooks';
import { startMoment } from '../../src/timeline.js';
import { sampleEvent } from '../sample-events.js';
import { sampleRules } from '../sample-rules.js';
import { foldAll } from './stages.js';

/** A recording that went through the whole engine in Node, without storage or models. */
export type Replayed = Readonly<{
  events: number;
  segments: number;
  slots: number;
  seconds: number;
  perSecond: number;
}>;

/** Events that are made at a time, outside of what is timed. */
const CHUNK = 10_000;

/** Replays so many events, with so many segments of a shop's own, or the core alone (`core`). */
export async function timeReplay(count = '1000000', own = '30'): Promise<Replayed> {
  const rules = sampleRules(own === 'core' ? {} : { own: Number(own) });
  let moment = startMoment(rules);
  let milliseconds = 0;
  for (let from = 0; from < Number(count); from += CHUNK) {
    const events = Array.from({ length: CHUNK }, (_, place) => sampleEvent(from + place));
    const start = performance.now();
    moment = await foldAll(moment, events, rules);
    milliseconds += performance.now() - start;
  }
  return {
    events: moment.seq,
    segments: moment.segments.length,
    slots: rules.slots.length,
    seconds: Math.round(milliseconds) / 1000,
    perSecond: Math.round((moment.seq / milliseconds) * 1000),
  };
}
