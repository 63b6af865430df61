import { open, stat } from 'node:fs/promises';
import { parquetMetadataAsync, parquetRead, parquetSchema, type AsyncBuffer, type FileMetaData } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { Source } from './source.js';
import type { Table, TableRow } from './table.js';

const MAGIC = Buffer.from('PAR1');

/** A day stays a day: as a Date it would be its midnight. */
const PARSERS = { dateFromDays: (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10) };

/** Whether a source begins as every Parquet file does. */
export const isParquet = ({ head }: Source): boolean => head.subarray(0, 4).equals(MAGIC);

/** Reads Parquet, one row group in memory at a time. Rejects with the file's name, and the rows it was at. */
export async function openParquet({ name, path, close }: Source): Promise<Table> {
  if (path === undefined) throw new Error('standard input: Parquet is read from its end; give the path of a file');
  close();
  const file = await openRanges(path);
  const metadata = await told(parquetMetadataAsync(file), `${name}: is damaged or cut off`);
  const columns = parquetSchema(metadata).children.map(({ element }) => element.name);
  return { name, columns, rows: rowsOf(file, metadata, name) };
}

async function* rowsOf(file: AsyncBuffer, metadata: FileMetaData, name: string): AsyncIterable<TableRow> {
  let start = 0;
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows);
    let rows: unknown[][] = [];
    const reading = parquetRead({
      file,
      metadata,
      rowStart: start,
      rowEnd: end,
      compressors,
      parsers: PARSERS,
      onComplete: (read) => void (rows = read),
    });
    await told(reading, `${name}: rows ${start + 1} to ${end} cannot be read`);
    for (const cells of rows) yield { cells, place: `${name}: row ${(start += 1)}` };
    start = end;
  }
}

async function openRanges(path: string): Promise<AsyncBuffer> {
  const byteLength = (await stat(path)).size;
  return {
    byteLength,
    async slice(from, to = byteLength) {
      const bytes = new Uint8Array(Math.max(0, to - from));
      const file = await open(path);
      try {
        const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
        if (bytesRead < bytes.length) throw new Error(`ends at byte ${from + bytesRead}`);
      } finally {
        await file.close();
      }
      return bytes.buffer;
    },
  };
}

async function told<T>(work: Promise<T>, what: string): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new Error(`${what} (${cause instanceof Error ? cause.message : String(cause)})`, { cause });
  }
}
