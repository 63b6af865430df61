import type { Bar, Results } from '../results.js';
import type { Swapped } from '../scenarios/first-paint.js';
import type { OwnWork } from '../scenarios/own-work.js';
import type { Vitals } from '../scenarios/trace.js';
import { escaped, readable, verdict, withUnit } from './words.js';

/** A table of figures after a first column of words; cells are HTML. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (tag: string) => (html: string, place: number) =>
    `<${tag}${place ? ' class="number"' : ''}>${html}</${tag}>`;
  const body = rows.map((row) => `<tr>${row.map(cell('td')).join('')}</tr>`).join('');
  const top = head.length ? `<thead><tr>${head.map(cell('th')).join('')}</tr></thead>` : '';
  return `<div class="wide"><table>${top}<tbody>${body}</tbody></table></div>`;
}

const number = (value: number | null) => (value === null ? '–' : readable(value));
const faults = (errors: readonly string[]) => errors.map((error) => `<small>${escaped(error)}</small>`).join('');

/** Every row of the budget. */
export function barsTable(bars: readonly Bar[]): string {
  const rows = bars.map((bar) => [
    escaped(bar.what) + (bar.note ? `<small>${escaped(bar.note)}</small>` : ''),
    withUnit(bar.measured, bar),
    withUnit(bar.bar, bar),
    bar.stretch === undefined ? '' : withUnit(bar.stretch, bar),
    `<span class="chip ${verdict(bar)}">${verdict(bar)}</span>`,
  ]);
  return table(['what', 'measured', 'bar', 'stretch', ''], rows);
}

/** Start-up in full. */
export function startUpTable({ startUp = [] }: Results): string {
  const rows = startUp.map(({ name, evaluation, init, total, wall, requests, heap, errors }) => [
    escaped(name) + faults(errors),
    ...[evaluation, init, total, wall, requests, heap].map(number),
  ]);
  const head = ['', 'evaluation, ms', 'init, ms', 'total, ms', 'both, wall ms', 'requests', 'page’s heap, kB'];
  return table(head, rows);
}

/** Events in full. */
export function eventTable({ events = [] }: Results): string {
  const rows = events.map(({ name, paced, burst, kept, errors }) => [
    escaped(name) + faults(errors),
    ...[paced.call, paced.total, paced.requests, burst.call, burst.total, burst.requests].map(number),
    kept ? `${kept.rows} of ${kept.of}` : '–',
  ]);
  const of = (mode: string) => [`${mode}: call, µs`, `${mode}: all CPU, µs`, `${mode}: requests`];
  return table(['', ...of('paced'), ...of('burst'), 'kept in IndexedDB'], rows);
}

/** One condition of the swap. */
export function swapTable(condition: string, swaps: readonly Swapped[]): string {
  const rows = swaps.map((swap) => {
    const { name, toSwap, seen, shift, hidden, largest, task, click, requests, swapped, errors } = swap;
    return [
      escaped(name) + faults(errors),
      ...[toSwap, seen, shift, hidden, largest, task, click, requests].map(number),
      swapped,
    ];
  });
  const felt = ['largest paint, ms', 'longest task, ms', 'slowest click, ms'];
  const head = [
    condition,
    'start to swap, ms',
    'original seen, ms',
    'CLS',
    'hidden, ms',
    ...felt,
    'requests before',
    'swapped',
  ];
  return table(head, rows);
}

/** Both traces: what a shopper feels without and with Vitrine, and our work on the main thread. */
export function traceTable({ traces }: Results): string {
  if (!traces) return '';
  const { fast, slow } = traces;
  const felt = (what: string, read: (vitals: Vitals) => number) =>
    [what, ...[fast.alone, fast.vitrine, slow.alone, slow.vitrine].map((vitals) => number(read(vitals)))] as const;
  const ours = (what: string, read: (own: OwnWork) => number) =>
    [what, '', number(read(fast.own)), '', number(read(slow.own))] as const;
  const files = [...new Set([...fast.own.scripts, ...slow.own.scripts].map(({ name }) => name))];
  const errors = [...new Set([...fast.errors, ...slow.errors])];
  return table(
    ['', 'as it is: the page alone', 'with Vitrine', 'CPU 4x, slow 4G: the page alone', 'with Vitrine'],
    [
      felt('first contentful paint, ms', ({ paint }) => paint),
      felt('largest contentful paint, ms', ({ largestPaint }) => largestPaint),
      felt('layout shift (CLS)', ({ shift }) => shift),
      felt('total blocking time, ms of CPU', ({ blocking }) => blocking),
      felt('slowest click during the start, ms', ({ click }) => click),
      ours('own tasks', ({ tasks }) => tasks),
      ours('blocking time that is ours, ms of CPU', ({ blocking }) => blocking),
      ours('own work, most in one task, ms of CPU', ({ longest }) => longest),
      ours('own work, ms of CPU', ({ busy }) => busy),
      ...files.map((file) => {
        const part = (own: OwnWork) => {
          const script = own.scripts.find(({ name }) => name === file);
          return script ? `${readable(script.busy)} (${readable(script.longest)} in one task)` : '–';
        };
        return [`of it ${escaped(file)}`, '', part(fast.own), '', part(slow.own)];
      }),
      ...errors.map((error) => [faults([error]), '', '', '', '']),
    ],
  );
}

/** Operation counts, the runtimes, and the demo shop. */
export function countTable({ operations = {}, demoShop, runtimes = {} }: Results): string {
  const shop = demoShop && {
    'demo shop: consent to first answer, ms': demoShop.firstDecision.byRules,
    'demo shop: consent to first model-based answer, ms': demoShop.firstDecision.byModel,
    'demo shop: main-thread CPU per event, paced, µs': demoShop.perEvent.paced,
  };
  const runtime = Object.entries(runtimes).flatMap(([name, cost]) => [
    [`${name}: worker start to first score, ms`, cost.firstScore] as const,
    [`${name}: consent to first model-based answer, ms`, cost.firstDecision] as const,
    [`${name}: one row, µs`, cost.perRow] as const,
    [`${name}: memory of a worker with it, MB`, cost.memory === undefined ? null : cost.memory / 1e6] as const,
  ]);
  const all = [...Object.entries(operations), ...runtime, ...Object.entries(shop || {})];
  return table(
    [],
    all.map(([what, value]) => [escaped(what), number(value)]),
  );
}
