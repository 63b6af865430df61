import { findHead, readHeads } from '../../heads/read-heads.js';
import { scoreKey } from '../../../src/model/score-key.js';
import { openHead } from '../../score/open-head.js';
import type { Finding } from '../finding.js';
import { count, listed } from '../in-words.js';
import type { Limits } from '../limits.js';
import type { SegmentLore } from '../prices/judge-price-rules.js';
import { leaningOf } from '../prices/value-segment.js';
import { headInputs, segmentOf, type HeadInputs } from './head-inputs.js';
import { isStrained } from './vulnerability.js';
import { judgeHead, STRAINED, type Evaluation, type LabelLeak } from './judge-head.js';

/** What the models of a folder read, and what their scores tell of the sessions given, if any were. */
export type HeadReport = Readonly<{
  folder: string;
  sessions: number;
  /** Sessions that show reductions and low prices; below the least number, no score can be asked for them. */
  strained: number;
  heads: readonly (HeadInputs & Readonly<{ leakage: readonly LabelLeak[]; not_scored: string | null }>)[];
}>;

/** Goes through all models of a folder. Rejects, naming the file, where one is missing or damaged. */
export async function reportHeads(
  folder: string,
  evaluation: Evaluation | undefined,
  limits: Limits,
): Promise<HeadReport> {
  const rows = await readHeads(folder);
  const heads: HeadReport['heads'][number][] = [];
  for (const row of rows) {
    const entry = findHead(rows, scoreKey(row), folder);
    const head = await openHead(scoreKey(row), folder);
    const leakage = evaluation ? await judgeHead(head, evaluation, limits) : [];
    head.close();
    const lacks = typeof leakage === 'string' ? leakage : null;
    heads.push({
      ...headInputs({ ...entry, id: scoreKey(row) }),
      leakage: typeof leakage === 'string' ? [] : leakage,
      not_scored: lacks && `the rows have no ${lacks}`,
    });
  }
  const strained = evaluation?.rows.filter(({ features }) => isStrained(features)).length ?? 0;
  return { folder, sessions: evaluation?.rows.length ?? 0, strained, heads };
}

/** What a person should know of the models. */
export function headFindings({ heads, sessions, strained }: HeadReport, { auc, least }: Limits): readonly Finding[] {
  const note = (message: string): Finding => ({ severity: 'note', check: 'leakage', about: 'models', message });
  const few = `${STRAINED} are not judged: ${count(strained, 'session')} show both, of ${least} at least`;
  return [
    ...heads.flatMap((head) => [
      ...inputFindings(head),
      ...head.leakage.filter(({ status }) => status !== 'ok').map((leak) => leakFinding(leak, auc)),
    ]),
    ...(sessions ? [] : [note('what their scores tell was not measured: give sessions to score')]),
    ...(sessions && strained < least ? [note(few)] : []),
  ];
}

function inputFindings({
  model,
  distress,
  proxies,
  strained,
  not_scored: lacks,
}: HeadReport['heads'][number]): readonly Finding[] {
  const finding = (severity: Finding['severity'], message: string): Finding => ({
    severity,
    check: 'inputs',
    about: model,
    message,
  });
  const found = distress.map(({ name, why }) =>
    finding('fail', `${name} stands for being short of money: ${why}; take it out`),
  );
  const named = (direct: boolean) =>
    listed(proxies.filter((one) => one.direct === direct).map((one) => `${one.feature} (${one.proxy})`));
  if (named(true)) found.push(finding('warn', `reads ${named(true)}: no price may go by its segments`));
  if (named(false))
    found.push(
      finding('note', `reads ${named(false)}, which turns around midnight; --flip tells whether a decision does`),
    );
  if (strained)
    found.push(
      finding(
        'warn',
        `reads who depends on reductions (${listed(strained.reductions, 3)}) and how cheap the goods are (${listed(strained.prices, 3)}): together they may stand for being short of money, so no price may get worse by it`,
      ),
    );
  if (lacks) found.push(finding('note', `not scored: ${lacks}`));
  return found;
}

function leakFinding({ model, predictor, attribute, value, auc, more_is: more }: LabelLeak, limit: number): Finding {
  const about = `${model} ${predictor}`;
  const message =
    attribute === STRAINED
      ? `tells who depends on reductions and looks at the cheapest goods with an AUC of ${auc.toFixed(2)} (limit ${limit}; more of it is ${more}): no price may get worse at its ${more === 'likelier' ? 'high' : 'low'} end`
      : `tells ${attribute} = ${value} from the others with an AUC of ${auc.toFixed(2)} (limit ${limit}): no price may go by it`;
  return { severity: 'warn', check: 'leakage', about, message };
}

/** What the models tell of the segments of a config: by their ids, by what they read, and by what their scores were seen to tell. */
export function loreOf({ heads }: HeadReport): SegmentLore {
  const leaning = new Map<string, 'value'>();
  const reads = new Map<string, readonly string[]>();
  for (const { model, labels, proxies, leakage } of heads) {
    const head = { id: model.replace(/@.*/, '') };
    for (const label of labels) {
      const told = leakage.filter((leak) => leak.predictor === label && leak.status !== 'ok');
      for (const { segment, more_is: more } of told.filter((leak) => leak.attribute === STRAINED))
        if (more === 'likelier') leaning.set(segment, 'value');
      const by = told.flatMap(({ kind, attribute, value }) =>
        kind === 'proxy' && attribute !== STRAINED ? [`${attribute} = ${value} off its score`] : [],
      );
      reads.set(segmentOf(head, label), [
        ...proxies.filter(({ direct }) => direct).map((one) => `${one.feature} (${one.proxy})`),
        ...by,
      ]);
    }
  }
  const found = <T>(map: ReadonlyMap<string, T>, id: string): T | undefined =>
    map.get(id) ?? map.get(id.replace(/:.*/, ':*'));
  return { leaning: (id) => leaningOf(id) ?? found(leaning, id), proxies: (id) => found(reads, id) ?? [] };
}
