import type { FeatureId, FeatureVector } from '../../src/features/feature-vector.js';
import { numberCell, textCell } from '../inputs/cells.js';
import { isParquet } from '../inputs/open-parquet.js';
import { openTable } from '../inputs/open-table.js';
import { parseObject } from '../inputs/parse-object.js';
import { readLines } from '../inputs/read-lines.js';
import type { Source } from '../inputs/source.js';
import type { Table } from '../inputs/table.js';

/** One row to be scored; of a recording with the landmark at which it was made. */
export type Vector = Readonly<{ key: string; on?: string; events?: number; features: FeatureVector }>;

const FEATURE = /^\w+@\d+$/;

/** Whether a file holds rows of features: a table with a column such as `cart_adds@1`, or objects with `features` or such keys. */
export async function holdsVectors(source: Source): Promise<boolean> {
  if (isParquet(source)) return (await openTable(source)).columns.some((column) => FEATURE.test(column));
  const line = source.head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
    .split('\n', 1)[0]!;
  if (!line.startsWith('{')) return /(^|[,;\t])\s*"?\w+@\d+"?\s*([,;\t]|$)/.test(line);
  const row = parseObject(line);
  if (!row) return line.includes('"features"');
  return !Object.hasOwn(row, 'name') && (Object.hasOwn(row, 'features') || isFlat(row));
}

/**
 * Rows of features as `vitrine features` writes them, columns in any order, of which only those that are asked for need be there.
 * Rows without a `key` have their number. Throws, naming file, row and column, for a feature that is missing or no number.
 */
export async function* readVectors(source: Source, ids: readonly FeatureId[]): AsyncIterable<Vector> {
  if (/^\s*\{/.test(source.head.toString('utf8').replace(/^\uFEFF/, ''))) yield* readObjects(source, ids);
  else yield* readTable(await openTable(source), ids);
}

async function* readTable({ name, columns, rows }: Table, ids: readonly FeatureId[]): AsyncIterable<Vector> {
  const places = ids.map((id) => {
    const place = columns.indexOf(id);
    return place < 0 ? lacks(`${name}:1`, id, columns) : place;
  });
  const keyed = columns.indexOf('key');
  let number = 0;
  for await (const { cells, place } of rows) {
    number += 1;
    const features: Record<FeatureId, number> = {};
    ids.forEach((id, at) => (features[id] = featureCell(cells[places[at]!], `${place}: ${id}`)));
    yield { key: keyed < 0 ? String(number) : textCell(cells[keyed]), features };
  }
}

async function* readObjects(source: Source, ids: readonly FeatureId[]): AsyncIterable<Vector> {
  let count = 0;
  for await (const { text, number } of readLines(source)) {
    count += 1;
    const place = `${source.name}:${number}`;
    const row = parseObject(text);
    const given = row?.['features'] ?? (row && isFlat(row) ? row : undefined);
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      throw new Error(
        `${place}: must be a JSON object with "features", such as {"key":"a","features":{"${ids[0]}":2}}`,
      );
    const features: Record<FeatureId, number> = {};
    for (const id of ids) {
      if (!Object.hasOwn(given, id)) lacks(place, id, Object.keys(given));
      features[id] = featureCell((given as Readonly<Record<string, unknown>>)[id], `${place}: ${id}`);
    }
    yield { key: textCell(row!['key'] ?? count), features };
  }
  if (!count) throw new Error(`${source.name}: has no rows`);
}

const isFlat = (row: object): boolean => Object.keys(row).some((key) => FEATURE.test(key));

function lacks(place: string, id: FeatureId, columns: readonly string[]): never {
  const plain = id.replace(/@.*/, '');
  const other = columns.find((column) => column.replace(/@.*/, '') === plain);
  throw new Error(
    other === undefined
      ? `${place}: column missing: ${id}; write the rows with vitrine features of the release that the model is of`
      : `${place}: has ${other}, but the model was trained on ${id}; write the rows with the release that the model is of`,
  );
}

function featureCell(cell: unknown, where: string): number {
  const value = numberCell(cell, where);
  if (value < 0 || !Number.isFinite(Math.fround(value)))
    throw new Error(`${where} must be a number from 0 to 3.4e38, not ${String(cell)}`);
  return value;
}
