import type { Bar, Results } from '../results.js';
import { engineCharts, eventCharts, sizeChart, startUpChart, swapCharts } from './charts.js';
import { STYLE } from './style.js';
import { barsTable, countTable, eventTable, startUpTable, swapTable, traceTable } from './tables.js';
import { escaped, readable, verdict } from './words.js';

/** The results as one page that needs no other file. */
export function writeHtml(results: Results): string {
  const { bars, machine } = results;
  const { date, cores, cpu, browser, node, loads } = machine;
  const [paced, burst, pacedCall, burstCall] = eventCharts(results);
  const { seen, toSwap } = swapCharts(results);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vitrine beside its peers</title><style>${STYLE}</style></head><body><main>
<h1>Vitrine beside its peers</h1>
<p>One run of <code>npm run bench</code>, ${date}: ${cores} × ${escaped(cpu)}, Chromium ${browser}, Node ${node}, ${loads} loads. Times are main-thread CPU
unless they say wall. They compare within this page and with nothing else.</p>
${tiles(bars)}
<div class="charts first">${[sizeChart(results), startUpChart(results), paced, burstCall, ...seen].join('')}</div>
<h2>The budget</h2>${barsTable(bars)}
<h2>Start-up</h2><p>A page’s script, started. Vitrine’s worker runs beside the page; onnxruntime-web (${readable((results.sizes.vitrine['ort/ort-wasm-simd-threaded.wasm']?.gzip ?? 0) / 1000)} kB gzip) loads in it, after consent, only for a model that needs it.</p>${startUpTable(results)}
<h2>Events</h2><p>200 events 10 ms apart, then 2,000 in batches of 100. ${kept(results)}</p>
<div class="charts">${[burst, pacedCall].join('')}</div>${eventTable(results)}
<h2>One swap of the hero</h2><p>Wall time. Desktop: 20 ms per request. Phone: 80 ms per request and a CPU four times slower. The new headline is three lines longer.</p>
<div class="charts">${toSwap.join('')}</div>
${Object.entries(results.firstPaint ?? {})
  .map(([condition, swaps]) => swapTable(condition, swaps))
  .join('')}
<h2>Traces</h2><p>A returning visitor’s page with the head stub, nothing cached: on this machine as it is, and with its CPU four times slower on slow 4G (1.6 Mbit/s, 150 ms a round trip). What is ours is CPU of the main thread; a task is long from 50 ms.</p>${traceTable(results)}
<h2>The engine</h2><p>In Node, after 10,000 events, without storage and models; the dashed line is the budget.</p>
<div class="charts">${engineCharts(results).join('')}</div>
<h2>Counts and first answers</h2>${countTable(results)}
</main></body></html>`;
}

function tiles(bars: readonly Bar[]): string {
  const count = (kind: string) => bars.filter((bar) => verdict(bar) === kind).length;
  const tile = (kind: string, words: string) => `<div class="tile ${kind}"><b>${count(kind)}</b>${words}</div>`;
  return `<div class="tiles">${tile('holds', 'bars hold')}${tile('missed', 'are missed')}${tile('open', 'cannot be measured yet')}</div>`;
}

function kept({ events = [] }: Results): string {
  const ours = events.find(({ id }) => id === 'vitrine')?.kept;
  const others = events.filter(({ id, databases }) => id !== 'vitrine' && databases > 0).map(({ name }) => name);
  const rest = others.length ? `${others.join(', ')} open a database as well` : 'no peer opens a database';
  return ours ? `Vitrine kept ${ours.rows} of ${ours.of} in IndexedDB; ${rest}.` : '';
}
