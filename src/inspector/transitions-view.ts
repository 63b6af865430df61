import type { Transition } from '../segments/transition.js';
import { clock, words } from './format.js';
import { cell, table } from './table.js';

const ways = { in: '+', out: '\u2212', unknown: '?' };

/** How segments were entered and left, the latest first: by which event, and why. */
export const transitionsView = (transitions: readonly Transition[]): HTMLElement =>
  table(
    ['', 'Segment', 'By', 'Because', 'Time'],
    transitions
      .toReversed()
      .map(({ segment, to, event, reason, object, at }) => [
        cell(ways[to], 'code'),
        cell(object ? `${words(segment)} (${object.name})` : words(segment)),
        cell(event, 'code'),
        cell(reason?.text ?? ''),
        cell(clock(at), 'number'),
      ]),
  );
