import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** One file of those that were asked for: how it stood in the folder before. */
export type Copied = Readonly<{ file: string; bytes: number; was: 'missing' | 'other' | 'same' }>;

/**
 * Brings the files of one folder into another; what is there already is not touched. All are read before the first is written. Other
 * files in the folder stay. Resolves to what it found; rejects, naming the file, for one that cannot be read or written.
 */
export async function copyAssets(files: readonly string[], from: string, into: string): Promise<readonly Copied[]> {
  const read = files.map(async (file) => ({ file, body: await readFile(join(from, file)) }));
  const copied: Copied[] = [];
  for (const { file, body } of await Promise.all(read)) {
    const path = join(into, file);
    const before = await readFile(path).catch(unlessMissing);
    const was = !before ? 'missing' : before.equals(body) ? 'same' : 'other';
    copied.push({ file, bytes: body.length, was });
    if (was === 'same') continue;
    await mkdir(dirname(path), { recursive: true });
    // a server may be handing the old one out
    await writeFile(`${path}.part`, body);
    await rename(`${path}.part`, path);
  }
  return copied;
}

function unlessMissing(cause: NodeJS.ErrnoException): undefined {
  if (cause.code !== 'ENOENT') throw cause;
}
