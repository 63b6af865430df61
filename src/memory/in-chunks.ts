// Few rows for many events, and little to write again when one is cut.
const CHUNK = 100;

/** The list in pieces of the length of a row. */
export function inChunks<T>(list: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, n) => list.slice(n * CHUNK, (n + 1) * CHUNK));
}
