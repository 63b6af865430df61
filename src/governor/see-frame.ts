import { overlap, type Span } from './overlap.js';
import { ownFile } from './own-file.js';
import type { View } from './view.js';

/** A long animation frame: https://w3c.github.io/long-animation-frames/ */
export type LongFrame = Readonly<{ scripts: readonly (Span & Readonly<{ sourceURL: string; invokerType: string }>)[] }>;

/** Notes own scripts of a long frame, as far as the meter has not; one that is mostly metered work goes by that work's name. */
export function seeFrame({ scripts }: LongFrame, { meter, assets }: View): void {
  for (const script of scripts) {
    const { startTime: start, duration } = script;
    const file = ownFile(script.sourceURL, assets);
    const [ms, by] = overlap(meter.slices, script);
    const what = ms > duration / 2 ? by : `${file} (${script.invokerType})`;
    if (file) meter.note({ what, start, end: start + duration }, duration - ms);
  }
}
