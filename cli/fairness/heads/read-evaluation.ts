import type { CommandStreams } from '../../running/command-streams.js';
import type { Named } from '../decisions/decision-row.js';
import { readEvaluationRows, type EvaluationRow } from './evaluation-rows.js';
import { evaluationOf, type Evaluation } from './judge-head.js';

/** Reads all sessions of a file; `-` is standard input. Columns that are named as groups count as such, all others as proxies. */
export async function readEvaluation(
  path: string,
  { groups, proxies }: Named,
  { stdin }: CommandStreams,
): Promise<Evaluation> {
  const faults: string[] = [];
  const notice = { fault: (message: string) => void faults.push(message), note: () => {} };
  const rows: EvaluationRow[] = [];
  const given = path === '-' ? undefined : path;
  for await (const row of readEvaluationRows(given, { columns: [...groups, ...proxies], stdin, notice }))
    rows.push(row);
  if (faults.length) throw new Error(faults.slice(0, 20).join('\n'));
  return evaluationOf(rows, (name) => (groups.includes(name) ? 'group' : 'proxy'));
}
