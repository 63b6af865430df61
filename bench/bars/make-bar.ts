import { rounded } from '../median.js';
import type { Bar, Unit } from '../results.js';

/** A row before it is judged. */
export type Row = Readonly<{
  id: string;
  what: string;
  unit: Unit;
  bar: number;
  measured: number | null | undefined;
  stretch?: number;
  /** Said in any case; where nothing was measured and this is missing, that it was not. */
  note?: string | undefined;
}>;

/** What a row says whose part of Vitrine does not exist. */
export const UNBUILT = 'not built yet';

/** Judges a row: it holds if it was measured and is not above its bar. */
export function makeBar({ measured, note, ...row }: Row): Bar {
  const known = typeof measured === 'number' && Number.isFinite(measured);
  const said = note ?? (known ? undefined : 'not measured in this run');
  return {
    ...row,
    measured: known ? rounded(measured, 3) : null,
    holds: known && rounded(measured, 3) <= row.bar,
    ...(said !== undefined && { note: said }),
  };
}

/** `of` by `by`, or null where one of them is missing. */
export const ratio = (of: number | null | undefined, by: number | null | undefined): number | null =>
  typeof of === 'number' && typeof by === 'number' && by !== 0 ? of / by : null;

/** Both sides of a ratio, for its note; undefined where one of them is missing. */
export const versus = (ours: number | undefined, theirs: number | undefined, unit: string): string | undefined =>
  ours === undefined || theirs === undefined
    ? undefined
    : `${ours.toLocaleString('en')} ${unit} against ${theirs.toLocaleString('en')} ${unit}`;
