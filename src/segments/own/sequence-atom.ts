import type { SegmentObject } from '../segment.js';
import type { Atom, Verdict } from './atom.js';
import type { Matching } from './read-events.js';
import type { Period } from './period.js';
import { moved, MOST_THINGS, objectOf, thingsOf, type Thing } from './thing.js';

/** Steps that follow each other, with anything between them. */
export type Steps = Readonly<{ steps: readonly Matching[]; period: Period }>;

/** For each step, when the latest run that has come so far began; -Infinity where none has. */
type Run = readonly number[];

const NEVER = -Infinity;

/** The run after one event, which can be one step only. */
function advance(run: Run, isStep: (step: number) => boolean, now: number): Run {
  let after = run;
  // from the end, so that no event is two steps
  for (let step = run.length - 1; step >= 0; step--) {
    const began = step ? run[step - 1]! : now;
    if (began > run[step]! && isStep(step)) after = after.with(step, began);
  }
  return after;
}

/** Without what began too early. */
const lapsed = (run: Run, from: number): Run => {
  for (const began of run) if (began < from && began !== NEVER) return run.map((one) => (one < from ? NEVER : one));
  return run;
};

const reached = (run: Run): number => run.findLastIndex((began) => began !== NEVER) + 1;

const verdict = (done: number, all: number, object?: SegmentObject): Verdict => ({
  truth: done === all,
  progress: done / all,
  value: done,
  object: done === all ? object : undefined,
});

const about = ({ steps, period }: Steps) => ({
  events: [...new Set(steps.flatMap(({ names }) => names))],
  forgets: period.visit,
  live: false,
  passes: period.span < Infinity,
});

const explain: Atom['explain'] = ({ value = 0, object }, { phrases }) => ({
  text: phrases.clause('own.sequence', { steps: value, item: object?.name ?? '' }),
  value,
});

const partsOf = (steps: readonly Matching[]): number => steps.reduce((sum, { parts }) => sum + parts, 0);

/** Whether the steps were gone through, all of them within the period. */
export function sequenceAtom(sequence: Steps, names: readonly ReadonlySet<string>[]): Atom<Run> {
  const { steps, period } = sequence;
  return {
    ...about(sequence),
    cells: steps.length + partsOf(steps),
    start: steps.map(() => NEVER),
    take: (run, seen) =>
      advance(run, (step) => names[step]!.has(seen.name) && steps[step]!.items(seen).length > 0, seen.now),
    pass: (run, now) => lapsed(run, now - period.span),
    judge: (run) => verdict(reached(run), run.length),
    explain,
  };
}

const NO_THINGS: readonly Thing[] = [];

const isAmong = (things: readonly Thing[], { key }: Thing): boolean => things.some((one) => one.key === key);

type ThingRun = Thing & Readonly<{ run: Run }>;
type ThingRuns = Readonly<{ first: number; things: readonly ThingRun[] }>;

const kept = (things: readonly ThingRun[]): ThingRuns => ({
  first: things.reduce(
    (least, { run }) => run.reduce((min, began) => (began < min && began !== NEVER ? began : min), least),
    Infinity,
  ),
  things,
});

/** The runs of all things after one event. */
function advanceThings(memory: ThingRuns, per: readonly (readonly Thing[])[], now: number): ThingRuns {
  let { things } = memory;
  for (const [place, some] of per.entries())
    for (const thing of some) {
      // once for each thing, whatever steps it is in
      if (per.findIndex((others) => isAmong(others, thing)) < place) continue;
      things = moved(things, thing, (before) => {
        const run = before?.run ?? per.map(() => NEVER);
        const after = advance(run, (step) => isAmong(per[step]!, thing), now);
        return after === run ? before : { ...thing, run: after };
      });
    }
  return things === memory.things ? memory : kept(things);
}

/** Whether the steps were gone through with one and the same thing. */
export function sameSequenceAtom(
  sequence: Steps & Readonly<{ field: string }>,
  names: readonly ReadonlySet<string>[],
): Atom<ThingRuns> {
  const { steps, period, field } = sequence;
  return {
    ...about(sequence),
    cells: MOST_THINGS * (1 + steps.length) + partsOf(steps),
    start: kept([]),
    take(memory, seen) {
      const per = steps.map((step, place) =>
        names[place]!.has(seen.name) ? thingsOf(field, step.items(seen), seen) : NO_THINGS,
      );
      return advanceThings(memory, per, seen.now);
    },
    pass(memory, now) {
      const from = now - period.span;
      if (memory.first >= from) return memory;
      const things = memory.things.map((one) => ({ ...one, run: lapsed(one.run, from) }));
      return kept(things.filter(({ run }) => reached(run)));
    },
    judge({ things }) {
      let best: ThingRun | undefined;
      let done = 0;
      for (const one of things) if (reached(one.run) >= done) [best, done] = [one, reached(one.run)];
      return verdict(done, steps.length, best && objectOf(field, best));
    },
    explain,
  };
}
