import { Readable, Writable } from 'node:stream';
import type { CommandStreams } from '../../../cli/running/command-streams.js';

type Command = (args: readonly string[], streams: CommandStreams) => Promise<number>;

/** What a command answered: its exit code, and what it wrote. */
export type Answer = Readonly<{ code: number; out: string; err: string }>;

/** Runs a command as a process would, standard input in the given pieces. */
export async function run(
  command: Command,
  args: readonly string[],
  stdin: string | readonly (string | Buffer)[] = [],
): Promise<Answer> {
  const [out, err] = [sink(), sink()];
  const pieces = typeof stdin === 'string' ? [stdin] : stdin;
  const code = await command(args, { stdin: Readable.from(pieces), stdout: out.stream, stderr: err.stream });
  return { code, out: out.text(), err: err.text() };
}

function sink(): { stream: Writable; text: () => string } {
  const parts: string[] = [];
  const stream = new Writable({ write: (chunk, _, done) => (parts.push(String(chunk)), done()) });
  return { stream, text: () => parts.join('') };
}

/** The objects of NDJSON. */
export const objects = (text: string): any[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
