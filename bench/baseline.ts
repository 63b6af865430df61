import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Sizes } from './measure-bytes.js';
import type { Operations } from './scenarios/operations.js';

/** What may not grow unseen: exact bytes of every shipped file, and counts that do not depend on the machine. */
export type Baseline = Readonly<{
  bytes: Readonly<Record<string, Readonly<{ raw: number; gzip: number }>>>;
  operations: Operations;
}>;

/** bench/baseline.json. */
export const BASELINE = fileURLToPath(new URL('baseline.json', import.meta.url));

/** The accepted baseline, or undefined if none was ever written. */
export const readBaseline = (): Baseline | undefined =>
  existsSync(BASELINE) ? (JSON.parse(readFileSync(BASELINE, 'utf8')) as Baseline) : undefined;

/** Bytes as the baseline has them. */
export function baselineBytes(sizes: Readonly<Record<string, Sizes>>): Baseline['bytes'] {
  return Object.fromEntries(Object.entries(sizes).map(([file, { raw, gzip }]) => [file, { raw, gzip }]));
}

/** One line for each file or count that has grown, is new, or is gone; a half that is not given is not compared. No line: nothing has grown. */
export function findGrowth(accepted: Baseline, { bytes, operations }: Partial<Baseline>): readonly string[] {
  return [
    ...(bytes ? [...grownFiles(accepted.bytes, bytes), ...gone(accepted.bytes, bytes)] : []),
    ...(operations ? [...grownCounts(accepted.operations, operations), ...gone(accepted.operations, operations)] : []),
  ];
}

const grownFiles = (accepted: Baseline['bytes'], now: Baseline['bytes']) =>
  Object.entries(now).flatMap(([file, { raw, gzip }]) => {
    const before = accepted[file];
    if (!before) return [`${file} is new: ${gzip} bytes gzip`];
    // the same bytes may come out of another zlib larger
    const grown = raw !== before.raw && gzip > before.gzip;
    return grown ? [`${file} grew by ${gzip - before.gzip} bytes gzip: ${before.gzip} -> ${gzip}`] : [];
  });

const grownCounts = (accepted: Operations, now: Operations) =>
  Object.entries(now).flatMap(([what, count]) => {
    const before = accepted[what];
    if (before === undefined) return [`${what} is new: ${count}`];
    return count > before ? [`${what}: ${before} -> ${count}`] : [];
  });

const gone = (accepted: object, now: object) =>
  Object.keys(accepted)
    .filter((what) => !(what in now))
    .map((what) => `${what} is in the baseline and no longer measured`);
