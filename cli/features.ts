import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { FEATURE_IDS } from '../src/features/feature-ids.js';
import { foldFeatures, readFeatures, startFeatures } from '../src/features/features.js';
import type { Report } from '../src/lib/report.js';
import { sessionize, type SessionClock } from '../src/memory/sessionize.js';
import { parseEventLine, type EventLine } from './event-line.js';

const USAGE = `Usage: vitrine features [events.ndjson] [--at 3,5,10,last | --every] [--format csv|ndjson]

Reads recorded events, one JSON object a line (standard input without a file), and writes the features that the models
are given. Each "key" of the events is one shopper.

  --at      after how many events of a key a row is written; "last" means after its last event (default: last)
  --every   a row after every event
  --format  csv (default) or ndjson

Exit code 0; 1 when lines have faults (left out, and named on standard error), 2 when a file cannot be read.
`;

type Options = Readonly<{ file?: string; every: boolean; counts: ReadonlySet<number>; last: boolean; format: string }>;
type Shopper = { features: ReturnType<typeof startFeatures>; clock: SessionClock | undefined; events: number };

/** Where a command reads and writes; the process's own streams by default. */
export type CommandStreams = Readonly<{
  stdin: NodeJS.ReadableStream;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
}>;

/**
 * `vitrine features`: turns recorded events into rows of features, with the same code that runs in the browser. Resolves to the
 * exit code: 1 for faulty lines, 2 for bad arguments or an unreadable file; the reason stands on `stderr`.
 */
export async function featuresCommand(args: readonly string[], streams: CommandStreams = process): Promise<number> {
  const say = (text: string): void => void streams.stderr.write(`vitrine features: ${text}\n`);
  if (args.includes('--help') || args.includes('-h')) return (streams.stdout.write(USAGE), 0);
  const options = readOptions(args);
  if (typeof options === 'string') return (say(`${options}\n\n${USAGE}`), 2);
  try {
    const input = options.file === undefined ? streams.stdin : (await open(options.file)).createReadStream();
    return (await writeRows(input, options, { output: streams.stdout, say })) ? 0 : 1;
  } catch (cause) {
    return (say(cause instanceof Error ? cause.message : String(cause)), 2);
  }
}

function readOptions(args: readonly string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { at: { type: 'string' }, every: { type: 'boolean' }, format: { type: 'string', default: 'csv' } },
    });
    const [file, extra] = positionals;
    if (extra !== undefined) return `one file at a time, but there is also ${extra}`;
    if (values.format !== 'csv' && values.format !== 'ndjson') return '--format must be csv or ndjson';
    const places = (values.at ?? (values.every ? '' : 'last')).split(',').filter((place) => place !== '');
    const wrong = places.find((place) => place !== 'last' && !/^[1-9]\d*$/.test(place));
    if (wrong !== undefined) return `--at takes whole numbers and "last", separated by commas, not ${wrong}`;
    const counts = new Set(places.filter((place) => place !== 'last').map(Number));
    const shared = { every: values.every === true, counts, last: places.includes('last'), format: values.format };
    return file === undefined ? shared : { ...shared, file };
  } catch (cause) {
    // parseArgs names the option that it does not know.
    return cause instanceof Error ? cause.message : String(cause);
  }
}

type Sink = Readonly<{ output: NodeJS.WritableStream; say: (text: string) => void }>;

/** Resolves to whether every line was sound. */
async function writeRows(input: NodeJS.ReadableStream, options: Options, { output, say }: Sink): Promise<boolean> {
  const shoppers = new Map<string, Shopper>();
  const write = async (key: string, shopper: Shopper): Promise<void> => {
    if (!output.write(`${row(key, shopper, options.format)}\n`)) await once(output, 'drain');
  };
  if (options.format === 'csv') output.write(`key,events,${FEATURE_IDS.join(',')}\n`);
  let number = 0;
  let sound = true;
  const report: Report = ({ message }) => {
    sound = false;
    say(`${options.file ?? 'standard input'}:${number}: ${message}`);
  };
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    const line = text.trim() === '' ? undefined : parseEventLine(text, report);
    if (!line) continue;
    const shopper = take(shoppers.get(line.key), line);
    shoppers.set(line.key, shopper);
    if (options.every || options.counts.has(shopper.events)) await write(line.key, shopper);
  }
  if (options.last) for (const [key, shopper] of shoppers) await write(key, shopper);
  return sound;
}

function take(before: Shopper | undefined, { event, session, seq }: EventLine): Shopper {
  const clock = sessionize(before?.clock, event.at);
  const events = (before?.events ?? 0) + 1;
  const logged = { ...event, session: session ?? clock.session, seq: seq ?? events };
  return { features: foldFeatures(before?.features ?? startFeatures(), logged), clock, events };
}

function row(key: string, { features, events }: Shopper, format: string): string {
  const vector = readFeatures(features);
  if (format === 'ndjson') return JSON.stringify({ key, events, features: vector });
  const quoted = /[",\r\n]/.test(key) ? `"${key.replaceAll('"', '""')}"` : key;
  return [quoted, events, ...FEATURE_IDS.map((id) => vector[id])].join(',');
}
