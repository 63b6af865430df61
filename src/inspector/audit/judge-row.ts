import type { HearingRow } from '../../capture/reading/tally/tally.js';
import type { Finding, FindingCode, Severity } from './finding.js';
import { bareField, judgeFaults, times } from './judge-faults.js';
import { snippet } from './snippet.js';

type Rule = Readonly<{ code: FindingCode; severity?: Severity; what: string; fix: string }>;

/** What an event lacks, and how it is given; without a severity it is an error where money is counted, else a warning. */
const LACKS: Readonly<Record<string, Rule>> = {
  items: {
    code: 'items-missing',
    severity: 'error',
    what: 'says no product',
    fix: 'Put the product into `items`, as an array even if it is one.',
  },
  item_id: {
    code: 'item-id-missing',
    severity: 'error',
    what: 'has an item without item_id',
    fix: 'Give each item its article number as `item_id`, the same on every page.',
  },
  price: {
    code: 'price-missing',
    severity: 'warning',
    what: 'has an item without a price',
    fix: 'Give each item its `price`: what one piece costs, as a number with a point.',
  },
  currency: {
    code: 'currency-missing',
    what: 'names a price or a value without its currency',
    fix: 'Set `currency` beside `items`, as three letters such as EUR.',
  },
  value: {
    code: 'value-missing',
    severity: 'error',
    what: 'has no value',
    fix: 'Set `value` to what the order is worth, as a number, and `currency` beside it.',
  },
  transaction_id: {
    code: 'transaction-id-missing',
    severity: 'error',
    what: 'has no transaction_id, by which an order that is said twice would count once',
    fix: 'Set `transaction_id` to the order number.',
  },
  search_term: {
    code: 'search-term-missing',
    severity: 'note',
    what: 'does not say what was searched',
    fix: 'Set `search_term` to the words of the search.',
  },
};

const counts = (told: Readonly<Record<string, number | undefined>>): number =>
  Object.values(told).reduce((sum: number, count) => sum + (count ?? 0), 0);

/** What is wrong with what one source says by one name on one kind of page. */
export function judgeRow(row: HearingRow): readonly Finding[] {
  // nobody can mend what is read off the page or said by the platform itself
  return row.rank < 2 ? [] : [...lacking(row), ...judgeFaults(row), ...repeated(row)];
}

const isOrder = (name: string): boolean => /^(purchase|refund)$/.test(name);

function lacking({ source, kind, name, lacks, faults, fates }: HearingRow): readonly Finding[] {
  return Object.entries(lacks).flatMap(([field, times]): Finding[] => {
    const rule = LACKS[field];
    const explained = Object.entries(faults).reduce(
      (sum, [one, n]) => sum + (bareField(one) === field && one !== 'items' ? n : 0),
      0,
    );
    const count = times - explained;
    if (!rule || count <= 0) return [];
    const severity = rule.severity ?? (isOrder(name) ? 'error' : 'warning');
    const what = `${name} ${rule.what}, ${count} of ${counts(fates)} times.`;
    return [
      { severity, code: rule.code, source, kind, name, count, what, fix: rule.fix, snippet: snippet(source, name) },
    ];
  });
}

/** What a repetition is called, what it is, and how it ends. */
type Repetition = Pick<Finding, 'code' | 'what' | 'fix'>;

const REPETITIONS: Readonly<Record<string, (name: string, often: string) => Repetition>> = {
  double: (name, often) => ({
    code: 'event-double',
    what: `${name} is said twice at the same moment, ${often}.`,
    fix: 'Find the second push or trigger (two tags, two listeners, a component that mounts twice) and remove it.',
  }),
  again: (name, often) =>
    name === 'purchase'
      ? {
          code: 'event-again',
          what: `An order is said again, ${often}, as when the page of thanks is reloaded.`,
          fix: 'Say each transaction_id once: keep in sessionStorage that it was said.',
        }
      : {
          code: 'event-again',
          what: `${name} of the same thing is said again on the page that shows it, ${often}.`,
          fix: 'Say it once when the page or the route opens, not with each rendering.',
        },
  both: (name, often) => ({
    code: 'said-twice',
    what: `${name} is said both by dataLayer.push() and by gtag(), ${often}; GA4 may count it twice.`,
    fix: 'Keep one of the two: dataLayer.push() where Tag Manager sends it on, else gtag().',
  }),
};

function repeated({ source, kind, name, fates, notes }: HearingRow): readonly Finding[] {
  const severity: Severity = /^(purchase|refund|add_to_cart)$/.test(name) ? 'error' : 'warning';
  return Object.entries({ double: fates.double, again: notes['again'], both: notes['both'] }).flatMap(
    ([what, count]): Finding[] => {
      if (!count) return [];
      const once = what === 'again' && name === 'purchase' && { snippet: onceOnly(snippet(source, name)) };
      return [{ severity, source, kind, name, count, ...REPETITIONS[what]!(name, times(count)), ...once }];
    },
  );
}

const onceOnly = (say: string): string =>
  `const key = 'said ' + order.id;
if (!sessionStorage.getItem(key)) {
  sessionStorage.setItem(key, '1');
  ${say.replaceAll('\n', '\n  ')}
}`;
