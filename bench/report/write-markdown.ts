import type { Bar, Results } from '../results.js';
import { UNBUILT } from '../bars/make-bar.js';
import { table, times } from './markdown-table.js';
import { traceSection } from './trace-section.js';
import { readable, verdict, withUnit } from './words.js';

const INTRO = `# Performance

Written by \`npm run bench\`, which measures Vitrine and its peers on the same pages in the same run; [bench/README.md](../bench/README.md) says how. Bytes and counts are
exact. Times are given as ratios within that run, because a millisecond of this machine is none of yours: \`bench/results.html\` has them, with plots.

![The results page: how many bars hold, and Vitrine beside its peers in size, start-up and events](images/bench.png)
`;

/** The results as docs/performance.md: bytes, counts and ratios. */
export function writeMarkdown(results: Results): string {
  const { machine, bars } = results;
  const count = (kind: string) => bars.filter((bar) => verdict(bar) === kind).length;
  return [
    INTRO,
    `Of ${machine.date}: Chromium ${machine.browser}, Node ${machine.node}, ${machine.cores} cores. ${count('holds')} bars hold, ${count('missed')} are missed, ${count('open')} cannot be measured yet.`,
    '## The budget',
    'A time with a bar of its own, and none of a peer’s, is given as a multiple of that bar (× bar).',
    table(['what', 'measured', 'bar', 'stretch', ''], bars.map(barRow)),
    '## Beside the peers',
    'Script: gzip. Start-up: CPU of the main thread from evaluation until all is quiet, Uniform Context being 1. Events: CPU of the main thread and duration of the call, GrowthBook being 1; at a shopper’s pace (10 ms apart) and in a burst.',
    peersTable(results),
    ...Object.entries(results.firstPaint ?? {}).flatMap(([condition, swaps]) => [
      `## One swap of the hero, ${condition}`,
      'Times as multiples of what Uniform Context takes from its start to the swap.',
      swapTable(swaps),
    ]),
    ...(results.traces ? traceSection(results.traces) : []),
    '## How the engine grows',
    'Cost of an event in Node without storage and models, the smallest size being 1.',
    table(
      ['', 'grows to'],
      (results.curves ?? []).map(({ of, points }) => [
        of,
        points.map(([size, cost]) => `${size}: ${times(cost, points[0]![1])}`).join(', '),
      ]),
    ),
    '## Counts',
    table(
      ['what', 'count'],
      Object.entries(results.operations ?? {}).map(([what, value]) => [what, String(value)]),
    ),
  ].join('\n\n');
}

function barRow(bar: Bar): readonly string[] {
  const timed = (bar.unit === 'µs' || bar.unit === 'ms') && bar.bar > 0;
  const share = bar.measured === null ? '–' : `${readable(bar.measured / bar.bar)} × bar`;
  const seen = bar.unit === 'ms' && bar.measured ? 'above 0' : withUnit(bar.measured, bar);
  const stretch = bar.stretch === undefined ? '' : withUnit(bar.stretch, bar);
  const unbuilt = bar.holds ? undefined : bar.note?.split(';').find((part) => part.includes(UNBUILT));
  const judged = unbuilt ? `${verdict(bar)}: ${unbuilt}` : verdict(bar);
  return [bar.what, timed ? share : seen, withUnit(bar.bar, bar), stretch, judged];
}

function peersTable({ sizes, startUp = [], events = [] }: Results): string {
  const uniform = startUp.find(({ id }) => id === 'uniform');
  const growthbook = events.find(({ id }) => id === 'growthbook');
  const gzip = (id: string) => {
    const ours = ['vitrine.js', ...(id === 'vitrine' ? ['vitrine.page.js', 'vitrine.governor.js'] : [])];
    const bytes = id.startsWith('vitrine')
      ? ours.reduce((sum, file) => sum + (sizes.vitrine[file]?.gzip ?? 0), 0)
      : sizes.peers.find((peer) => peer.id === id)?.sizes.gzip;
    return bytes === undefined ? '–' : `${readable(bytes)} B`;
  };
  const rows = startUp
    .filter(({ id }) => id !== 'none')
    .map(({ id, name, total, requests }) => {
      const event = events.find((one) => one.id === id);
      return [
        name,
        gzip(id),
        times(total, uniform?.total),
        String(requests),
        times(event?.paced.total, growthbook?.paced.total),
        times(event?.burst.total, growthbook?.burst.total),
        times(event?.burst.call, growthbook?.burst.call),
        event?.kept ? `${event.kept.rows} of ${event.kept.of}` : '–',
      ];
    });
  return table(
    ['', 'script', 'start-up', 'requests', 'event', 'event, burst', 'call, burst', 'kept in IndexedDB'],
    rows,
  );
}

function swapTable(swaps: NonNullable<Results['firstPaint']>['desktop']): string {
  const anchor = swaps.find(({ name }) => name.startsWith('Uniform'))?.toSwap;
  const alone = swaps.find(({ swapped }) => swapped === 'nothing to swap');
  const rows = swaps
    .filter((swap) => swap !== alone)
    .map(({ name, toSwap, seen, shift, hidden, requests, largest, task, click, swapped }) => [
      name,
      times(toSwap, anchor),
      times(seen, anchor),
      times(hidden, anchor),
      String(shift ?? '–'),
      times(largest, alone?.largest ?? undefined),
      times(task, alone?.task ?? undefined),
      times(click, alone?.click ?? undefined),
      String(requests ?? '–'),
      swapped,
    ]);
  const against = ['largest paint / page alone', 'longest task / page alone', 'slowest click / page alone'];
  return table(
    ['', 'start to swap', 'original seen', 'page hidden', 'CLS', ...against, 'requests before', 'swapped'],
    rows,
  );
}
