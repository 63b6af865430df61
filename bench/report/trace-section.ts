import type { Traced, Traces, Vitals } from '../scenarios/trace.js';
import { table, times } from './markdown-table.js';
import { readable } from './words.js';

/** Milliseconds from which a task is long, and blocks. */
const LONG = 50;
const long = (milliseconds: number) => times(milliseconds, LONG);

/** The traces as a section of docs/performance.md. */
export function traceSection({ fast, slow }: Traces): readonly string[] {
  const row = (what: string, cell: (traced: Traced) => string) => [what, cell(fast), cell(slow)];
  const versus = (what: string, read: (vitals: Vitals) => number) =>
    row(`${what} / the page alone`, ({ alone, vitrine }) => times(read(vitrine), read(alone)));
  const names = [...new Set([fast, slow].flatMap(({ own }) => own.scripts.map(({ name }) => name)))];
  const part = (name: string, { own }: Traced) => {
    const script = own.scripts.find((one) => one.name === name);
    return script ? `${long(script.busy)} (${long(script.longest)} in one task)` : '–';
  };
  return [
    '## Under 4x CPU and a slow network',
    'A returning visitor’s page with the head stub, nothing cached, reduced from Chrome traces: as this machine is, and as Lighthouse’s phone (CPU four times slower; slow 4G: 1.6 Mbit/s, 150 ms a round trip). Own work is CPU of the main thread in multiples of 50 ms, from which on a task is long and blocks.',
    table(
      ['', 'as it is', 'CPU 4x, slow 4G'],
      [
        versus('first contentful paint', ({ paint }) => paint),
        versus('largest contentful paint', ({ largestPaint }) => largestPaint),
        versus('slowest of many clicks during the start', ({ click }) => click),
        row('layout shift (CLS)', ({ vitrine }) => readable(vitrine.shift)),
        row('own tasks', ({ own }) => String(own.tasks)),
        row('blocking time that is ours', ({ own }) => long(own.blocking)),
        row('own work, most in one task', ({ own }) => long(own.longest)),
        row('own work, all tasks together', ({ own }) => long(own.busy)),
        ...names.map((name) => row(`of it ${name}`, (traced) => part(name, traced))),
      ],
    ),
  ];
}
