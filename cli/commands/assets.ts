import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { CommandStreams } from '../running/command-streams.js';
import { copyAssets, type Copied } from '../serving/copy-assets.js';
import { ownDist, servedFiles } from '../serving/served-files.js';

const USAGE = `Usage: vitrine assets <folder> [--no-models] [--ort] [--tag] [--from FOLDER]

Copies what a page fetches by URL, and only after consent, into a folder that the shop serves: the worker, what it loads later, and the
models. The page's config names it: start({ assets: '/vitrine/' }). Run it before each build, so that the files are those of the
installed version; a file that is there already is not written again, and files of other names stay.

  --no-models  without models/: the config has "models": false, or vitrine models writes them
  --ort        with ONNX Runtime (14 MB), for a config with "runtime": "ort"
  --tag        with all that the script tag loads; a bundle has it in itself
  --from       folder of Vitrine's built files (default: those of this installation)

Exit code 0, or 2 when a file could not be read or written; the reason stands on standard error.
`;

const OPTIONS = {
  'no-models': { type: 'boolean' },
  ort: { type: 'boolean' },
  tag: { type: 'boolean' },
  from: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `vitrine assets`: copies what a page fetches by URL into a folder of the shop's. Resolves to the exit code. */
export async function assetsCommand(args: readonly string[], streams: CommandStreams = process): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    if (values.help) return (streams.stdout.write(USAGE), 0);
    const [folder, extra] = positionals;
    if (folder === undefined) throw new Error('name the folder to write, such as public/vitrine');
    if (extra !== undefined) throw new Error(`one folder at a time, but there is also ${extra}`);
    const from = values.from ?? ownDist();
    const { tag = false, ort = false, 'no-models': without = false } = values;
    const copied = await copyAssets(await servedFiles(from, { tag, ort, models: !without }), from, folder);
    streams.stdout.write(
      `${copied
        .filter(({ was }) => was !== 'same')
        .map(line)
        .join('')}${summary(copied, folder)}`,
    );
    return 0;
  } catch (cause) {
    streams.stderr.write(`vitrine assets: ${cause instanceof Error ? cause.message : String(cause)}\n`);
    return 2;
  }
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

const line = ({ file, bytes, was }: Copied): string => `${was === 'other' ? '~' : '+'} ${file}  ${kilobytes(bytes)}\n`;

function summary(copied: readonly Copied[], folder: string): string {
  const count = (wanted: Copied['was']): number => copied.filter(({ was }) => was === wanted).length;
  const total = kilobytes(copied.reduce((sum, { bytes }) => sum + bytes, 0));
  const told = `${count('missing')} new, ${count('other')} changed, ${count('same')} as they were`;
  return `${copied.length} files, ${total}, in ${folder}: ${told}. Where it is served as /${basename(resolve(folder))}/, write assets: '/${basename(resolve(folder))}/'.\n`;
}
