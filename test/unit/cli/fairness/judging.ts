import { fairnessCommand } from '../../../../cli/commands/fairness.js';
import { run } from '../run.js';

/** A row of decisions. */
export type Row = Readonly<Record<string, unknown>>;

export const ndjson = (rows: readonly Row[]): string => rows.map((row) => JSON.stringify(row)).join('\n');
export const fairness = (...args: readonly string[]) => run(fairnessCommand, args);

/** Judges rows given on standard input; there is a report unless they are refused. */
export async function judge(rows: readonly Row[], ...args: readonly string[]) {
  const { code, out, err } = await run(fairnessCommand, ['-', '--json', ...args], ndjson(rows));
  return { code, err, report: code === 2 ? undefined : JSON.parse(out) };
}

/** What the failures of one check are about. */
export const failing = (report: any, check: string): readonly string[] =>
  report.findings.filter((one: any) => one.severity === 'fail' && one.check === check).map((one: any) => one.about);

/** So many people of a group, of whom so many are shown the variant. */
export const people = (
  group: string,
  ...[number, selected, more = {}]: readonly [number, number, Row?]
): readonly Row[] =>
  Array.from({ length: number }, (_, n) => ({
    slot: 'offer',
    variant: n < selected ? 'ten-off' : 'default',
    groups: { age_band: group },
    ...more,
  }));
