import { openReader } from '../../src/capture/reading/open-reader.js';
import { decide } from '../../src/decisions/decide.js';
import { openFeatures } from '../../src/features/features.js';
import type { LoggedEvent } from '../../src/memory/logged-event.js';
import { foldSegments } from '../../src/segments/segments.js';
import { foldMoment, startMoment, type Moment, type TimelineRules } from '../../src/timeline.js';
import { sampleEvents } from '../sample-events.js';
import { sampleHeard } from '../sample-heard.js';
import { sampleRules } from '../sample-rules.js';
import { timeTask, type MicroTime } from './time-task.js';

const core = openFeatures();

/** Events of one timed round. */
const ROUND = 100;
const PAST = 10_000;
const ignore = () => undefined;

/** Folds events, one after the other. */
export async function foldAll(start: Moment, events: readonly LoggedEvent[], rules: TimelineRules): Promise<Moment> {
  let moment = start;
  for (const event of events) moment = await foldMoment(moment, event, rules);
  return moment;
}

/** Times the pure stages of the engine in Node, after 10,000 events, with about 60 segments and three slots. */
export async function timeStages(): Promise<readonly MicroTime[]> {
  const rules = sampleRules({ campaigns: 45 });
  const events = sampleEvents(PAST + ROUND);
  const next = events.slice(PAST);
  const heard = next.map(sampleHeard);
  const past = await foldAll(startMoment(rules), events.slice(0, PAST), rules);
  const features = core.read(past.features);
  const input = { features, scores: {}, campaigns: rules.campaigns };
  const copy = () => structuredClone(past);
  const decision = { ...rules, segments: past.segments, previous: past.decisions };
  const each =
    <T>(work: (state: T, event: LoggedEvent) => void) =>
    (state: T) =>
      next.forEach((event) => work(state, event));
  return [
    await timeTask({
      name: 'read what a page said (normalise, dedupe)',
      events: ROUND,
      setUp: () =>
        openReader({ pageKinds: [], domains: [], hash: [], sensitive: [], seasons: [], salt: '', report: ignore }),
      run: ({ read }) => read(heard),
    }),
    await timeTask({
      name: 'features: fold an event',
      events: ROUND,
      setUp: () => copy().features,
      run: each((state, event) => core.fold(state, event)),
    }),
    await timeTask({
      name: 'features: read the vector',
      events: ROUND,
      setUp: () => past.features,
      run: each((state) => core.read(state)),
    }),
    await timeTask({
      name: `segments: fold an event (${past.segments.length})`,
      events: ROUND,
      setUp: () => past.segmentsState,
      run: each((state, event) => foldSegments(state, { ...input, event })),
    }),
    await timeTask({
      name: `decisions: decide ${rules.slots.length} slots`,
      events: ROUND,
      setUp: () => decision,
      run: each((state, { at }) => decide({ ...state, at })),
    }),
    await timeTask({ name: ENGINE, events: ROUND, setUp: copy, run: (moment) => foldAll(moment, next, rules) }, 1500),
  ];
}

/** The row that the budget for the engine without storage and models is about. */
export const ENGINE = 'engine: one event, all of the above but reading';
