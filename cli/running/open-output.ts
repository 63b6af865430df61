import { once } from 'node:events';
import { open, readlink, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Takes lines. Exactly one of `done` and `drop` ends it. */
export type Output = Readonly<{
  write(line: string): Promise<void>;
  done(): Promise<void>;
  /** Leaves no file behind; what a stream was given is given. */
  drop(): Promise<void>;
}>;

/** Text that is held back before it is written. */
const HELD = 256 * 1024;

/**
 * Opens `path`, which appears once all has been written, or without a path the stream. A link stays: what it leads to is replaced.
 * A device or a pipe is written to as a stream is. Rejects when it cannot be written.
 */
export async function openOutput(path: string | undefined, stream: NodeJS.WritableStream): Promise<Output> {
  if (path === undefined) return openStream(stream);
  const found = await stat(path).catch(noneThere);
  if (found?.isDirectory()) throw new Error(`--out must be a file, but ${path} is a folder`);
  return found && !found.isFile() ? openDevice(path) : openFile(await behindLinks(path));
}

function openStream(stream: NodeJS.WritableStream): Output {
  let failed: unknown;
  stream.on('error', (cause) => (failed = cause));
  const put = async (text: string): Promise<void> => {
    if (!stream.write(text)) await once(stream, 'drain');
    if (failed) throw failed;
  };
  const { write, flush } = holding(put);
  return { write, done: flush, drop: async () => {} };
}

function noneThere(cause: unknown): undefined {
  if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause;
}

/** The file that a path leads to, also through a link to one that is not there yet. */
async function behindLinks(path: string): Promise<string> {
  const there = await realpath(path).catch(noneThere);
  if (there !== undefined) return there;
  // no link, or nothing at all: then it is the file itself
  const next = await readlink(path).catch(() => undefined);
  return next === undefined ? path : resolve(dirname(path), next);
}

async function openDevice(path: string): Promise<Output> {
  return openHandle(await open(path, 'w'), { done: async () => {}, drop: async () => {} });
}

async function openFile(path: string): Promise<Output> {
  const part = `${path}.${process.pid}.part`;
  return openHandle(await open(part, 'wx'), { done: () => rename(part, path), drop: () => rm(part, { force: true }) });
}

/** Writes to an open file; `then` says what becomes of it once it is closed. */
function openHandle(file: FileHandle, then: Readonly<Record<'done' | 'drop', () => Promise<void>>>): Output {
  const { write, flush } = holding((text) => file.appendFile(text));
  return {
    write,
    async done() {
      await flush();
      await file.close();
      await then.done();
    },
    async drop() {
      await file.close();
      await then.drop();
    },
  };
}

function holding(put: (text: string) => Promise<void>) {
  let held: string[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    const text = held.join('');
    [held, length] = [[], 0];
    if (text) await put(text);
  };
  const write = async (line: string): Promise<void> => {
    held.push(line, '\n');
    length += line.length + 1;
    if (length > HELD) await flush();
  };
  return { write, flush };
}
