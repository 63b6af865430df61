/** Where a command reads and writes; the process's own streams by default. */
export type CommandStreams = Readonly<{
  stdin: NodeJS.ReadableStream;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
}>;
