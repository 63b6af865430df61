import type { ShopEvent } from '../../src/capture/shop-event.js';
import type { Arrival } from './arrival.js';
import { isTime } from './is-time.js';
import { parseObject } from './parse-object.js';
import { readLines } from './read-lines.js';
import type { Notice, Source } from './source.js';

/** OTTO's words for what a shopper did with an article. */
const NAMES: Readonly<Record<string, string>> = { clicks: 'view_item', carts: 'add_to_cart', orders: 'purchase' };

type Row = Readonly<{ aid: number; ts: number; type: string }>;

/**
 * OTTO's recommender data, one session a line: `{"session", "events": [{"aid", "ts", "type"}]}`, `ts` in milliseconds. The
 * articles that were ordered at one time are one purchase. There are no prices, so a purchase has no value.
 */
export async function* readOtto(source: Source, notice: Notice): AsyncIterable<Arrival> {
  for await (const { text, number } of readLines(source)) {
    const place = `${source.name}:${number}`;
    const session = sessionOf(text);
    if (typeof session === 'string') notice.fault(`${place}: ${session}`);
    else for (const event of eventsOf(session.rows)) yield { key: session.key, event, place };
  }
}

/** The session of a line, or what is wrong with it. */
function sessionOf(text: string): Readonly<{ key: string; rows: readonly Row[] }> | string {
  const said = parseObject(text);
  if (!said) return 'is no JSON object; OTTO has one session a line, such as {"session":1,"events":[...]}';
  const { session, events } = said;
  if (typeof session !== 'number' && typeof session !== 'string') return 'session must be a number or a text';
  if (!Array.isArray(events)) return 'events must be a list';
  const bad = events.findIndex((row) => !isRow(row));
  if (bad >= 0) return `events[${bad}] must be {"aid": number, "ts": milliseconds, "type": clicks, carts or orders}`;
  return { key: String(session), rows: events };
}

function isRow(row: unknown): row is Row {
  if (typeof row !== 'object' || row === null) return false;
  const { aid, ts, type } = row as Partial<Row>;
  return Number.isInteger(aid) && isTime(ts) && typeof type === 'string' && Object.hasOwn(NAMES, type);
}

function eventsOf(rows: readonly Row[]): readonly ShopEvent[] {
  const events: ShopEvent[] = [];
  const orders = new Map<number, { item_id: string }[]>();
  for (const { aid, ts, type } of rows) {
    const item = { item_id: String(aid) };
    const order = type === 'orders' ? orders.get(ts) : undefined;
    const items = [item];
    if (type === 'orders' && !order) orders.set(ts, items);
    if (order) order.push(item);
    else events.push({ name: NAMES[type]!, at: ts, params: { items } });
  }
  return events;
}
