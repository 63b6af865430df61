import type { EventParams } from '../../src/capture/shop-event.js';
import type { Arrival, Arrivals } from '../inputs/arrival.js';
import { ga4Goods } from '../inputs/ga4-goods.js';
import { ga4Page } from '../inputs/ga4-page.js';
import { ga4Params, listOf, objectOf, type Fields } from '../inputs/ga4-params.js';
import { isTime } from '../inputs/is-time.js';
import { parseObject } from '../inputs/parse-object.js';
import { readLines } from '../inputs/read-lines.js';
import type { Notice, Source } from '../inputs/source.js';

/** What was said, and by whom; its parameters are not checked yet, so that an audit sees what is wrong with them. */
export type Sayings = Readonly<{ source: string; arrivals: Arrivals }>;

/** Names that GA4 sends by itself, which no shop can get wrong. */
const AUTOMATIC =
  /^(first_visit|session_start|user_engagement|scroll|click|file_download|form_(start|submit)|video_(start|progress|complete)|view_search_results|gtm\..*)$/;

/** Reads a file as Vitrine's events or GA4's export, by its first line. Throws for what is neither. */
export function readSayings(source: Source, notice: Notice): Sayings {
  const line = source.head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
    .split('\n', 1)[0]!;
  if (/"event_(timestamp|params)"/.test(line))
    return { source: 'ga4', arrivals: { order: 'sorted', events: read(source, notice, ofGa4) } };
  if (/^\{.*"name"/.test(line))
    return { source: 'recorded', arrivals: { order: 'recorded', events: read(source, notice, ofOwn) } };
  throw new Error(`${source.name}: holds neither events, one {"name","at","params"} a line, nor GA4's export`);
}

type Told = Readonly<{ key: string; name: string; at: number; said: Fields; rank?: readonly number[] }>;

async function* read(
  source: Source,
  notice: Notice,
  told: (row: Fields) => Told | string | undefined,
): AsyncIterable<Arrival> {
  for await (const { text, number } of readLines(source)) {
    const place = `${source.name}:${number}`;
    const row = parseObject(text);
    const one = row ? told(row) : 'is no JSON object; write one event a line';
    if (typeof one === 'string') notice.fault(`${place}: ${one}`);
    if (typeof one !== 'object') continue;
    const { key, name, at, said, rank } = one;
    yield { key, place, event: { name, at, params: said as EventParams }, ...(rank && { rank }) };
  }
}

function ofOwn({ name, at, params = {}, key = '' }: Fields): Told | string | undefined {
  if (typeof name !== 'string') return 'name must be an event such as view_item';
  if (!isTime(at)) return 'at must be a number: milliseconds since the epoch';
  return name === 'tick' ? undefined : { key: String(key), name, at, said: objectOf(params) };
}

function ofGa4(row: Fields): Told | string | undefined {
  const micros = Number(row['event_timestamp'] ?? Number.NaN);
  if (!isTime(micros / 1000)) return 'event_timestamp must be microseconds since the epoch';
  // as everywhere: who refused is not looked at
  if (/^(no|false)$/i.test(String(objectOf(row['privacy_info'])['analytics_storage'] ?? ''))) return undefined;
  const name = String(row['event_name'] ?? '');
  const params = ga4Params(listOf(row['event_params']));
  if (AUTOMATIC.test(name) && name !== 'view_search_results') return undefined;
  const said = { ...params, ...ga4Goods(row), ...(name === 'page_view' && ga4Page(row, params)) };
  const key = String(row['user_pseudo_id'] ?? '');
  return {
    key,
    name: name === 'view_search_results' ? 'search' : name,
    at: Math.floor(micros / 1000),
    said,
    rank: [micros % 1000],
  };
}
