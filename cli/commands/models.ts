import { parseArgs } from 'node:util';
import { ownHeads } from '../heads/node-models.js';
import { readHeads, type HeadRow } from '../heads/read-heads.js';
import { writeServed, type Selection } from '../heads/served-heads.js';
import { scoreKey } from '../../src/model/score-key.js';
import type { CommandStreams } from '../running/command-streams.js';

const USAGE = `Usage: vitrine models [--from FOLDER]
       vitrine models --heads intent,clusters,repeat,clv --into public/vitrine/models [--from FOLDER] [--with FOLDER …] [--shadow FOLDER]

Lists the models that come with Vitrine, or writes those that a shop serves into a folder: ONNX files, cards, and a manifest
with what the engine needs. Every file is checked against the manifest that it comes from before the first is written.

  --heads   ids, separated by commas
  --into    folder to write; the page's config names it as "models"
  --from    folder with a manifest.json (default: the models that come with Vitrine)
  --with    folder of a new bundle, such as training/run writes: its models take the place of those of the same ids. May be
            given more than once; the last one counts
  --shadow  folder of a new bundle: its models of the same ids run beside those, seen by the inspector and by no segment

Exit code 0, or 2 when nothing was written; the reason stands on standard error.
`;

const OPTIONS = {
  heads: { type: 'string' },
  into: { type: 'string' },
  from: { type: 'string' },
  with: { type: 'string', multiple: true },
  shadow: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `vitrine models`: lists models, or writes the folder of those that a shop serves. Resolves to the exit code. */
export async function modelsCommand(args: readonly string[], streams: CommandStreams = process): Promise<number> {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    if (values.help) return (streams.stdout.write(USAGE), 0);
    const from = values.from ?? ownHeads();
    const { into, shadow, with: bundles = [] } = values;
    if ((values.heads === undefined) !== (into === undefined)) throw new Error('--heads and --into go together');
    if (into === undefined && (shadow ?? bundles[0]) !== undefined)
      throw new Error('--with and --shadow need --heads and --into');
    const rows =
      into === undefined ? await readHeads(from) : await written(into, { from, bundles, shadow, list: values.heads! });
    streams.stdout.write(rows.map(line).join(''));
    return 0;
  } catch (cause) {
    streams.stderr.write(`vitrine models: ${cause instanceof Error ? cause.message : String(cause)}\n`);
    return 2;
  }
}

type Given = Omit<Selection, 'heads'> & Readonly<{ list: string }>;

async function written(into: string, { list, ...given }: Given): Promise<readonly HeadRow[]> {
  const heads = list.split(',').map((id) => id.trim());
  const twice = heads.find((id, place) => heads.indexOf(id) !== place);
  if (twice !== undefined) throw new Error(`--heads names ${twice} twice`);
  return writeServed({ ...given, heads }, into);
}

const line = (row: HeadRow): string =>
  `${scoreKey(row)}@${row.version}  ${row.load ?? 'first'}  ${row.bytes} bytes  ${row.labels.join(', ')}\n`;
