import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openMeter, type Slice } from '../../../src/lib/meter.js';

let clock = 0;
let frames: (() => void)[];
const measured: [string, number, number][] = [];

beforeEach(() => {
  vi.useFakeTimers();
  clock = 0;
  frames = [];
  measured.length = 0;
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
  vi.stubGlobal('performance', {
    now: () => clock,
    measure: (name: string, { start, end }: Slice) => measured.push([name, start, end]),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const busy = (ms: number) => () => void (clock += ms);

describe('the meter', () => {
  it('adds up work by name and hands on what it returns', () => {
    const meter = openMeter();
    expect(meter.run('engine', () => ((clock += 3), 'answer'))).toBe('answer');
    meter.run('engine', busy(2));
    meter.run('slots', busy(4));
    expect(meter.spent).toEqual({ engine: 5, slots: 4 });
  });

  it('counts work that throws, and lets it throw', () => {
    const meter = openMeter();
    const fail = () => {
      clock += 3;
      throw new RangeError('own');
    };
    expect(() => meter.run('slots', fail)).toThrow(RangeError);
    meter.run('slots', busy(1));
    expect(meter.spent).toEqual({ slots: 4 });
  });

  it('counts work inside other work once, under its own name', () => {
    const meter = openMeter();
    meter.run('engine', () => {
      clock += 1;
      meter.run('slots', () => {
        clock += 2;
        meter.run('capture', busy(4));
        expect(() =>
          meter.run('capture', () => {
            clock += 8;
            throw new Error('inside');
          }),
        ).toThrow('inside');
      });
      clock += 16;
      meter.run('slots', busy(32));
    });
    expect(meter.spent).toEqual({ engine: 17, slots: 34, capture: 12 });
    expect(meter.slices.at(-1)).toEqual({ what: 'engine', start: 0, end: 63 });
  });

  it('keeps and tells of pieces of 1 ms or more, and shows those of 5 ms in the timeline', () => {
    const meter = openMeter();
    const heard: string[] = [];
    meter.run('a', busy(2));
    meter.onSlice = ({ what, start, end }) => heard.push(`${what} ${start}-${end}`);
    meter.run('b', busy(0.9));
    meter.run('c', busy(1));
    meter.run('d', busy(5));
    expect(meter.slices.map(({ what }) => what)).toEqual(['a', 'c', 'd']);
    expect(heard).toEqual(['c 2.9-3.9', 'd 3.9-8.9']);
    expect(measured).toEqual([['vitrine:d', 3.9, 8.9]]);
  });

  it('keeps the latest hundred', () => {
    const meter = openMeter();
    for (let i = 0; i < 250; i++) {
      meter.run(`run ${i}`, busy(1));
      meter.change(`change ${i}`);
    }
    expect([meter.slices.length, meter.slices[0]?.what]).toEqual([100, 'run 150']);
    expect([meter.changes.length, meter.changes[0]?.what]).toEqual([100, 'change 150']);
    expect(Object.keys(meter.spent)).toHaveLength(250);
  });

  it('follows a change to the end of the frame that shows it', () => {
    const meter = openMeter();
    clock = 10;
    meter.change('swap hero');
    expect(meter.changes).toEqual([{ what: 'swap hero', start: 10, end: Infinity }]);
    clock = 26;
    frames.forEach((frame) => frame());
    expect(meter.changes[0]?.end).toBe(Infinity);
    clock = 30;
    vi.runAllTimers();
    expect(meter.changes[0]?.end).toBe(30);
    expect(measured).toEqual([['vitrine:swap hero', 10, 30]]);
    expect(meter.spent).toEqual({});
  });

  it('starts afresh with an empty sum, also while work runs', () => {
    const meter = openMeter();
    meter.run('a', busy(3));
    meter.run('b', () => {
      meter.spent = {};
      clock += 2;
    });
    expect(meter.spent).toEqual({ b: 2 });
  });

  it.each([
    ['is missing', undefined],
    [
      'throws',
      () => {
        throw new SyntaxError('level 2');
      },
    ],
  ])('works where User Timing %s', (_, measure) => {
    vi.stubGlobal('performance', { now: () => clock, measure });
    const meter = openMeter();
    expect(meter.run('a', () => (clock += 9))).toBe(9);
    expect(meter.slices).toHaveLength(1);
  });
});
