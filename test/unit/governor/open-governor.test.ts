import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Budget } from '../../../src/governor/budget.js';
import { openGovernor, type Governor, type Spent } from '../../../src/governor/open-governor.js';
import { openMeter, type Meter } from '../../../src/lib/meter.js';
import { explain } from '../../../src/explain.js';
import type { Trouble } from '../../../src/lib/report.js';

const ALL = ['event', 'layout-shift', 'long-animation-frame', 'longtask', 'paint', 'resource'];
type Entry = Readonly<{ entryType: string; startTime: number }> & Readonly<Record<string, unknown>>;

/** The browser's end: what it knows, what is watched, and entries to come. */
let observers: Observer[];
let asked: PerformanceObserverInit[];
class Observer {
  static supportedEntryTypes = ALL;
  constructor(readonly tell: (list: { getEntriesByType(type: string): Entry[] }) => void) {
    observers.push(this);
  }
  observe(init: PerformanceObserverInit) {
    asked.push(init);
  }
  disconnect() {
    observers = observers.filter((one) => one !== this);
  }
}
const see = (...entries: Entry[]) => {
  for (const { tell } of observers) tell({ getEntriesByType: (type) => entries.filter((e) => e.entryType === type) });
};
const shift = (value: number) => ({ entryType: 'layout-shift', startTime: now(), value, hadRecentInput: false });

let meter: Meter;
let governor: Governor;
let spent: Spent | undefined;
let told: (string | Trouble)[];
const now = () => performance.now();
const assets = 'https://shop.example/vitrine/';
const work = (what: string, ms: number) => meter.run(what, () => void vi.advanceTimersByTime(ms));
const passing = () => vi.advanceTimersByTime(150);
const codes = () => told.map((one) => (typeof one === 'string' ? one : one.code));

function open(budget: Budget = {}) {
  governor = openGovernor({
    meter,
    budget,
    assets,
    report: (problem) => told.push(problem),
    onSpent: (now) => (spent = now),
    onStep: (step) => told.push(step),
  });
}

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  vi.stubGlobal('PerformanceObserver', Observer);
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run, 16));
  Observer.supportedEntryTypes = ALL;
  [observers, asked, told, spent] = [[], [], [], undefined];
  meter = openMeter();
});
afterEach(() => {
  governor.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the governor', () => {
  it('says nothing of a page view within its budget, and what it has spent', () => {
    open();
    work('engine', 30);
    work('slots', 20);
    passing();
    expect(told).toEqual([]);
    expect(spent).toMatchObject({ step: 'full', spent: { cpu: 50, longTask: 30, inp: 0, cls: 0, bytes: 0 } });
    expect(spent?.parts.cpu).toMatchObject({ engine: 30, slots: 20 });
    expect(spent?.limits.cpu).toBe(1000);
  });

  it('rises step by step as the budget is spent, and reports each', () => {
    open({ cpu: 100 });
    for (let i = 0; i < 12; i++) {
      work('slots', 10);
      passing();
    }
    expect(codes()).toEqual(['budget-sparing', 'sparing', 'budget-frozen', 'frozen', 'budget-off', 'off']);
    expect(spent).toMatchObject({ step: 'off', item: 'cpu', spent: { cpu: 100 } });
  });

  it('names item, figure, limit, part and remedy', () => {
    open({ longTask: 60 });
    work('engine', 20);
    work('slots', 70);
    passing();
    expect(explain(told[0] as Trouble)).toEqual({
      code: 'budget-off',
      field: 'budget.longTask',
      message:
        'budget.longTask is spent: 70 of 60, most by slots; off for the rest of this page view. Make that part cheaper or raise the limit.',
    });
  });

  it('calls for a step in a task of its own, never from within the work that led to it', () => {
    open({ longTask: 10 });
    meter.run('slots', () => {
      work('slots', 300);
      expect(told).toEqual([]);
    });
    expect(told).toEqual([]);
    passing();
    expect(codes()).toEqual(['budget-off', 'off']);
  });

  it('counts what was done before it came', () => {
    work('slots', 320);
    open();
    passing();
    expect(codes()).toEqual(['budget-off', 'off']);
  });

  it('reads the entries of the browser, past ones first', () => {
    open();
    expect(asked.map(({ type, buffered }) => [type, buffered])).toEqual(
      ['long-animation-frame', 'longtask', 'event', 'layout-shift', 'resource'].map((type) => [type, true]),
    );
    work('slots', 30);
    meter.change('swap hero');
    see(
      shift(0.06),
      { entryType: 'resource', startTime: 1, name: `${assets}vitrine.js`, transferSize: 900, requestStart: 1 },
      { entryType: 'event', startTime: 10, duration: 48, interactionId: 3 },
    );
    passing();
    expect(spent?.spent).toMatchObject({ inp: 20, cls: 0.06, bytes: 900 });
    expect(codes()).toEqual(['budget-sparing', 'sparing']);
    expect(told[0]).toMatchObject({ field: 'budget.cls', about: '0.06 of 0.1, most by swap hero' });
  });

  it('counts an own script of a long frame within the interaction that waited for it', () => {
    open();
    see(
      { entryType: 'event', startTime: 0, duration: 64, interactionId: 3 },
      {
        entryType: 'long-animation-frame',
        startTime: 0,
        scripts: [{ sourceURL: `${assets}vitrine.page.js`, invokerType: 'event-listener', startTime: 4, duration: 55 }],
      },
    );
    passing();
    expect(spent?.spent).toMatchObject({ cpu: 55, longTask: 55, inp: 55 });
    expect(Object.keys(spent?.parts.inp ?? {})).toEqual(['vitrine.page.js (event-listener)']);
  });

  it('knows what the browser does not tell, and goes by the rest', () => {
    Observer.supportedEntryTypes = ['resource'];
    open({ cls: 0.001, longTask: 50 });
    work('slots', 40);
    passing();
    expect(asked.map(({ type }) => type)).toEqual(['resource']);
    expect(spent?.spent).toEqual({ cpu: 40, longTask: 40, inp: undefined, cls: undefined, bytes: 0 });
    expect(codes()).toEqual(['budget-frozen', 'frozen']);
  });

  it('begins the next page view with the whole budget, and counts nothing of the one before', () => {
    open({ cpu: 100, cls: 0.1 });
    work('slots', 60);
    meter.change('swap hero');
    const late = shift(0.09);
    passing();
    governor.renew();
    expect(codes()).toEqual(['budget-sparing', 'sparing', 'full']);
    expect(spent).toMatchObject({ step: 'full', spent: { cpu: 0, longTask: 0, cls: 0 } });
    see(late);
    work('slots', 30);
    passing();
    expect(spent).toMatchObject({ step: 'full', spent: { longTask: 30, cls: 0 } });
    work('slots', 30);
    passing();
    expect(codes().slice(3)).toEqual(['budget-sparing', 'sparing']);
  });

  it('stays off once it is off, and measures no more', () => {
    open({ longTask: 10 });
    work('slots', 20);
    passing();
    governor.renew();
    expect(observers).toEqual([]);
    expect(meter.onSlice).toBeUndefined();
    work('slots', 500);
    passing();
    expect(codes()).toEqual(['budget-off', 'off']);
    expect(spent?.spent.longTask).toBe(20);
  });

  it('hands out figures that do not change afterwards', () => {
    open();
    work('slots', 20);
    passing();
    const before = spent;
    work('slots', 20);
    expect(before?.parts.cpu).toMatchObject({ slots: 20 });
  });

  it('weighs ten times a second at most, and not for its own work', () => {
    open();
    const weighed = vi.spyOn(meter, 'run').mockImplementation((what, work) => {
      const result = work();
      meter.note({ what, start: now() - 5, end: now() }, 5);
      return result;
    });
    for (let i = 0; i < 50; i++) {
      meter.note({ what: 'slots', start: now() - 4, end: now() }, 4);
      vi.advanceTimersByTime(4);
    }
    vi.advanceTimersByTime(1000);
    const times = weighed.mock.calls.length;
    expect(times).toBeGreaterThanOrEqual(2);
    expect(times).toBeLessThanOrEqual(3);
    vi.advanceTimersByTime(10_000);
    expect(weighed).toHaveBeenCalledTimes(times);
    expect(spent?.parts.cpu).toMatchObject({ slots: 200 });
  });

  it('does not count what listeners make of its figures', () => {
    governor = openGovernor({
      meter,
      budget: {},
      assets,
      report: () => {},
      onSpent: () => void vi.advanceTimersByTime(300),
      onStep: (step) => told.push(step),
    });
    work('slots', 5);
    vi.advanceTimersByTime(1000);
    expect(meter.spent).toEqual({ slots: 5, governor: 0 });
    expect(told).toEqual([]);
  });

  it('is silent after its end', () => {
    open({ longTask: 10 });
    work('slots', 20);
    governor.stop();
    passing();
    expect([told, spent, observers]).toEqual([[], undefined, []]);
  });
});
