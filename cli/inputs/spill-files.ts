import { mkdtemp, open, rm, rmdir, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Arrival } from './arrival.js';

/** Files that the keys are spread over. */
const FILES = 256;

/** Text that is held back for a file before it is written. */
const HELD = 64 * 1024;

type Part = { readonly file: FileHandle; text: string[]; length: number; bytes: number };

/** Temporary files of events, all of a key in one of them. */
export type SpillFiles = Readonly<{
  write(arrival: Arrival): Promise<void>;
  /** The events of one file after the other, each in the order in which they were written. */
  read(): AsyncIterable<readonly Arrival[]>;
  close(): Promise<void>;
}>;

/**
 * Opens files in the system's temporary folder. They lose their names at once, so that nothing of the shoppers stays behind however
 * the process ends.
 */
export async function openSpillFiles(): Promise<SpillFiles> {
  const parts = new Map<number, Part>();
  const folder = await mkdtemp(join(tmpdir(), 'vitrine-'));
  for (let number = 0; number < FILES; number += 1) {
    const path = join(folder, String(number));
    parts.set(number, { file: await open(path, 'wx+', 0o600), text: [], length: 0, bytes: 0 });
    await rm(path);
  }
  await rmdir(folder);
  return {
    async write(arrival) {
      const part = parts.get(fileOf(arrival.key))!;
      const line = JSON.stringify(arrival);
      part.text.push(line, '\n');
      part.length += line.length;
      if (part.length > HELD) await flush(part);
    },
    async *read() {
      for (const part of parts.values()) {
        await flush(part);
        const stored = Buffer.alloc(part.bytes);
        await part.file.read(stored, 0, part.bytes, 0);
        const lines = stored.toString('utf8').split('\n').slice(0, -1);
        if (lines.length) yield lines.map((line) => JSON.parse(line) as Arrival);
      }
    },
    async close() {
      for (const { file } of parts.values()) await file.close();
      parts.clear();
    },
  };
}

async function flush(part: Part): Promise<void> {
  const bytes = Buffer.from(part.text.join(''));
  [part.text, part.length] = [[], 0];
  await part.file.write(bytes, 0, bytes.length, part.bytes);
  part.bytes += bytes.length;
}

/** FNV-1a: the same file for the same key on every machine. */
function fileOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < key.length; place += 1) hash = Math.imul(hash ^ key.charCodeAt(place), 0x01000193) >>> 0;
  return ((hash ^ (hash >>> 16)) >>> 0) % FILES;
}
