import { describe, expect, it } from 'vitest';
import { seeFrame } from '../../../src/governor/see-frame.js';
import { seeInteraction } from '../../../src/governor/see-interaction.js';
import { seeResource } from '../../../src/governor/see-resource.js';
import { seeShift } from '../../../src/governor/see-shift.js';
import { seeTask } from '../../../src/governor/see-task.js';
import type { View } from '../../../src/governor/view.js';
import { openMeter, type Slice } from '../../../src/lib/meter.js';

const slice = (what: string, start: number, end: number): Slice => ({ what, start, end });
const assets = 'https://shop.example/vitrine/';

function view({ slices = [], changes = [] }: { slices?: Slice[]; changes?: Slice[] } = {}): View {
  const meter = { ...openMeter(), changes };
  for (const one of slices) meter.note(one, one.end - one.start);
  return { meter, assets, since: 0, parts: { cpu: {}, longTask: {}, inp: {}, cls: {}, bytes: {} } };
}

describe('a long animation frame', () => {
  const script = (file: string, startTime: number, duration: number) => ({
    sourceURL: file,
    invokerType: 'user-callback',
    startTime,
    duration,
  });

  it('notes own scripts that nobody metered, by their file', () => {
    const { meter, ...rest } = view();
    seeFrame({ scripts: [script(`${assets}vitrine.page.js`, 10, 60)] }, { meter, ...rest });
    expect(meter.spent).toEqual({ 'vitrine.page.js (user-callback)': 60 });
    expect(meter.slices).toEqual([slice('vitrine.page.js (user-callback)', 10, 70)]);
  });

  it('adds only the rest of a script that is metered for the most part, by the name of that work', () => {
    const seen = view({ slices: [slice('slots', 15, 65)] });
    seeFrame({ scripts: [script(`${assets}vitrine.page.js`, 10, 60)] }, seen);
    expect(seen.meter.spent).toEqual({ slots: 60 });
    expect(seen.meter.slices.at(-1)).toEqual(slice('slots', 10, 70));
  });

  it('leaves out the scripts of the shop, and own work that the shop’s code has called', () => {
    const seen = view({ slices: [slice('capture', 15, 16)] });
    seeFrame({ scripts: [script('https://shop.example/app.js', 10, 60), script('', 80, 60)] }, seen);
    expect(seen.meter.spent).toEqual({ capture: 1 });
  });
});

it('a long task counts for all the own work in it', () => {
  const seen = view({ slices: [slice('capture', 100, 130), slice('slots', 140, 180), slice('slots', 900, 910)] });
  seeTask({ startTime: 90, duration: 100 }, seen);
  expect(seen.parts.longTask).toEqual({ slots: 70 });
});

it('a long task without own work counts for nothing', () => {
  const seen = view();
  seeTask({ startTime: 90, duration: 500 }, seen);
  expect(seen.parts.longTask).toEqual({});
});

describe('an interaction', () => {
  const slices = [slice('capture', 100, 104), slice('slots', 120, 150)];

  it('counts for the own work until its frame, the largest for each name', () => {
    const seen = view({ slices });
    seeInteraction({ startTime: 90, duration: 50, interactionId: 7 }, seen);
    seeInteraction({ startTime: 90, duration: 48, interactionId: 8 }, seen);
    expect(seen.parts.inp).toEqual({ slots: 24 });
  });

  it('is none without a number: a pointer that moves', () => {
    const seen = view({ slices });
    seeInteraction({ startTime: 90, duration: 80, interactionId: 0 }, seen);
    expect(seen.parts.inp).toEqual({});
  });

  it('is unknown where the browser does not number them, from then on', () => {
    const seen = view({ slices });
    seeInteraction({ startTime: 90, duration: 80 }, seen);
    seeInteraction({ startTime: 90, duration: 80, interactionId: 9 }, seen);
    expect(seen.parts.inp).toBeUndefined();
  });
});

describe('a layout shift', () => {
  const changes = [slice('swap hero', 100, 130), slice('swap cta', 300, Infinity)];
  const shift = (startTime: number, hadRecentInput = false) => ({ startTime, value: 0.04, hadRecentInput });

  it.each([
    ['before an own change', 99, undefined],
    ['in the frame that shows it', 116, { 'swap hero': 0.04 }],
    ['after that frame', 131, undefined],
    ['while a change waits for its frame', 450, { 'swap cta': 0.04 }],
  ])('%s', (_, at, parts) => {
    const seen = view({ changes });
    seeShift(shift(at), seen);
    expect(seen.parts.cls).toEqual(parts ?? {});
  });

  it('adds up, without those that follow the shopper’s input', () => {
    const seen = view({ changes });
    seeShift(shift(110), seen);
    seeShift(shift(120), seen);
    seeShift(shift(120, true), seen);
    expect(seen.parts.cls).toEqual({ 'swap hero': 0.08 });
  });
});

describe('a file', () => {
  const file = (name: string, transferSize: number, requestStart: number) => ({ name, transferSize, requestStart });

  it('counts for what crossed the network, if it is Vitrine’s', () => {
    const seen = view();
    seeResource(file(`${assets}vitrine.page.js`, 10_300, 12), seen);
    seeResource(file(`${assets}vitrine.js`, 0, 9), seen);
    seeResource(file('https://shop.example/hero.avif', 90_000, 8), seen);
    expect(seen.parts.bytes).toEqual({ 'vitrine.page.js': 10_300, 'vitrine.js': 0 });
  });

  it('makes the bytes unknown when its origin does not tell, for good', () => {
    const seen = view();
    seeResource(file(`${assets}vitrine.js`, 0, 0), seen);
    seeResource(file(`${assets}vitrine.page.js`, 10_300, 12), seen);
    expect(seen.parts.bytes).toBeUndefined();
  });

  it('of the shop may hide its size', () => {
    const seen = view();
    seeResource(file('https://cdn.example/app.js', 0, 0), seen);
    expect(seen.parts.bytes).toEqual({});
  });
});
