import { byteBars } from './bars/byte-bars.js';
import { captureBars } from './bars/capture-bars.js';
import { paintBars } from './bars/paint-bars.js';
import { runtimeBars } from './bars/runtime-bars.js';
import { engineBars, eventBars, startUpBars } from './bars/speed-bars.js';
import type { Bar, Measured } from './results.js';

/** Every row of the budget, in the order of docs/performance.md. */
export function judge(measured: Measured): readonly Bar[] {
  return [
    ...byteBars(measured.sizes.vitrine),
    ...startUpBars(measured),
    ...eventBars(measured),
    ...captureBars(measured),
    ...engineBars(measured),
    ...paintBars(measured),
    ...runtimeBars(measured),
  ];
}
