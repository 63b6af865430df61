import type { Sale } from '../catalogue-item.js';

/** The span in which a reduced price holds. */
export type Span = Pick<Sale, 'from' | 'until'>;

/** Always: plain numbers, since infinite ones are none in JSON. */
export const ALWAYS: Span = { from: 0, until: 8.64e15 };

const DAY = 86_400_000;

/** Two dates by ISO 8601 with `/` between them, as in "2026-11-20T08:00+0100/2026-11-30"; without a zone it is UTC. Undefined where it is no span. */
export function readSpan(value: unknown): Span | undefined {
  if (typeof value !== 'string') return undefined;
  const [first = '', last = ''] = value.split('/');
  const from = instant(first);
  const until = instant(last);
  // a last day is a whole one
  const span = { from, until: /T/i.test(last) ? until : until + DAY };
  return span.from <= span.until ? span : undefined;
}

const DATE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d:?\d\d)?)?$/i;

function instant(text: string): number {
  const [, day, time = '00:00', zone = 'Z'] = DATE.exec(text.trim()) ?? [];
  return day === undefined
    ? NaN
    : Date.parse(`${day}T${time}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2').toUpperCase()}`);
}
