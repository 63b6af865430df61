import type { Item } from '../governor/budget.js';
import type { Spent } from '../governor/open-governor.js';
import { bar, element } from './element.js';
import { number } from './format.js';
import { cell, table } from './table.js';

const units: Readonly<Partial<Record<Item, string>>> = { cpu: ' ms', longTask: ' ms', inp: ' ms', bytes: ' B' };
/** Where the next step begins. */
const steps = [0.5, 0.75];

const amount = (item: Item, value: number): string => number(item === 'cls' ? value : Math.round(value));

function itemView({ spent, limits }: Spent, item: Item): HTMLElement {
  const value = spent[item];
  const limit = limits[item];
  return element('li', { class: value !== undefined && value >= limit / 2 ? 'cost high' : 'cost' }, [
    element('span', { class: 'code' }, item),
    value !== undefined && bar(value / limit, steps),
    element(
      'b',
      { class: 'number' },
      value === undefined
        ? 'this browser does not tell'
        : `${amount(item, value)} of ${amount(item, limit)}${units[item] ?? ''}`,
    ),
  ]);
}

function worstView({ parts }: Spent): HTMLElement | false {
  const longest = Object.entries(parts.longTask ?? {}).toSorted(([, one], [, other]) => other - one);
  const row = ([name, ms]: [string, number]) => [
    cell(name, 'code'),
    cell(`${number(Math.round(ms))} ms`, 'number'),
    cell(`${number(Math.round(parts.cpu?.[name] ?? ms))} ms`, 'number'),
  ];
  return longest.length > 0 && table(['Own work', 'Longest', 'In all'], longest.slice(0, 8).map(row));
}

/** Each item against its limit, with the places where the next step begins, and the longest pieces of own work. */
export const budgetView = (spent: Spent): HTMLElement =>
  element('div', { class: 'costs' }, [
    element(
      'ul',
      { class: 'list' },
      (Object.keys(spent.limits) as Item[]).map((item) => itemView(spent, item)),
    ),
    worstView(spent),
  ]);
