import { describe, expect, it } from 'vitest';
import { readOwnWork, type TraceEvent } from '../../../bench/scenarios/own-work.js';

const PAGE = 'https://shop.example/';
const OWN = 'https://shop.example/vitrine/';
const main = { ph: 'X', pid: 1, tid: 1 };

/** An entry from `from` to `to`, milliseconds of the main thread's CPU. */
const entry = (name: string, [from, to]: readonly [number, number], data?: object): TraceEvent => ({
  ...main,
  name,
  tts: from * 1000,
  tdur: (to - from) * 1000,
  ...(data && { args: { data } }),
});
const parsed: TraceEvent = { ...entry('ParseHTML', [0, 1]), args: { beginData: { url: PAGE } } };
const read = (events: readonly TraceEvent[], stubLine?: number) =>
  readOwnWork([parsed, ...events], { page: PAGE, own: OWN, stubLine });

describe('our part in a trace', () => {
  it('is what scripts of ours take, and not the rest of their task', () => {
    const work = read([entry('RunTask', [0, 30]), entry('EvaluateScript', [10, 14], { url: `${OWN}vitrine.js` })]);
    expect(work).toMatchObject({ tasks: 1, busy: 4, longest: 4, blocking: 0, pageBlocking: 0 });
    expect(work.scripts).toEqual([{ name: 'vitrine.js', busy: 4, longest: 4 }]);
  });

  it('counts nested work once', () => {
    const url = `${OWN}vitrine.js`;
    const work = read([
      entry('RunTask', [0, 30]),
      entry('EvaluateScript', [10, 20], { url }),
      entry('v8.compile', [10, 12], { url }),
      entry('RunMicrotasks', [15, 20]),
      entry('FunctionCall', [16, 18], { url: `${OWN}vitrine.page.js` }),
    ]);
    expect(work.busy).toBe(10);
    expect(work.scripts).toEqual([
      { name: 'vitrine.js', busy: 8, longest: 8 },
      { name: 'vitrine.page.js', busy: 2, longest: 2 },
    ]);
  });

  it('leaves out what the page’s own callbacks do inside, and the page’s own promises', () => {
    const work = read([
      entry('RunTask', [0, 30]),
      entry('FunctionCall', [0, 10], { url: `${OWN}vitrine.page.js` }),
      entry('FunctionCall', [4, 7], { url: PAGE }),
      entry('EvaluateScript', [20, 28], { url: PAGE }),
      entry('RunMicrotasks', [24, 28]),
    ]);
    expect(work.busy).toBe(7);
  });

  it('takes answers and promises that stand alone for ours', () => {
    const work = read([entry('RunTask', [0, 30]), entry('HandlePostMessage', [5, 9])]);
    expect(work.scripts).toEqual([{ name: 'answers and promises', busy: 4, longest: 4 }]);
  });

  it('tells the inline stub from the page’s other inline scripts by its line, and its callbacks by its id', () => {
    const inline = (line: number, id: number) => ({ url: PAGE, lineNumber: line, scriptId: id });
    const work = read(
      [
        entry('RunTask', [0, 30]),
        entry('EvaluateScript', [1, 4], { url: PAGE, lineNumber: 7 }),
        entry('v8.compile', [1, 2], inline(7, 3)),
        entry('EvaluateScript', [5, 9], { url: PAGE, lineNumber: 8 }),
        entry('FunctionCall', [12, 13], { url: PAGE, lineNumber: 9, scriptId: '3' }),
        entry('FunctionCall', [14, 16], { url: PAGE, lineNumber: 9, scriptId: '4' }),
      ],
      7,
    );
    expect(work.scripts).toEqual([{ name: 'head stub', busy: 4, longest: 4 }]);
  });

  it('is blamed only for what a long task would be shorter without it', () => {
    const url = `${OWN}vitrine.js`;
    const work = read([
      entry('RunTask', [0, 80]),
      entry('EvaluateScript', [10, 30], { url }),
      entry('RunTask', [100, 155]),
      entry('EvaluateScript', [100, 120], { url }),
      entry('RunTask', [200, 260]),
    ]);
    expect(work).toMatchObject({ tasks: 2, busy: 40, longest: 20, blocking: 25, pageBlocking: 45 });
  });

  it('does not count other threads, nor what was before the page', () => {
    const url = `${OWN}vitrine.js`;
    const worker = { ...entry('EvaluateScript', [10, 30], { url }), tid: 2 };
    const before = [entry('RunTask', [-40, -10]), entry('FunctionCall', [-30, -20], { url })];
    expect(read([entry('RunTask', [0, 30]), worker, ...before]).busy).toBe(0);
  });

  it('refuses a trace without the page', () => {
    expect(() => readOwnWork([], { page: PAGE, own: OWN })).toThrow(PAGE);
  });
});
