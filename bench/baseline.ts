import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Sizes } from './measure-sizes.js';
import type { Operations } from './scenarios/operations.js';

/** What may not grow unseen: exact bytes of every shipped file, and counts that do not depend on the machine. */
export type Baseline = Readonly<{
  bytes: Readonly<Record<string, Readonly<{ raw: number; gzip: number }>>>;
  operations: Operations;
}>;

/** bench/baseline.json. */
export const BASELINE = fileURLToPath(new URL('baseline.json', import.meta.url));

/** What would be the baseline now. */
export function takeBaseline(sizes: Readonly<Record<string, Sizes>>, operations: Operations): Baseline {
  const bytes = Object.entries(sizes).map(([file, { raw, gzip }]) => [file, { raw, gzip }] as const);
  return { bytes: Object.fromEntries(bytes), operations };
}

/** The accepted baseline, or undefined if none was ever written. */
export const readBaseline = (): Baseline | undefined =>
  existsSync(BASELINE) ? (JSON.parse(readFileSync(BASELINE, 'utf8')) as Baseline) : undefined;

/** One line for each file or count that has grown, is new, or is gone. No line: nothing has grown. */
export function findGrowth(accepted: Baseline, now: Baseline): readonly string[] {
  const files = Object.entries(now.bytes).flatMap(([file, { raw, gzip }]) => {
    const before = accepted.bytes[file];
    if (!before) return [`${file} is new: ${gzip} bytes gzip`];
    // the same bytes may come out of another zlib larger
    const grown = raw !== before.raw && gzip > before.gzip;
    return grown ? [`${file} grew by ${gzip - before.gzip} bytes gzip: ${before.gzip} -> ${gzip}`] : [];
  });
  const counts = Object.entries(now.operations).flatMap(([what, count]) => {
    const before = accepted.operations[what];
    if (before === undefined) return [`${what} is new: ${count}`];
    return count > before ? [`${what}: ${before} -> ${count}`] : [];
  });
  const gone = (old: object, fresh: object) => Object.keys(old).filter((key) => !(key in fresh));
  const missing = [...gone(accepted.bytes, now.bytes), ...gone(accepted.operations, now.operations)];
  return [...files, ...counts, ...missing.map((what) => `${what} is in the baseline and no longer measured`)];
}
