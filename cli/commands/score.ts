import { parseArgs } from 'node:util';
import type { CommandStreams } from '../running/command-streams.js';
import { INPUT_HELP } from '../inputs/input-help.js';
import { FORMATS, openInput, type Format } from '../inputs/open-input.js';
import { openSource } from '../inputs/open-source.js';
import type { Notice, Source } from '../inputs/source.js';
import { ownHeads } from '../heads/node-models.js';
import { runCommand, type Work } from '../running/run-command.js';
import { openHead, type Head } from '../score/open-head.js';
import { markOf, nativeVectors } from '../score/native-vectors.js';
import { holdsVectors, readVectors, type Vector } from '../score/read-vectors.js';
import { openScoreWriter, type ScoreForm } from '../score/write-scores.js';

const USAGE = `Usage: vitrine score [rows] --model ID [--models FOLDER] [--from FORMAT] [--at 3,10,last | 2011-03-01]
                     [--format csv|ndjson] [--explain] [--out FILE]

Scores rows by one model, with the runtime of the browser (ONNX Runtime where a graph needs it): the key and a column for each
label, one row out for each row in and in their order. Rows are features, as vitrine features writes them, of which only the
model's own are needed; or a recording (standard input without a file or for -), whose features are computed first.

  --model   id, such as intent, repeat, clv, or intent~shadow; vitrine models lists them
  --models  folder with a manifest.json (default: the models that come with Vitrine)
  --at      of events: after how many of a key a row is scored (default: last); or dates, which orders need if not the time
            of the last one is meant. Of more than one a second column tells which: events, or on for dates
  --format  csv (default) or ndjson, which is {"key","model","scores"} a line
  --explain adds what each feature contributes: with the bias, the sum is the logit, or the logarithm of a value
  --out     write to this file, which appears once it is complete
  --from    features, or as below; default: by the first line
${INPUT_HELP}
Exit code 0; 1 when lines of a recording have faults (left out, and named on standard error), 2 when nothing can be scored:
the reason names file, row and column.
`;

type Options = Readonly<{
  model: string;
  folder: string;
  path: string | undefined;
  from: Format | 'features' | undefined;
  returns: string | undefined;
  worth: 'value' | 'margin';
  at: string | undefined;
  out: string | undefined;
  form: ScoreForm;
}>;

/** `vitrine score`: the scores of one model for rows of features or a recording. Resolves to the exit code. */
export const scoreCommand = (args: readonly string[], streams: CommandStreams = process): Promise<number> =>
  runCommand(WORK, args, streams);

const ARGUMENTS = {
  model: { type: 'string' },
  models: { type: 'string' },
  from: { type: 'string' },
  returns: { type: 'string' },
  worth: { type: 'string', default: 'value' },
  at: { type: 'string' },
  format: { type: 'string', default: 'csv' },
  explain: { type: 'boolean', default: false },
  out: { type: 'string' },
} as const;

const WORK: Work<Options> = {
  name: 'score',
  usage: USAGE,
  options(args) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: ARGUMENTS });
    const { model, models, from, worth, format, explain, returns, at, out } = values;
    const [path, extra] = positionals;
    if (extra !== undefined) throw new Error(`one file at a time, but there is also ${extra}`);
    if (model === undefined) throw new Error('--model must name a model, such as intent; vitrine models lists them');
    return {
      model,
      folder: models ?? ownHeads(),
      path: path === '-' ? undefined : path,
      from: oneOf('from', from, ['features', ...FORMATS]),
      returns,
      worth: oneOf('worth', worth, ['value', 'margin']) ?? 'value',
      at,
      out,
      form: {
        format: oneOf('format', format, ['csv', 'ndjson']) ?? 'csv',
        explain,
        mark: at === undefined ? undefined : markOf(at),
      },
    };
  },
  async write(options, { output, notice, streams }) {
    const source = await openSource(options.path, streams.stdin);
    try {
      if (!source.head.length) throw new Error(`${source.name}: is empty`);
      const head = await openHead(options.model, options.folder);
      const write = await openScoreWriter(output, head.row, options.form);
      let rows = 0;
      for await (const row of vectorsOf(source, { options, head, notice, stdin: streams.stdin })) {
        rows += 1;
        await write(row, await head.score(row.features));
      }
      head.close();
      if (!rows) throw new Error(`${source.name}: no row can be scored: no key has events by --at ${options.at}`);
    } finally {
      source.close();
    }
  },
};

function oneOf<T extends string>(option: string, given: string | undefined, allowed: readonly T[]): T | undefined {
  if (given === undefined || (allowed as readonly string[]).includes(given)) return given as T | undefined;
  throw new Error(`--${option} must be one of ${allowed.join(', ')}, not ${given}`);
}

type Context = Readonly<{ options: Options; head: Head; notice: Notice; stdin: AsyncIterable<unknown> }>;

async function* vectorsOf(source: Source, { options, head, notice, stdin }: Context): AsyncIterable<Vector> {
  const { from, path, returns, worth, at } = options;
  const ids = head.row.features;
  if (from === 'features' || (from === undefined && (await holdsVectors(source)))) {
    if (at !== undefined) throw new Error(`${source.name}: holds rows of features already; leave out --at`);
    return yield* readVectors(source, ids);
  }
  const choice = { path, worth, ...(from && { from }), ...(returns !== undefined && { returns }) };
  const input = await openInput({ ...choice, stdin: path === undefined ? source.bytes : stdin }, notice);
  try {
    yield* nativeVectors(input, { ids, at, notice });
  } finally {
    input.close();
  }
}
