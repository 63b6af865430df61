/** A file, or standard input without a path, opened and unpacked. */
export type Source = Readonly<{
  /** As messages call it. */
  name: string;
  path: string | undefined;
  /** The first bytes, unpacked: what tells the format. Empty for an empty file. */
  head: Buffer;
  /** All bytes, unpacked, from the first. Rejects, naming the file, when it cannot be read to its end. */
  bytes: AsyncIterable<Buffer>;
  /** Lets go of the file, however much of it was read. */
  close(): void;
}>;

/** Takes what is wrong with a row that is left out, or worth knowing of a file; `fault` makes the exit code 1. */
export type Notice = Readonly<{ fault(message: string): void; note(message: string): void }>;
