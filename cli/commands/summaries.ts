import { summarise } from '../../src/learning/summarise.js';
import type { Landmarks, Recorded } from '../../src/learning/summary.js';
import { sessionize } from '../../src/memory/sessionize.js';
import type { CommandStreams } from '../running/command-streams.js';
import { ALL_FEATURES } from '../../src/rulebook.js';
import { gatherAll } from '../inputs/gather-all.js';
import { INPUT_HELP } from '../inputs/input-help.js';
import { openInput, type EventInput, type Input, type InputChoice } from '../inputs/open-input.js';
import { readLandmarks } from '../inputs/landmarks.js';
import { logOf } from '../inputs/log-of.js';
import { readOptions } from '../running/read-options.js';
import { runCommand, type Work } from '../running/run-command.js';

const USAGE = `Usage: vitrine summaries [file] [--from FORMAT] [--at 1,3,5,10,20,last | 2011-03-01,2011-04-01] [--out FILE]

Writes what a shop trains on: one session a line, or with dates one customer, without identifiers and without times finer
than the week. Each has snapshots of the features and what happened after them; docs/summaries.md defines every field.

  --at      after how many events of a session, of those that count (docs/features.md names them, ticks do not); "last"
            is the end of a session without an order (default: 1,3,5,10,20,last); or dates: what is known of each customer
            at 00:00 UTC of that day
  --out     write to this file, which appears once it is complete
${INPUT_HELP}
Examples:
  vitrine summaries events.ndjson --at 1,3,5,10,20,last --out summaries.ndjson
  vitrine summaries orders.csv.gz --returns returns.csv.gz --at 2011-03-01,2011-04-01
  vitrine summaries export.json.gz --from ga4

Exit code 0; 1 when lines have faults (left out, and named on standard error), 2 when a file cannot be read.
`;

type Options = Readonly<{ input: Omit<InputChoice, 'stdin'>; out: string | undefined; landmarks: Landmarks }>;

/** `vitrine summaries`: turns recordings into the summaries that a shop retrains on. Resolves to the exit code. */
export const summariesCommand = (args: readonly string[], streams: CommandStreams = process): Promise<number> =>
  runCommand(WORK, args, streams);

const WORK: Work<Options> = {
  name: 'summaries',
  usage: USAGE,
  options(args) {
    const { input, at, out } = readOptions(args, {});
    return { input, out, landmarks: readLandmarks(at ?? '1,3,5,10,20,last') };
  },
  async write({ input: choice, landmarks }, { output, notice, streams }) {
    const input = await openInput({ ...choice, stdin: streams.stdin }, notice);
    try {
      const { histories, end } = await gatherAll(withMoments(input, landmarks));
      const options = { features: ALL_FEATURES, landmarks, end, sessionAt };
      for await (const { arrivals } of histories)
        for (const summary of summarise(logOf(arrivals), options)) await output.write(JSON.stringify(summary));
    } finally {
      input.close();
    }
  },
};

/** Throws for a file without moments that a summary could be of. */
function withMoments(input: Input, landmarks: Landmarks): EventInput {
  const { name, format } = input;
  if (!input.arrivals)
    throw new Error(`${name}: UCI rows are finished sessions, with no moment before the order; use vitrine features`);
  if (format === 'orders' && !landmarks.dates)
    throw new Error(
      `${name}: orders have no visits to count events in; give dates, such as --at 2011-03-01,2011-04-01`,
    );
  return input;
}

const sessionAt = (last: Recorded, at: number): number => sessionize(last, at).session;
