import { normalise } from '../../src/capture/reading/fields/normalise.js';
import type { ShopEvent } from '../../src/capture/shop-event.js';
import { explain } from '../../src/explain.js';
import type { Report } from '../../src/lib/report.js';
import { isTime } from './is-time.js';

/** One line of an event file. `key` says whose event it is, empty if the file holds one shopper; `session` and `seq` if the file says. */
export type EventLine = Readonly<{ key: string; event: ShopEvent; session?: number; seq?: number; language?: string }>;

/**
 * Reads one line of NDJSON, `{"name", "at", "params"?, "session"?, "seq"?, "key"?, "language"?}`. The event passes the same check as on a
 * page. What is wrong is reported (`event-malformed`, `event-unknown`); undefined if no event is left.
 */
export function parseEventLine(text: string, report: Report): EventLine | undefined {
  const fault = (field: string, message: string): undefined =>
    report({ code: 'event-malformed', field, message }) as undefined;
  let row: unknown;
  try {
    row = JSON.parse(text);
  } catch {
    // The parser's own words speak of characters, not of events.
    return fault(
      'line',
      'not JSON: write one event a line, such as {"name":"page_view","at":1760000000000,"params":{}}',
    );
  }
  if (!isRecord(row)) return fault('line', 'must be a JSON object with name, at and params');
  const { name, at, params = {}, session, seq, key = '', language } = row;
  if (!isTime(at)) return fault('at', 'at must be a number: milliseconds since the epoch');
  if (!isRecord(params)) return fault('params', 'params must be an object; leave it out if there are none');
  if (!isPlace(session))
    return fault('session', 'session must be a whole number from 1; without it 30 idle minutes start one');
  if (!isPlace(seq)) return fault('seq', 'seq must be a whole number from 1; without it events are counted');
  if (typeof key !== 'string' && typeof key !== 'number') return fault('key', 'key must be a string or a number');
  if (language !== undefined && !(typeof language === 'string' && /^[a-z]{2}\b/i.test(language)))
    return fault('language', 'language must be a tag such as en or en-GB');
  const { event, problems } = normalise(name, params, { at });
  for (const problem of problems) report(explain(problem));
  if (!event) return undefined;
  const place = { ...(session === undefined ? {} : { session }), ...(seq === undefined ? {} : { seq }) };
  if (language !== undefined) Object.assign(place, { language });
  return { key: String(key), event, ...place };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPlace(value: unknown): value is number | undefined {
  return value === undefined || (typeof value === 'number' && Number.isInteger(value) && value >= 1);
}
