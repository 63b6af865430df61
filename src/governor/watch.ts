import { type AllParts, raise } from './parts.js';
import { seeFrame } from './see-frame.js';
import { seeInteraction } from './see-interaction.js';
import { seeResource } from './see-resource.js';
import { seeShift } from './see-shift.js';
import { seeTask } from './see-task.js';
import type { View } from './view.js';

/** What is read from each type of performance entry; frames first, for what they attribute counts in tasks and interactions. */
const SEE = {
  'long-animation-frame': seeFrame,
  longtask: seeTask,
  event: seeInteraction,
  'layout-shift': seeShift,
  resource: seeResource,
};

const tells = (type: string) => PerformanceObserver.supportedEntryTypes.includes(type);
const partsOf = (type: keyof typeof SEE) => (tells(type) ? {} : undefined);

/** Nothing spent, as far as the browser will tell. */
export const startParts = (): AllParts => ({
  cpu: {},
  longTask: {},
  inp: partsOf('event'),
  cls: partsOf('layout-shift'),
  bytes: partsOf('resource'),
});

/** How long what was read may wait, milliseconds. */
const PAUSE = 100;

/** Reads every performance entry and slice of the view, past ones first, and calls `weigh` soon after. Returns what ends it. */
export function watch(view: View, weigh: () => void): () => void {
  const { meter } = view;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = () => {
    timer ??= setTimeout(() => {
      weigh();
      // only now, so that to weigh is no reason to weigh again
      timer = undefined;
    }, PAUSE);
  };
  const types = (Object.keys(SEE) as (keyof typeof SEE)[]).filter(tells);
  const observer = new PerformanceObserver((list) => {
    for (const type of types) {
      for (const entry of list.getEntriesByType(type))
        if (entry.startTime >= view.since) SEE[type](entry as never, view);
    }
    changed();
  });
  // the threshold, in milliseconds, is for interactions; other types do not know it
  for (const type of types)
    observer.observe({ type, buffered: true, durationThreshold: 40 } as PerformanceObserverInit);
  meter.onSlice = ({ what, start, end }) => {
    raise(view.parts.longTask, what, end - start);
    changed();
  };
  meter.slices.forEach(meter.onSlice);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    meter.onSlice = undefined;
  };
}
