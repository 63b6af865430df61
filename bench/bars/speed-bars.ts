import { ENGINE } from '../micro/stages.js';
import { rounded } from '../median.js';
import type { Bar, Measured } from '../results.js';
import type { StartUp } from '../scenarios/start-up.js';
import { makeBar, ratio, versus } from './make-bar.js';

type One = Readonly<{ id: string }>;
const find = <T extends One>(rows: readonly T[] | undefined, id: string) => rows?.find((row) => row.id === id);

/**
 * Start-up against Uniform, CPU of the main thread less the page alone. The issue's row counts evaluation and init on both sides; since what
 * follows ours is asynchronous by design, a stricter one counts everything that either sets in motion.
 */
export function startUpBars({ startUp }: Measured): readonly Bar[] {
  const [before, ours, uniform] = ['vitrine-before-consent', 'vitrine', 'uniform'].map((id) => find(startUp, id));
  const begun = (one: StartUp | undefined) => one && rounded(one.evaluation + one.init);
  const row = (id: string, what: string, [mine, theirs]: readonly [number | undefined, number | undefined]) =>
    makeBar({ id, what, unit: 'ratio', bar: 0.8, measured: ratio(mine, theirs), note: versus(mine, theirs, 'ms') });
  return [
    row('start-up-before-consent', 'start-up CPU before consent, until all is quiet / Uniform’s evaluation + init', [
      before?.total,
      begun(uniform),
    ]),
    row('start-up-with-consent', 'start-up CPU with consent, evaluation + init / Uniform’s', [
      begun(ours),
      begun(uniform),
    ]),
    row('start-up-until-quiet', 'start-up CPU with consent, until all is quiet / Uniform’s', [
      ours?.total,
      uniform?.total,
    ]),
  ];
}

/** Events against GrowthBook and whoever is cheapest. Rows count only if every event was kept. */
export function eventBars({ events }: Measured): readonly Bar[] {
  const ours = find(events, 'vitrine');
  const kept = ours?.kept && ours.kept.rows === ours.kept.of;
  const lost = ours && !kept ? `only ${ours.kept?.rows} of ${ours.kept?.of} events were kept` : undefined;
  const growthbook = find(events, 'growthbook');
  const peers = events
    ?.filter(({ id }) => id !== 'vitrine' && id !== 'none')
    .toSorted((a, b) => a.paced.total - b.paced.total);
  const cheapest = peers?.[0];
  const paced = kept ? ours.paced.total : undefined;
  return [
    makeBar({
      id: 'event-paced',
      what: 'main-thread CPU per event, paced, durably kept / GrowthBook, which keeps nothing',
      unit: 'ratio',
      bar: 0.5,
      measured: ratio(paced, growthbook?.paced.total),
      note: lost ?? versus(paced, growthbook?.paced.total, 'µs'),
    }),
    makeBar({
      id: 'event-paced-cheapest',
      what: `the same / the cheapest peer${cheapest ? `, ${cheapest.name}` : ''}`,
      unit: 'ratio',
      bar: 0.5,
      measured: ratio(paced, cheapest?.paced.total),
      note: lost ?? versus(paced, cheapest?.paced.total, 'µs'),
    }),
    makeBar({
      id: 'event-capture',
      what: 'main-thread CPU per event, capture with the batched crossing (burst)',
      unit: 'µs',
      bar: 20,
      measured: kept ? ours.burst.total : null,
      note: lost,
    }),
    makeBar({
      id: 'event-call',
      what: 'synchronous track() call in a burst / GrowthBook',
      unit: 'ratio',
      bar: 1,
      measured: ratio(ours?.burst.call, growthbook?.burst.call),
      note: versus(ours?.burst.call, growthbook?.burst.call, 'µs'),
    }),
  ];
}

/** The engine in its worker. */
export function engineBars({ stages, engine }: Measured): readonly Bar[] {
  return [
    makeBar({
      id: 'engine-event',
      what: 'engine per event, 60 segments, 10,000 events of history, without storage and models',
      unit: 'µs',
      bar: 20,
      measured: stages?.find(({ name }) => name === ENGINE)?.median,
    }),
    makeBar({
      id: 'engine-event-stored',
      what: 'the same with storage and models, in batches of 50',
      unit: 'µs',
      bar: 50,
      measured: engine?.storedAndScored,
      note: engine?.problems[0],
    }),
  ];
}
