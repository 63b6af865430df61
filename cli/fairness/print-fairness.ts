import { selectionName } from './decisions/decision-findings.js';
import type { DecisionReport } from './decisions/decision-report.js';
import { leakName } from './decisions/judge-leakage.js';
import type { FairnessReport } from './fairness-report.js';
import type { Finding } from './finding.js';
import type { Flips } from './flips/flip-tally.js';
import type { HeadReport } from './heads/head-report.js';
import { count, percent, pWords } from './in-words.js';
import type { Limits } from './limits.js';
import type { Selection } from './selection.js';
import { textTable } from './text-table.js';

/** Lines for a person: the verdict and what leads to it first, then every figure. */
export function printFairness(report: FairnessReport): readonly string[] {
  const { verdict, targets, findings, decisions, replayed, heads } = report;
  const number = (severity: Finding['severity']): number => findings.filter((one) => one.severity === severity).length;
  const [fails, warns] = [number('fail'), number('warn')];
  return [
    `Fairness of ${targets.join(', ')}: ${verdict === 'fail' ? `FAILS (${fails})` : 'passes'}${warns ? `, ${count(warns, 'warning')}` : ''}`,
    limitsLine(report.limits),
    ...(['fail', 'warn', 'note'] as const).flatMap((severity) => listOf(findings, severity)),
    ...(decisions ? decisionLines(decisions) : []),
    ...(replayed ? flipLines('Sessions replayed with only a proxy changed', replayed) : []),
    ...(heads ? headLines(heads) : []),
  ];
}

const limitsLine = ({ ratio, level, least, auc, family }: Limits): string =>
  `Limits: ratio ${ratio}, p below ${level} (Holm, over ${family === 'all' ? 'all questions' : 'each question'}), ${least} persons a group, AUC ${auc}`;

const HEADINGS = { fail: 'Fails', warn: 'Warnings', note: 'Notes' } as const;

function listOf(findings: readonly Finding[], severity: Finding['severity']): readonly string[] {
  const own = findings.filter((one) => one.severity === severity);
  return own.length
    ? ['', `${HEADINGS[severity]}`, ...own.map(({ check, about, message }) => `  [${check}] ${about}: ${message}`)]
    : [];
}

function decisionLines(report: DecisionReport): readonly string[] {
  const { rows, persons, slots, selections, leakage, flips, hold_out: holdOut, prices, outcomes } = report;
  return [
    '',
    `${count(rows, 'decision')} of ${count(persons, 'person')} in ${count(slots.length, 'slot')}`,
    ...selections.flatMap(selectionLines),
    ...leakLines(leakage.map((leak) => ({ leak, name: leakName(leak) }))),
    ...(flips ? flipLines('Pairs that differ in a proxy only', flips) : []),
    ...(holdOut ? ['', `Hold-out: ${count(holdOut.rows, 'row')}, ${holdOut.treated.length} without the default`] : []),
    ...(prices.length
      ? textTable(
          'Prices of segments that look for small ones',
          ['slot', 'segment', 'price', 'members', 'rate', 'others', 'rate', 'p'],
          prices.map((one) => [
            one.slot,
            one.segment,
            one.effect,
            String(one.members),
            percent(one.rate),
            String(one.others),
            percent(one.rate_of_others),
            pWords(one.p),
          ]),
        )
      : []),
    ...(outcomes.length
      ? textTable(
          'Outcomes, which are told and not judged',
          ['group', 'value', 'rows', 'mean'],
          outcomes.map((one) => [one.attribute, one.value, String(one.rows), one.mean.toFixed(4)]),
        )
      : []),
  ];
}

const orDash = (number: number | null, words: (number: number) => string): string =>
  number === null ? '-' : words(number);
const ratioWords = (ratio: number): string => ratio.toFixed(2);

function selectionLines(selection: Selection): readonly string[] {
  const said = selection.fails ? 'FAILS' : selection.held ? '' : 'a fact, told and not judged';
  return textTable(
    `${selectionName(selection)}${said && `: ${said}`}`,
    ['group', 'persons', 'decisions', 'selected', 'rate', '95 %', 'to the most', 'p', 'to the rest', 'p', 'test', ''],
    selection.parts.map((part) => [
      part.value,
      String(part.persons),
      String(part.rows),
      String(part.selected),
      percent(part.rate),
      part.interval.map(percent).join(' to '),
      orDash(part.ratio, ratioWords),
      orDash(part.p, pWords),
      orDash(part.ratio_to_rest, ratioWords),
      orDash(part.p_to_rest, pWords),
      part.test ?? '-',
      part.fails ? 'FAILS' : part.judged ? '' : 'too few',
    ]),
  );
}

/** The strongest of them tell enough; models have hundreds. */
const MOST_LEAKS = 30;

type NamedLeak = Readonly<{ name: string; leak: DecisionReport['leakage'][number] }>;

function leakLines(leaks: readonly NamedLeak[]): readonly string[] {
  const order = leaks.toSorted((a, b) => b.leak.auc - a.leak.auc);
  const rows = order
    .slice(0, MOST_LEAKS)
    .map(({ name, leak }) => [
      name,
      leak.attribute,
      leak.value,
      leak.auc.toFixed(3),
      leak.interval.map((edge) => edge.toFixed(3)).join(' to '),
      `${leak.persons} / ${leak.others}`,
      leak.moves_price ? 'yes' : 'no',
      leak.status === 'ok' ? '' : leak.status.toUpperCase(),
    ]);
  const table = textTable(
    'What tells a proxy or a group (0.5 is nothing, 1 is all)',
    ['what', 'tells', 'value', 'AUC', '95 %', 'persons / others', 'price', ''],
    rows,
  );
  const next = order[MOST_LEAKS]?.leak.auc;
  return next === undefined
    ? table
    : [...table, `  and ${order.length - MOST_LEAKS} more from ${next.toFixed(3)} downwards; --json has them all`];
}

const flipLines = (title: string, { by }: Flips): readonly string[] =>
  textTable(
    title,
    ['slot', 'changed', 'compared', 'differ', 'in a price'],
    by.map(({ slot, changed, compared, differ, price }) => [
      slot,
      changed,
      String(compared),
      String(differ),
      String(price),
    ]),
  );

function headLines({ folder, sessions, heads }: HeadReport): readonly string[] {
  const rows = heads.map(({ model, features, proxies, strained, distress }) => [
    model,
    String(features.length),
    distress.map(({ name }) => name).join(' ') || '-',
    proxies.map(({ feature }) => feature).join(' ') || '-',
    strained ? 'yes' : '-',
  ]);
  const leaks = heads.flatMap(({ leakage }) =>
    leakage.map((leak) => ({ leak, name: `${leak.model} ${leak.predictor}` })),
  );
  return [
    ...textTable(`Models of ${folder}`, ['model', 'features', 'distress', 'proxies', 'reductions with prices'], rows),
    ...(sessions ? ['', `Scores of ${count(sessions, 'session')}`] : []),
    ...leakLines(leaks),
  ];
}
