import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scoreKey } from '../../src/model/score-key.js';
import { findHead, readHead, readHeads, type HeadRow } from './read-heads.js';

/**
 * Which heads a shop serves, and from where. A head of the last of `bundles` that has it takes the place of the one in `from`; `shadow` is a
 * folder whose heads of the same ids run beside them.
 */
export type Selection = Readonly<{
  from: string;
  heads: readonly string[];
  bundles?: readonly string[];
  shadow?: string | undefined;
}>;

/** What the engine reads of a row; the rest is for people, and stays in the package. */
const SERVED = [
  'id',
  'version',
  'file',
  'sha256',
  'bytes',
  'features',
  'labels',
  'outputs',
  'link',
  'load',
  'shadow',
  'thresholds',
  'card',
] as const;

type Chosen = Readonly<{
  row: HeadRow;
  bytes: Uint8Array;
  card?: Readonly<{ name: string; text: string }> | undefined;
}>;

/**
 * Writes a folder to serve: the chosen heads, their cards, and a manifest of what the engine needs. Every file is read and checked
 * before the first is written, and the manifest comes last. Resolves to its rows; rejects, naming file or id, for what does not fit.
 */
export async function writeServed(selection: Selection, into: string): Promise<readonly HeadRow[]> {
  const chosen = [...(await choose(selection)), ...(await chooseShadows(selection))];
  const rows = chosen.map(({ row }) => servedRow(row));
  await mkdir(into, { recursive: true });
  for (const { row, bytes, card } of chosen) {
    await writeFile(join(into, row.file), bytes);
    if (card) await writeFile(join(into, card.name), card.text);
  }
  const manifest = join(into, 'manifest.json');
  await writeFile(`${manifest}.part`, `${JSON.stringify({ version: 1, models: rows })}\n`);
  await rename(`${manifest}.part`, manifest);
  return rows;
}

async function choose({ from, heads, bundles = [] }: Selection): Promise<readonly Chosen[]> {
  const folders = await Promise.all(
    [from, ...bundles].map(async (folder) => ({ folder, rows: await readHeads(folder) })),
  );
  const useless = folders.slice(1).find(({ rows }) => !rows.some(({ id }) => heads.includes(id)));
  if (useless) throw new Error(`${useless.folder}: has none of ${heads.join(', ')}`);
  // found before the first is read: one that fails beside an unknown id would fail with nobody listening
  const found = heads.map((id) => {
    const { folder, rows } = folders.findLast((one) => one.rows.some((row) => scoreKey(row) === id)) ?? folders[0]!;
    return { folder, row: findHead(rows, id, folder) };
  });
  return Promise.all(found.map(({ folder, row }) => read(folder, row)));
}

async function chooseShadows({ shadow, heads }: Selection): Promise<readonly Chosen[]> {
  if (shadow === undefined) return [];
  const rows = (await readHeads(shadow)).filter(({ id }) => heads.includes(id));
  if (!rows.length) throw new Error(`${shadow}: has none of ${heads.join(', ')} to run in shadow`);
  const chosen = await Promise.all(rows.map((row) => read(shadow, row)));
  return chosen.map(({ row, bytes, card }) => ({
    row: { ...row, file: `${row.id}.shadow.onnx`, shadow: true, ...(card && { card: `${row.id}.shadow.md` }) },
    bytes,
    card: card && { ...card, name: `${row.id}.shadow.md` },
  }));
}

async function read(folder: string, row: HeadRow): Promise<Chosen> {
  const bytes = await readHead(folder, row);
  const name = typeof row['card'] === 'string' && /^[\w-][\w.-]*\.md$/.test(row['card']) ? row['card'] : undefined;
  if (!name) return { row, bytes };
  const text = await readFile(join(folder, name), 'utf8').catch((cause: unknown) => {
    throw new Error(`${join(folder, name)}: the card of ${row.id} cannot be read; put it there`, { cause });
  });
  return { row, bytes, card: { name, text } };
}

const servedRow = (row: HeadRow): HeadRow =>
  Object.fromEntries(SERVED.flatMap((key) => (row[key] === undefined ? [] : [[key, row[key]]]))) as HeadRow;
