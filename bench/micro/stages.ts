import { openReader } from '../../src/capture/reading/open-reader.js';
import { decide } from '../../src/decisions/decide.js';
import type { LoggedEvent } from '../../src/memory/logged-event.js';
import { phrases } from '../../src/segments/phrases/en.js';
import { foldSegments } from '../../src/segments/segments.js';
import { featuresOf, foldMoment, startMoment, type Moment, type TimelineRules } from '../../src/timeline.js';
import { sampleEvents } from '../sample-events.js';
import { sampleHeard } from '../sample-heard.js';
import { sampleRules } from '../sample-rules.js';
import { timeTask, type MicroTime } from './time-task.js';

/** Events of one timed round. */
const ROUND = 100;
const PAST = 10_000;
const ignore = () => undefined;

/** Folds events, one after the other. */
export async function foldAll(start: Moment, events: readonly LoggedEvent[], rules: TimelineRules): Promise<Moment> {
  let moment = start;
  for (const event of events) {
    const next = foldMoment(moment, event, rules);
    moment = next instanceof Promise ? await next : next;
  }
  return moment;
}

/** What a shop has that uses all: every built-in segment, and as many of its own. */
const ALL = { own: 30 };

/** Times the pure stages of the engine in Node, after 10,000 events, with three slots: with the rulebook, and the core alone. */
export async function timeStages(): Promise<readonly MicroTime[]> {
  const rules = sampleRules(ALL);
  const { book, campaigns } = rules;
  const core = sampleRules({ campaigns: 45 });
  const builtIn = sampleRules({ own: 0 });
  const { fold, look, read } = featuresOf(rules);
  const events = sampleEvents(PAST + ROUND);
  const next = events.slice(PAST);
  const heard = next.map(sampleHeard);
  const past = await foldAll(startMoment(rules), events.slice(0, PAST), rules);
  const features = read(past.features);
  const input = { features, scores: {}, campaigns, families: book?.families, phrases, before: past };
  const plain = await foldAll(startMoment(core), events.slice(0, PAST), core);
  const bare = await foldAll(startMoment(builtIn), events.slice(0, PAST), builtIn);
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
      run: each((state, event) => fold(state, event)),
    }),
    await timeTask({
      name: 'features: fold an event and look at the vector',
      events: ROUND,
      setUp: () => copy().features,
      run: each((state, event) => look(fold(state, event))),
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
      run: each((state, { at }) => decide({ ...state, phrases, at })),
    }),
    await timeTask(
      {
        name: `${WHOLE} (${past.segments.length})`,
        events: ROUND,
        setUp: copy,
        run: (moment) => foldAll(moment, next, rules),
      },
      1500,
    ),
    await timeTask(
      {
        name: `${BUILT_IN} (${bare.segments.length})`,
        events: ROUND,
        setUp: () => structuredClone(bare),
        run: (moment) => foldAll(moment, next, builtIn),
      },
      1500,
    ),
    await timeTask(
      {
        name: ENGINE,
        events: ROUND,
        setUp: () => structuredClone(plain),
        run: (moment) => foldAll(moment, next, core),
      },
      1500,
    ),
  ];
}

/** All of the above but reading. */
const WHOLE = 'engine: one event, all segments and 30 of a shop’s own';

/** The same without those. */
const BUILT_IN = 'engine: one event, all built-in segments';

/** The row that the budget for the engine without storage and models is about: the core and 45 motives, 62 segments. */
export const ENGINE = 'engine: one event, 60 segments';
