import { isEventName } from '../../src/capture/reading/fields/event-names.js';
import { normalise } from '../../src/capture/reading/fields/normalise.js';
import { explain } from '../../src/explain.js';
import type { Arrival } from './arrival.js';
import { ga4Goods } from './ga4-goods.js';
import { ga4Page } from './ga4-page.js';
import { ga4Params, listOf, objectOf, type Fields } from './ga4-params.js';
import { isTime } from './is-time.js';
import { openTally, type Tally } from './open-tally.js';
import { parseObject } from './parse-object.js';
import { readLines } from './read-lines.js';
import type { Notice, Source } from './source.js';

/** GA4's word for a search, where it measures one by itself. */
const NAMES: Readonly<Record<string, string>> = { view_search_results: 'search' };

/** What puts events of one time, which are many in one batch, in order. */
const RANKS = ['batch_page_id', 'batch_ordering_id', 'batch_event_index'] as const;

/**
 * GA4's BigQuery export, one event row a line as BigQuery writes JSON. Events of shoppers who refused `analytics_storage`, and
 * those without a pseudonym, are left out and counted; so are names that Vitrine does not know, since shops have events of
 * their own. Sessions are found as in the browser, not taken from `ga_session_id`.
 */
export async function* readGa4(source: Source, notice: Notice): AsyncIterable<Arrival> {
  const left = openTally();
  for await (const { text, number } of readLines(source)) {
    const place = `${source.name}:${number}`;
    const row = parseObject(text);
    const micros = Number(row?.['event_timestamp'] ?? Number.NaN);
    if (!row) notice.fault(`${place}: is no JSON object; export the table as newline-delimited JSON`);
    else if (!isTime(micros / 1000)) notice.fault(`${place}: event_timestamp must be microseconds since the epoch`);
    else {
      const arrival = arrivalOf(row, { micros, place, left, notice });
      if (arrival) yield arrival;
    }
  }
  for (const [reason, count] of left.counts()) notice.note(`events left out, ${reason}: ${count}`);
}

type Context = Readonly<{ micros: number; place: string; left: Tally; notice: Notice }>;

function arrivalOf(row: Fields, { micros, place, left, notice }: Context): Arrival | undefined {
  // Yes, No, or null where the shop does not run consent mode
  if (/^(no|false)$/i.test(String(objectOf(row['privacy_info'])['analytics_storage'] ?? '')))
    return left.add('whose shopper refused analytics storage');
  const key = row['user_pseudo_id'];
  if (typeof key !== 'string' || !key) return left.add('without user_pseudo_id');
  const said = String(row['event_name'] ?? '');
  const name = NAMES[said] ?? said;
  if (!isEventName(name) || name === 'tick' || name === 'profile_update') return left.add(`named ${said.slice(0, 40)}`);
  const params = ga4Params(listOf(row['event_params']));
  const page = name === 'page_view' ? ga4Page(row, params) : {};
  const at = Math.floor(micros / 1000);
  const { event, problems } = normalise(name, { ...params, ...ga4Goods(row), ...page }, { at });
  for (const problem of problems) notice.fault(`${place}: ${explain(problem).message}`);
  if (!event) return undefined;
  const rank = [micros % 1000, ...RANKS.map((column) => Number(row[column] ?? 0) || 0)];
  const language = /^[a-z]{2}\b/i.exec(String(objectOf(row['device'])['language'] ?? ''))?.[0].toLowerCase();
  return { key, event, place, rank, ...(language !== undefined && { language }) };
}
