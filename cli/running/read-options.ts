import { parseArgs, type ParseArgsConfig } from 'node:util';
import { FORMATS, type Format, type InputChoice } from '../inputs/open-input.js';

/** What every command that reads recordings understands. */
const SHARED = {
  from: { type: 'string' },
  returns: { type: 'string' },
  worth: { type: 'string', default: 'value' },
  at: { type: 'string' },
  out: { type: 'string' },
} as const;

/** The options of a command line: what to read, where to, and the command's own. */
export type ReadOptions = Readonly<{
  input: Omit<InputChoice, 'stdin'>;
  at: string | undefined;
  out: string | undefined;
  own: Readonly<Record<string, unknown>>;
}>;

/** Reads the arguments of a command that takes one recording. Throws, naming the option, for what it does not know. */
export function readOptions(args: readonly string[], own: NonNullable<ParseArgsConfig['options']>): ReadOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...SHARED, ...own },
  });
  const [path, extra] = positionals;
  if (extra !== undefined) throw new Error(`one file at a time, but there is also ${extra}`);
  const { from, returns, worth, at, out } = values as Record<string, string | undefined>;
  if (from !== undefined && !isFormat(from))
    throw new Error(`--from must be one of ${FORMATS.join(', ')}, not ${from}`);
  if (worth !== 'value' && worth !== 'margin') throw new Error(`--worth must be value or margin, not ${worth}`);
  const input = {
    path: path === '-' ? undefined : path,
    worth,
    ...(from !== undefined && { from }),
    ...(returns !== undefined && { returns }),
  } as const;
  return { input, at, out, own: values };
}

const isFormat = (name: string): name is Format => (FORMATS as readonly string[]).includes(name);
