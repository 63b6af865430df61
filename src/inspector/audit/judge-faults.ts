import type { HearingRow } from '../../capture/reading/tally/tally.js';
import type { Finding } from './finding.js';
import { snippet } from './snippet.js';

/** The field of an event that is lacking where this one of its items is at fault. */
export const bareField = (field: string): string => (field === 'items[]' ? 'items' : field.replace(/^items\[\]\./, ''));

/** How often, in words. */
export const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

const NUMBER = /^(items\[\]\.)?(price|value|quantity|discount|index|percent_scrolled|engagement_time_msec)$/;

type Fault = Pick<Finding, 'severity' | 'code' | 'what' | 'fix'>;

/** What a fault in a field means. */
function explain(field: string, { name, often }: { name: string; often: string }): Fault {
  if (field === 'items[]')
    return {
      severity: 'error',
      code: 'item-id-missing',
      what: `Items of ${name} have neither item_id nor item_name and are dropped, ${often}.`,
      fix: 'Give each item its article number as `item_id`, the same on every page.',
    };
  if (field === 'items')
    return {
      severity: 'error',
      code: 'items-missing',
      what: `${name} says no product, ${often}.`,
      fix: 'Put the product into `items`, as an array even if it is one.',
    };
  if (NUMBER.test(field))
    return {
      severity: /price|value/.test(field) ? 'error' : 'warning',
      code: 'number-unreadable',
      what: `${field} of ${name} is no number from zero on, ${often}.`,
      fix: `Send ${field} as a number with a point, without words or a currency sign, such as 49.9.`,
    };
  if (bareField(field) === 'currency')
    return {
      severity: /^(purchase|refund)$/.test(name) ? 'error' : 'warning',
      code: 'currency-missing',
      what: `currency of ${name} is no code of three letters, ${often}.`,
      fix: 'Set `currency` beside `items`, as three letters such as EUR.',
    };
  return {
    severity: 'warning',
    code: 'field-refused',
    what: `${field} of ${name} was left out, ${often}: it is no plain text, or holds personal data.`,
    fix: `Send ${field} as docs/events.md has it, without e-mail addresses, telephone numbers or card numbers.`,
  };
}

/** The fields of a row that could not be read, each once. */
export function judgeFaults({ source, kind, name, faults, lacks }: HearingRow): readonly Finding[] {
  return Object.entries(faults).flatMap(([field, count]): Finding[] => {
    // an unknown name, and an event without items, are findings of their own
    if (field === 'name' || (field === 'items' && lacks['items'])) return [];
    const fault = explain(field, { name, often: times(count) });
    const code = fault.code === 'field-refused' ? {} : { snippet: snippet(source, name) };
    return [{ ...fault, source, kind, name, count, ...code }];
  });
}
