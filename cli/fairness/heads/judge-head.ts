import type { FeatureId, FeatureVector } from '../../../src/features/feature-vector.js';
import type { Head } from '../../score/open-head.js';
import { openColumn, type Column } from '../decisions/column.js';
import { foldOf, leakOf, type Leak, type Told } from '../leakage.js';
import type { Limits } from '../limits.js';
import { rankAuc } from '../statistics/rank-auc.js';
import type { EvaluationRow } from './evaluation-rows.js';
import { segmentOf } from './head-inputs.js';
import { isStrained } from './vulnerability.js';

/** What the score of a label tells of shoppers. */
export type LabelLeak = Leak & Readonly<{ model: string; segment: string; more_is: 'likelier' | 'less likely' }>;

/** The name under which depending on reductions and looking at the cheapest goods stands among what is told. */
export const STRAINED = 'reductions and low prices';

/** Sessions, and what is known of each, column by column. */
export type Evaluation = Readonly<{ rows: readonly EvaluationRow[]; told: readonly Told[] }>;

/** Sorts what is known of the sessions into columns; of everybody it is asked whether they depend on reductions and look at the cheapest goods. */
export function evaluationOf(rows: readonly EvaluationRow[], kindOf: (name: string) => Told['kind']): Evaluation {
  const columns = new Map<string, ReturnType<typeof openColumn>>();
  const put = (name: string, at: number, value: string): void => {
    if (!columns.has(name)) columns.set(name, openColumn());
    columns.get(name)!.put(at, value);
  };
  rows.forEach(({ about, features }, at) => {
    for (const [name, value] of Object.entries(about)) put(name, at, value);
    const strained = isStrained(features);
    if (strained !== undefined) put(STRAINED, at, strained ? 'yes' : 'no');
  });
  const told = [...columns].map(([name, column]): Told => ({
    name,
    kind: kindOf(name),
    column,
    persons: sizes(column),
  }));
  return { rows, told };
}

function sizes({ names, codes }: Column): readonly number[] {
  const persons = names.map(() => 0);
  for (const code of codes) if (code >= 0) persons[code]! += 1;
  return persons;
}

/** Scores all sessions by a model, and asks of each label what its score tells. Undefined, with the feature, where the rows lack one. */
export async function judgeHead(
  head: Head,
  { rows, told }: Evaluation,
  limits: Limits,
): Promise<readonly LabelLeak[] | FeatureId> {
  const { row: entry } = head;
  const lacking = entry.features.find((id) =>
    rows.some(({ features, sparse }) => !sparse && !Object.hasOwn(features, id)),
  );
  if (lacking) return lacking;
  const scores: (readonly number[])[] = [];
  for (const { features } of rows) {
    const score = await head.score(withZeros(features, entry.features));
    scores.push(score.values ?? score.probabilities);
  }
  const order = rows.map((_, row) => row);
  return entry.labels.flatMap((label, place) => {
    const x = (row: number): number => scores[row]![place]!;
    const predictor = { name: label, movesPrice: false, rows: order, x };
    return told.flatMap((one) => {
      const leak = leakOf(predictor, one, { fold: foldOf, limits });
      if (!leak) return [];
      const value = one.column.names.indexOf(leak.value);
      const more_is = rises(one.column, value, x) ? ('likelier' as const) : ('less likely' as const);
      return [{ ...leak, model: `${entry.id}@${entry.version}`, segment: segmentOf(entry, label), more_is }];
    });
  });
}

const withZeros = (features: FeatureVector, ids: readonly FeatureId[]): FeatureVector =>
  Object.fromEntries(ids.map((id) => [id, features[id] ?? 0]));

function rises({ codes }: Column, value: number, x: (row: number) => number): boolean {
  const samples = codes.flatMap((code, row) => {
    const yes = Number(code === value);
    return code < 0 ? [] : [{ x: x(row), yes, no: 1 - yes }];
  });
  return rankAuc(samples) >= 0.5;
}
