import type { FeatureId, FeatureVector } from '../../src/features/feature-vector.js';
import { UCI_COLUMNS } from '../../src/features/uci-columns.js';
import type { Landmarks } from '../../src/learning/summary.js';
import type { CommandStreams } from '../running/command-streams.js';
import { featureRows, type RowPlaces } from '../inputs/feature-rows.js';
import { ALL_FEATURES } from '../../src/rulebook.js';
import { gatherAll } from '../inputs/gather-all.js';
import { openInput, type EventInput, type InputChoice } from '../inputs/open-input.js';
import { readUci } from '../inputs/read-uci.js';
import type { Table } from '../inputs/table.js';
import { INPUT_HELP } from '../inputs/input-help.js';
import { readLandmarks } from '../inputs/landmarks.js';
import type { Output } from '../running/open-output.js';
import { readOptions } from '../running/read-options.js';
import { runCommand, type Work } from '../running/run-command.js';

const USAGE = `Usage: vitrine features [file] [--from FORMAT] [--at 3,5,10,last | 2011-03-01,2011-04-01 | --every]
                                [--format csv|ndjson] [--out FILE]

Reads recorded events (standard input without a file) and writes the features that the models are given, computed by the
code that runs in the browser. Each key of the events (a shopper, a customer, an OTTO session) has rows of its own.

  --at      after how many events of a key a row is written, of those that count (docs/features.md names them, ticks do
            not); "last" means after its last event (default);
            or dates: what is known at 00:00 UTC of that day, in rows of the columns key, on, events
  --every   a row after every event that counts
  --format  csv (default) or ndjson, which is {"key","events","features"} a line
  --out     write to this file, which appears once it is complete
${INPUT_HELP}
Examples:
  vitrine features events.ndjson --at 3,5,10,last > rows.csv
  vitrine features orders.csv.gz --returns returns.csv --at 2011-03-01,2011-06-01
  vitrine features sessions.csv --from uci

Exit code 0; 1 when lines have faults (left out, and named on standard error), 2 when a file cannot be read.
`;

type Options = Readonly<{
  input: Omit<InputChoice, 'stdin'>;
  out: string | undefined;
  every: boolean;
  format: string;
  /** Undefined if not said. */
  landmarks: Landmarks | undefined;
}>;

/** What a row is about, beside its features. */
type About = Readonly<Record<string, string | number>>;
type WriteRow = (about: About, vector: FeatureVector) => Promise<void>;

/** `vitrine features`: turns recordings into rows of features, with the same code that runs in the browser. Resolves to the exit code. */
export const featuresCommand = (args: readonly string[], streams: CommandStreams = process): Promise<number> =>
  runCommand(WORK, args, streams);

const WORK: Work<Options> = {
  name: 'features',
  usage: USAGE,
  options(args) {
    const { input, at, out, own } = readOptions(args, {
      every: { type: 'boolean' },
      format: { type: 'string', default: 'csv' },
    });
    const format = String(own['format']);
    if (format !== 'csv' && format !== 'ndjson') throw new Error('--format must be csv or ndjson');
    return {
      input,
      out,
      format,
      every: own['every'] === true,
      landmarks: at === undefined ? undefined : readLandmarks(at),
    };
  },
  async write(options, { output, notice, streams }) {
    const input = await openInput({ ...options.input, stdin: streams.stdin }, notice);
    try {
      await (input.table ? writeUci(input.table, options, output) : writeAll(input, options, output));
    } finally {
      input.close();
    }
  },
};

async function writeAll(input: EventInput, { landmarks, every, format }: Options, output: Output): Promise<void> {
  const { histories } = await gatherAll(input);
  const about = landmarks?.dates ? ['key', 'on', 'events'] : ['key', 'events'];
  const write = await rowWriter(output, { about, ids: ALL_FEATURES.ids, format });
  const places = placesOf(landmarks, every);
  for await (const history of histories)
    for (const { features, ...said } of featureRows(history, places)) await write(said, features);
}

function placesOf(landmarks: Landmarks | undefined, every: boolean): RowPlaces {
  if (landmarks?.dates) return { moments: landmarks.dates.map((on) => ({ on, at: Date.parse(on) })) };
  return { every, ...(landmarks ?? { counts: new Set<number>(), last: !every }) };
}

async function writeUci(table: Table, { every, landmarks, format }: Options, output: Output): Promise<void> {
  if (every || landmarks) throw new Error('UCI rows are whole sessions: leave out --at and --every');
  // all of them before the first is written: a row further down may be at fault
  const rows: Parameters<WriteRow>[] = [];
  for await (const { key, features } of readUci(table)) rows.push([{ key }, features]);
  const write = await rowWriter(output, { about: ['key'], ids: UCI_COLUMNS.map(({ feature }) => feature), format });
  for (const row of rows) await write(...row);
}

type Form = Readonly<{ about: readonly string[]; ids: readonly FeatureId[]; format: string }>;

async function rowWriter(output: Output, { about, ids, format }: Form): Promise<WriteRow> {
  if (format === 'ndjson') return (said, features) => output.write(JSON.stringify({ ...said, features }));
  await output.write([...about, ...ids].join(','));
  return (said, vector) =>
    output.write([...about.map((name) => quoted(said[name]!)), ...ids.map((id) => vector[id])].join(','));
}

const quoted = (value: string | number): string | number =>
  typeof value === 'string' && /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
