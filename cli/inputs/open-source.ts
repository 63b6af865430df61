import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Source } from './source.js';

const GZIP = Buffer.from([0x1f, 0x8b]);

/** Opens a file, or standard input without a path; gzip is seen by its first bytes and unpacked. Rejects, naming the file. */
export async function openSource(path: string | undefined, stdin: AsyncIterable<unknown>): Promise<Source> {
  const name = path ?? 'standard input';
  const file = path === undefined ? undefined : await openFile(path);
  const close = (): void => void file?.destroy();
  const stored = await peek(file ?? stdin, 2);
  if (!stored.head.subarray(0, 2).equals(GZIP)) return { name, path, close, ...stored };
  const unpacked = createGunzip();
  // iterating `unpacked` rejects with the same error
  pipeline(Readable.from(stored.bytes), unpacked, () => {});
  return { name, path, close, ...(await peek(unzipped(unpacked, name), 1)) };
}

async function openFile(path: string): Promise<Readable> {
  const file = await open(path);
  if ((await file.stat()).isFile()) return file.createReadStream();
  await file.close();
  throw new Error(`${path}: is no file`);
}

async function* unzipped(stream: AsyncIterable<unknown>, name: string): AsyncIterable<unknown> {
  try {
    yield* stream;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${name}: the gzip data are cut off or damaged (${reason}); fetch the file again`, { cause });
  }
}

/** Reads until `least` bytes are there, and gives them back at the beginning of all bytes. */
async function peek(chunks: AsyncIterable<unknown>, least: number): Promise<Pick<Source, 'head' | 'bytes'>> {
  const rest = chunks[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < least) {
    const { done, value } = await rest.next();
    if (done) break;
    head = Buffer.concat([head, bufferOf(value)]);
  }
  return { head, bytes: joined(head, rest) };
}

async function* joined(head: Buffer, rest: AsyncIterator<unknown>): AsyncIterable<Buffer> {
  try {
    if (head.length) yield head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield bufferOf(next.value);
  } finally {
    await rest.return?.();
  }
}

const bufferOf = (chunk: unknown): Buffer => (Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
