import { element } from './element.js';

export const cell = (text: string, kind = ''): HTMLElement => element('td', kind ? { class: kind } : {}, text);

/** Rows of cells under a head. */
export const table = (head: readonly string[], rows: readonly (readonly HTMLElement[])[]): HTMLElement =>
  element('table', {}, [
    element('thead', {}, [
      element(
        'tr',
        {},
        head.map((name) => element('th', { scope: 'col' }, name)),
      ),
    ]),
    element(
      'tbody',
      {},
      rows.map((cells) => element('tr', {}, cells)),
    ),
  ]);
