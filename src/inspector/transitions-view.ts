import type { Transition } from '../segments/transition.js';
import { element } from './element.js';
import { clock, words } from './format.js';
import { cell, table } from './table.js';

const ways = { in: '+', out: '\u2212', unknown: '?' };

/** The latest change in short, such as `+ intent:high`. */
export const latestMove = ({ to, segment }: Transition): string => `${ways[to]} ${segment}`;

/** How segments were entered and left, the latest first: by which event, and why. */
export const transitionsView = (transitions: readonly Transition[]): HTMLElement =>
  table(
    ['', 'Segment', 'Because', 'Time'],
    transitions.toReversed().map((transition) => {
      const { segment, object, from, to, event, reason, at } = transition;
      const name = object ? `${words(segment)} (${object.name}) ` : `${words(segment)} `;
      return [
        element('td', { class: 'code', title: `${from} \u2192 ${to}` }, ways[to]),
        element('td', {}, [name, element('small', {}, segment.split(':')[0])]),
        element('td', {}, [reason && element('p', {}, reason.text), element('small', { class: 'code' }, event)]),
        cell(clock(at), 'number'),
      ];
    }),
  );
