import type { CommandStreams } from './command-streams.js';
import type { Notice } from '../inputs/source.js';
import { openOutput, type Output } from './open-output.js';

/** How many faulty rows are named one by one. */
const NAMED = 50;

/** A command that reads a recording and writes lines. */
export type Work<Options> = Readonly<{
  name: string;
  usage: string;
  /** Throws for arguments that it does not know. */
  options(args: readonly string[]): Options & Readonly<{ out: string | undefined }>;
  /** Rejects for what cannot be read. */
  write(
    options: Options,
    context: Readonly<{ output: Output; notice: Notice; streams: CommandStreams }>,
  ): Promise<void>;
}>;

/**
 * Runs a command to its exit code: 0, 1 when rows with faults were left out, 2 when nothing could be written for a bad
 * argument or an unreadable file; the reason stands on `stderr`.
 */
export async function runCommand<Options>(
  work: Work<Options>,
  args: readonly string[],
  streams: CommandStreams,
): Promise<number> {
  const say = (text: string): void => void streams.stderr.write(`vitrine ${work.name}: ${text}\n`);
  if (args.includes('--help') || args.includes('-h')) return (streams.stdout.write(work.usage), 0);
  let output: Output | undefined;
  let faults = 0;
  const fault = (message: string): void => {
    faults += 1;
    if (faults <= NAMED) say(message);
  };
  try {
    const options = work.options(args);
    output = await openOutput(options.out, streams.stdout);
    await work.write(options, { output, notice: { fault, note: (message) => say(`note: ${message}`) }, streams });
    await output.done();
  } catch (cause) {
    await output?.drop();
    // `| head` has seen enough
    if (cause instanceof Error && 'code' in cause && cause.code === 'EPIPE') return 0;
    return (say(cause instanceof Error ? cause.message : String(cause)), 2);
  }
  if (faults > NAMED) say(`${faults - NAMED} more faults`);
  return faults ? 1 : 0;
}
