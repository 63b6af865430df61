import { duration, percent, whole } from '../in-words.js';
import type { Flow } from '../survey/open-flows.js';
import type { SegmentRow, SurveyReport } from '../survey/survey-report.js';
import { transitionMatrix } from '../transition-matrix.js';
import { escape } from './escape.js';
import { overlapPlot } from './overlap-plot.js';
import { sankeyPlot } from './sankey-plot.js';
import { stayPlot } from './stay-plot.js';
import { openTones } from './tones.js';

const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1d2422, #e6ebe9); --quiet: light-dark(#55605c, #9fb0aa); --line: light-dark(#d5dbd8, #38423f); --page: light-dark(#fff, #151a18) }
body { max-width: 1000px; margin: 24px auto; padding: 0 16px; font: 15px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--page) }
h1 { font-size: 24px; margin: 0 } h2 { font-size: 18px; margin: 36px 0 8px } h3 { font-size: 15px; margin: 20px 0 6px } p { margin: 4px 0 10px } .quiet { color: var(--quiet) }
svg { width: 100%; height: auto; font-size: 11px; overflow: visible } svg text { fill: var(--ink) } .ways path { fill: none; opacity: .38 } .ways path:hover { opacity: .75 }
.grid { stroke: var(--line) } .stay { stroke: #0072b2; stroke-width: 3; opacity: .5 } circle { fill: #0072b2 }
.wide { overflow-x: auto } table { border-collapse: collapse } th, td { padding: 2px 10px 2px 0; border-top: 1px solid var(--line); text-align: left; font-weight: 400; white-space: nowrap }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums } thead th { border-top: 0; color: var(--quiet) } td.of { position: relative; min-width: 90px } td.of i { position: absolute; inset: 3px auto 3px 0; opacity: .25 } td.of span { position: relative }
details { margin: 8px 0 } summary { cursor: pointer }`;

/** The first of these that a recording has moves in is drawn in front. */
const FIRST = ['intent', 'cluster', 'rfm', 'lifecycle'];
const STATES = 10;

/** Sizes, ways, overlaps and stays as one HTML page that needs nothing else. */
export function surveyPage(report: SurveyReport): string {
  const { source, events, sessions, shoppers, seconds, segments, flows } = report;
  const moving = flows.filter(({ transitions }) => transitions.length);
  const first = FIRST.map((name) => moving.find(({ track }) => track === name)).find(Boolean) ?? moving[0] ?? flows[0];
  const others = moving.filter((flow) => flow !== first);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Segments of ${escape(source)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<h1>Segments</h1>
<p class="quiet">${escape(source)}: ${whole(events)} events, ${whole(sessions)} sessions of ${whole(shoppers)} shoppers, ${duration(seconds)} of time.</p>
<h2>Ways through sessions</h2>
<p class="quiet">Each column is a step: the first state of a session, the next one after it, and where the session ended. Width is sessions.</p>
${first ? wayOf(first) : '<p>Nobody moved.</p>'}
${others.map((flow) => `<details><summary>${escape(flow.track)}</summary>${wayOf(flow)}</details>`).join('\n')}
<h2>Sizes and stays</h2>
${sizeTable(segments)}
<h2>How long shoppers stay</h2>
<p class="quiet">The dot is the median, the line ends where 90 % of the stays have. A stay ends with its session at the latest.</p>
${stayPlot(segments)}
<h2>Overlaps</h2>
<p class="quiet">Active at once in a session. Below the diagonal: Jaccard, the sessions with both over those with either. Above: lift, orange where they come together more often than if they were independent, green where less often. A full colour is a factor of four.</p>
<div class="wide">${overlapPlot(report)}</div>
</body>
</html>`;
}

function wayOf(flow: Flow): string {
  const toneOf = openTones();
  const { states, counts } = transitionMatrix(flow, STATES);
  const rows = states.map((from, row) => {
    const total = counts[row]!.reduce((sum, count) => sum + count, 0);
    const cells = counts[row]!.map((count) =>
      shareCell(total ? count / total : 0, count ? whole(count) : '·', toneOf(from)),
    );
    return `<tr><th>${escape(from)}</th>${cells.join('')}</tr>`;
  });
  const heads = states.map((state) => `<th>${escape(state)}</th>`).join('');
  const matrix = rows.length
    ? `<h3>Changes, from the left to the top</h3><div class="wide"><table><thead><tr><th></th>${heads}</tr></thead>${rows.join('')}</table></div>`
    : '';
  return `<h3>${escape(flow.track)}</h3>${sankeyPlot(flow, toneOf)}${matrix}`;
}

function sizeTable(segments: readonly SegmentRow[]): string {
  const row = (one: SegmentRow): string => {
    const numbers = [whole(one.sessions), whole(one.shoppers), percent(one.shopper_share)];
    const stays = [
      duration(one.median_stay),
      duration(one.p90_stay),
      one.left_share === null ? '–' : percent(one.left_share),
    ];
    const shares = [one.session_share, one.time_share].map((share) => shareCell(share, percent(share), '#0072b2'));
    return `<tr><th>${escape(one.id)}</th>${numbers.map(numberCell).join('')}${shares.join('')}${stays.map(numberCell).join('')}</tr>`;
  };
  const [some, none] = [segments.filter(({ sessions }) => sessions), segments.filter(({ sessions }) => !sessions)];
  const heads = ['sessions', 'shoppers', 'of shoppers', 'of sessions', 'of time', 'stay, median', '90 %', 'left early'];
  const nobody = none.length
    ? `<p class="quiet">Nobody: ${none.map(({ id, known_sessions: known }) => escape(known ? id : `${id} (not known)`)).join(', ')}.</p>`
    : '';
  return `<div class="wide"><table><thead><tr><th></th>${heads.map((head) => `<th class="n">${head}</th>`).join('')}</tr></thead>
${some
  .toSorted((a, b) => b.sessions - a.sessions)
  .map(row)
  .join('\n')}</table></div>${nobody}`;
}

const numberCell = (text: string): string => `<td class="n">${text}</td>`;

const shareCell = (share: number, text: string, tone: string): string =>
  `<td class="n of"><i style="width:${(100 * share).toFixed(1)}%;background:${tone}"></i><span>${text}</span></td>`;
