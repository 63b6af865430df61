import type { Results } from '../results.js';
import type { Swapped } from '../scenarios/first-paint.js';
import { barChart, type ChartRow } from './bar-chart.js';
import { lineChart } from './line-chart.js';

const isOurs = (name: string) => name.startsWith('Vitrine');

/** Rows of one figure; the page alone is what the others are measured above. */
function rowsOf<T extends Readonly<{ id: string; name: string }>>(
  measured: readonly T[] = [],
  value: (row: T) => number,
): readonly ChartRow[] {
  const rows = measured.filter(({ id }) => id !== 'none');
  return rows.map((row) => ({ name: row.name, value: Math.max(0, value(row)), ours: isOurs(row.name) }));
}

/** What a page downloads, gzip. */
export function sizeChart({ sizes, startUp }: Results): string {
  const nameOf = (id: string) => startUp?.find((row) => row.id === id)?.name ?? id;
  const gzip = (...files: string[]) => files.reduce((sum, file) => sum + (sizes.vitrine[file]?.gzip ?? 0), 0) / 1000;
  const rows: readonly ChartRow[] = [
    { name: 'Vitrine before consent', value: gzip('vitrine.js'), ours: true },
    { name: 'Vitrine, main thread', value: gzip('vitrine.js', 'vitrine.page.js', 'vitrine.governor.js'), ours: true },
    { name: 'Vitrine, worker beside it', value: gzip('vitrine.worker.js'), ours: true },
    ...sizes.peers.map(({ id, sizes }) => ({ name: nameOf(id), value: sizes.gzip / 1000 })),
  ];
  return barChart({ title: 'Script', unit: 'kB gzip', rows, log: true, by: 'Uniform Context' });
}

/** CPU from evaluation until all is quiet. */
export const startUpChart = ({ startUp }: Results): string =>
  barChart({
    title: 'Start-up, main-thread CPU',
    unit: 'ms',
    rows: rowsOf(startUp, ({ total }) => total),
    log: true,
    by: 'Uniform Context',
  });

/** What an event costs. */
export function eventCharts({ events }: Results): readonly string[] {
  const by = 'GrowthBook';
  const chart = (title: string, rows: readonly ChartRow[]) => barChart({ title, unit: 'µs', rows, log: true, by });
  return [
    chart(
      'Paced event, all CPU',
      rowsOf(events, ({ paced }) => paced.total),
    ),
    chart(
      'Event of a burst, all CPU',
      rowsOf(events, ({ burst }) => burst.total),
    ),
    chart(
      'Paced event, the call alone',
      rowsOf(events, ({ paced }) => paced.call),
    ),
    chart(
      'Event of a burst, the call alone',
      rowsOf(events, ({ burst }) => burst.call),
    ),
  ];
}

/** One swap of the hero, by condition: how long the original is seen, and how long a swap takes. */
export function swapCharts({ firstPaint }: Results): Readonly<{ seen: readonly string[]; toSwap: readonly string[] }> {
  const charts = (chart: Readonly<{ what: string; log?: boolean; value: (swap: Swapped) => number | null }>) =>
    Object.entries(firstPaint ?? {}).map(([condition, swaps]) => {
      const { what, log = false, value } = chart;
      const rows = swaps
        .filter(({ swapped }) => swapped !== 'nothing to swap')
        .map((swap) => ({ name: short(swap.name), value: value(swap), ours: isOurs(swap.name), note: swap.swapped }));
      return barChart({ title: `${what}, ${condition}`, unit: 'ms', rows, log });
    });
  return {
    seen: charts({ what: 'Original hero seen', value: ({ seen }) => seen }),
    toSwap: charts({ what: 'Start to swap', log: true, value: ({ toSwap }) => toSwap }),
  };
}

/** Fits the charts' labels. */
const short = (name: string): string =>
  name
    .replace('returning visitor', 'returning')
    .replace('GrowthBook', 'GB')
    .replace('bootstrapped', 'boot')
    .replace('payload inline', 'inline')
    .replace('blocking=render', 'blocking')
    .replace('Optimizely, deferred, datafile', 'Optimizely,')
    .replace('yardstick: a few inline lines', 'yardstick, inline');

/** The stages of the engine, and how its cost grows. */
export function engineCharts({ stages = [], curves = [] }: Results): readonly string[] {
  const rows = stages.map(({ name, median }) => ({ name: name.replace(/,.*| \(.*/, ''), value: median, ours: true }));
  return [barChart({ title: 'Stages', unit: 'µs per event', rows }), ...curves.map((curve) => lineChart(curve, 20))];
}
