import type { Arrival, Arrivals } from './arrival.js';
import { openSource } from './open-source.js';
import { openTable } from './open-table.js';
import { isParquet } from './open-parquet.js';
import { parseObject } from './parse-object.js';
import { readEventsFile } from './read-events-file.js';
import { readGa4 } from './read-ga4.js';
import { readOrders, type Worth } from './read-orders.js';
import { readOtto } from './read-otto.js';
import { readReturns } from './read-returns.js';
import { openSettling } from './settle-orders.js';
import type { Notice, Source } from './source.js';
import type { Table } from './table.js';

/** The formats that can be read; docs/summaries.md describes them. */
export const FORMATS = ['events', 'otto', 'ga4', 'orders', 'uci'] as const;

/** One of {@link FORMATS}. */
export type Format = (typeof FORMATS)[number];

/** What to read, and as what; without `from` the format is told by the first line. */
export type InputChoice = Readonly<{
  path: string | undefined;
  stdin: AsyncIterable<unknown>;
  from?: Format;
  returns?: string;
  worth?: Worth;
}>;

type Opened = Readonly<{ name: string; format: Format; close(): void }>;

/** An opened file of events. `close` lets go of it. */
export type EventInput = Opened & Readonly<{ arrivals: Arrivals; table?: never }>;

/** An opened file: events, or the rows of a table that holds features already. */
export type Input = EventInput | (Opened & Readonly<{ arrivals?: never; table: Table }>);

/** Opens a file in whatever format it has. Rejects, naming the file and what is wrong with it. */
export async function openInput(choice: InputChoice, notice: Notice): Promise<Input> {
  const source = await openSource(choice.path, choice.stdin);
  const { name, close } = source;
  try {
    if (!source.head.length) throw new Error(`${name}: is empty`);
    const format = choice.from ?? (await tell(source));
    if (choice.returns !== undefined && format !== 'orders')
      throw new Error(`--returns belongs to a table of orders, but ${name} holds ${format}`);
    if (format === 'uci') return { name, format, close, table: await openTable(source) };
    return { name, format, close, arrivals: await arrivalsOf(format, source, { choice, notice }) };
  } catch (cause) {
    close();
    throw cause;
  }
}

type Context = Readonly<{ choice: InputChoice; notice: Notice }>;

async function arrivalsOf(format: Format, source: Source, { choice, notice }: Context): Promise<Arrivals> {
  if (format === 'orders') return orders(source, choice, notice);
  if (isParquet(source))
    throw new Error(`${source.name}: is Parquet, but ${format} is read as JSON, one object a line`);
  if (format === 'events') return { order: 'recorded', events: readEventsFile(source, notice) };
  return { order: 'sorted', events: format === 'otto' ? readOtto(source, notice) : readGa4(source, notice) };
}

async function orders(source: Source, { returns, worth, stdin }: InputChoice, notice: Notice): Promise<Arrivals> {
  const table = await openTable(source);
  const back = returns === undefined ? undefined : await openTable(await openSource(returns, stdin));
  const { settle, finish } = openSettling(notice);
  return { order: 'sorted', settle, finish, events: both(readOrders(table, worth), back && readReturns(back, worth)) };
}

async function* both(one: AsyncIterable<Arrival>, other: AsyncIterable<Arrival> | undefined): AsyncIterable<Arrival> {
  yield* one;
  if (other) yield* other;
}

/** Tells the format by the first line, of Parquet by its columns. */
async function tell(source: Source): Promise<Format> {
  if (!isParquet(source)) {
    const line = source.head
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trimStart()
      .split('\n', 1)[0]!;
    if (line.startsWith('[')) throw new Error(`${source.name}:1: is a JSON array; write one object a line`);
    if (line.startsWith('{')) return tellJson(line);
    if (source.head.includes(0)) throw new Error(`${source.name}: is neither text, gzip nor Parquet`);
    return /(^|[,;\t])"?ProductRelated"?[,;\t]/.test(line) ? 'uci' : 'orders';
  }
  return (await openTable(source)).columns.includes('ProductRelated') ? 'uci' : 'orders';
}

/** By the keys of the first object; a line longer than the first bytes is no whole one, but shows its first keys. */
function tellJson(line: string): Format {
  const row = parseObject(line);
  const has = (key: string): boolean => (row ? Object.hasOwn(row, key) : line.includes(`"${key}"`));
  if (has('event_timestamp') || has('event_params')) return 'ga4';
  return has('events') && !has('name') ? 'otto' : 'events';
}
