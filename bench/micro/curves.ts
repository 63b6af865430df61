import { startMoment } from '../../src/timeline.js';
import { sampleEvents } from '../sample-events.js';
import { sampleRules } from '../sample-rules.js';
import { foldAll } from './stages.js';
import { timeTask } from './time-task.js';

/** How microseconds per event grow with something. */
export type Curve = Readonly<{ of: string; points: readonly (readonly [size: number, microseconds: number])[] }>;

const ROUND = 100;
/** With the segments that always are there, about sixty. */
const CAMPAIGNS = 45;
/** Of a shop's own, beside all that are built in. */
const OWN = 30;

/** Times the engine, without storage and models, while history, segments and slots grow. */
export async function timeCurves(): Promise<readonly Curve[]> {
  return [
    await curve('events of history', [100, 300, 1000, 3000, 10_000], (past) => ({ past, campaigns: CAMPAIGNS })),
    await curve('events of history, rulebook on', [100, 300, 1000, 3000, 10_000], (past) => ({ past, own: OWN })),
    await curve('segments', [15, 30, 60, 120], (segments) => ({ past: 1000, campaigns: segments - 15 })),
    await curve('segments of a shop’s own', [0, 10, 30, 60], (own) => ({ past: 1000, own })),
    await curve('slots of four variants', [1, 3, 10, 30, 100], (slots) => ({
      past: 1000,
      campaigns: CAMPAIGNS,
      slots,
    })),
  ];
}

type Size = Readonly<{ past: number; campaigns?: number; own?: number; slots?: number }>;

async function curve(of: string, sizes: readonly number[], sizeOf: (size: number) => Size): Promise<Curve> {
  const points: (readonly [number, number])[] = [];
  for (const size of sizes) {
    const { past, ...more } = sizeOf(size);
    const rules = sampleRules(more);
    const events = sampleEvents(past + ROUND);
    const start = await foldAll(startMoment(rules), events.slice(0, past), rules);
    const { median } = await timeTask(
      {
        name: `${size} ${of}`,
        events: ROUND,
        setUp: () => structuredClone(start),
        run: (moment) => foldAll(moment, events.slice(past), rules),
      },
      200,
    );
    points.push([of.startsWith('segments') ? start.segments.length : size, median]);
  }
  return { of, points };
}
