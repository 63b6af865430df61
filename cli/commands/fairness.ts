import { decisionFindings } from '../fairness/decisions/decision-findings.js';
import { openDecisionTable } from '../fairness/decisions/decision-table.js';
import { reportDecisions, type DecisionReport } from '../fairness/decisions/decision-report.js';
import { readDecisions } from '../fairness/decisions/read-decisions.js';
import type { FairnessReport } from '../fairness/fairness-report.js';
import { ranked, type Finding } from '../fairness/finding.js';
import { flipFindings } from '../fairness/flips/flip-findings.js';
import { flipSessions } from '../fairness/flips/flip-sessions.js';
import { readEvaluation } from '../fairness/heads/read-evaluation.js';
import { headFindings, loreOf, reportHeads } from '../fairness/heads/head-report.js';
import { judgePriceRules, NAMES_ONLY, type SegmentLore } from '../fairness/prices/judge-price-rules.js';
import { effectsByRule, type PriceRule } from '../fairness/prices/price-rules.js';
import { readPriceRules } from '../fairness/prices/read-price-rules.js';
import { printFairness } from '../fairness/print-fairness.js';
import { readFairnessOptions, type FairnessOptions } from '../fairness/read-options.js';
import { ownHeads } from '../heads/node-models.js';
import { openSource } from '../inputs/open-source.js';
import type { CommandStreams } from '../running/command-streams.js';

const USAGE = `Usage: vitrine fairness <decisions> [--group COLUMNS] [--proxy COLUMNS] [--config FILE] [--json]
       vitrine fairness --flip <events> --config FILE [--change device,utc_offset]
       vitrine fairness --heads [sessions] [--models FOLDER] [--config FILE] [--proxy COLUMNS]

Asks whether decisions, and the models behind them, treat groups alike and leave prices to no proxy (docs/fairness.md).

  decisions  NDJSON, CSV or Parquet, also .gz; - is standard input. One decision a row: slot, variant, and as far as they are
             known key, segments, groups, proxies, pair, changed, control, score, outcome, propensity, price_effect
  --group    columns that tell groups, with commas between; age_band+gender joins two. "groups" in NDJSON and columns such
             as groups.age_band need no naming
  --proxy    columns that stand for a group or for means: postal code, language, device, payment method, …
  --config   the shop's config: which variants move a price, and for whom
  --flip     replays recorded sessions with only a proxy changed, and holds the decisions against each other
  --change   the proxies that --flip changes: device, power, connection, utc_offset, language (default: all)
  --heads    the models: what they read, and of sessions (events, summaries or rows of features) what their scores tell
  --models   folder with a manifest.json (default: the models that come with Vitrine)
  --json     one JSON object: verdict, limits, findings, and every figure

Limits:
  --ratio 0.8     least selection rate beside the most selected group, and beside all others
  --level 0.05    only differences that chance gives more rarely count, by Holm's correction
  --family        question (default) corrects within each variant and attribute, all over the whole run
  --least 100     persons that a group must have
  --auc 0.65      from here on a segment, a score or a variant tells a proxy

Exit code 0; 1 when a limit is broken; 2 when something cannot be read, and the line and field stand on standard error.
`;

/** How many faulty rows are named one by one. */
const NAMED = 20;

/** `vitrine fairness`: whether decisions and models are fair. Resolves to the exit code. */
export async function fairnessCommand(args: readonly string[], streams: CommandStreams = process): Promise<number> {
  try {
    const options = readFairnessOptions(args);
    const idle = options.path === undefined && !options.heads && options.flip === undefined;
    if (options.help || idle) {
      streams[options.help ? 'stdout' : 'stderr'].write(USAGE);
      return options.help ? 0 : 2;
    }
    const report = await run(options, streams);
    const lines = options.json ? [JSON.stringify(report)] : printFairness(report);
    streams.stdout.write(`${lines.join('\n')}\n`);
    return report.verdict === 'fail' ? 1 : 0;
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    for (const line of message.split('\n')) streams.stderr.write(`vitrine fairness: ${line}\n`);
    return 2;
  }
}

async function run(options: FairnessOptions, streams: CommandStreams): Promise<FairnessReport> {
  const { path, heads, limits, flip } = options;
  const rules = options.config === undefined ? undefined : await readPriceRules(options.config);
  const models = heads ? await ofHeads(options, streams) : undefined;
  const lore = models ? loreOf(models) : NAMES_ONLY;
  const decisions =
    path === undefined || heads ? undefined : await ofDecisions(options, { rules: rules ?? [], lore, streams });
  const replayed =
    flip === undefined
      ? undefined
      : await flipSessions({ ...options, flip, config: options.config! }, rules ?? [], streams);
  const findings: readonly Finding[] = [
    ...(decisions ? decisionFindings(decisions, limits) : []),
    ...(replayed?.config_faults.map(configFinding) ?? []),
    ...(replayed ? flipFindings(replayed, 'replayed sessions') : []),
    ...(models ? headFindings(models, limits) : []),
    ...(rules ? judgePriceRules(rules, lore) : []),
  ];
  const targets = [path === '-' ? 'standard input' : path, flip, models?.folder].filter((one) => one !== undefined);
  return {
    verdict: findings.some(({ severity }) => severity === 'fail') ? 'fail' : 'pass',
    targets,
    limits,
    findings: ranked(findings),
    ...(decisions && { decisions }),
    ...(replayed && { replayed }),
    ...(models && { heads: models }),
    ...(rules && { price_rules: rules }),
  };
}

const configFinding = (message: string): Finding => ({
  severity: 'fail',
  check: 'prices',
  about: 'the config',
  message,
});

type Context = Readonly<{ rules: readonly PriceRule[]; lore: SegmentLore; streams: CommandStreams }>;

async function ofDecisions(
  { path, named, limits }: FairnessOptions,
  { rules, lore, streams }: Context,
): Promise<DecisionReport> {
  const source = await openSource(path === '-' ? undefined : path, streams.stdin);
  const faults: string[] = [];
  const { add, table } = openDecisionTable();
  try {
    if (!source.head.length) throw new Error(`${source.name}: is empty`);
    for await (const { row, place } of readDecisions(source, named, (fault) => faults.push(fault))) add(row, place);
  } finally {
    source.close();
  }
  // half a file would be judged otherwise, and a verdict on it would pass for one on all
  if (faults.length > NAMED) faults.splice(NAMED, faults.length, `${faults.length - NAMED} more faults`);
  if (faults.length) throw new Error(faults.join('\n'));
  const decisions = table();
  const asked = [...named.groups, ...named.proxies].find(
    (name) => !decisions.attributes.some((one) => one.name === name),
  );
  if (asked !== undefined)
    throw new Error(`${source.name}: no row has a value of ${asked}; correct --group or --proxy`);
  if (
    !decisions.attributes.length &&
    !decisions.pair.names.length &&
    decisions.control.every((held) => held === undefined)
  )
    throw new Error(
      `${source.name}: has neither groups, proxies, pairs nor a control group; name columns by --group and --proxy`,
    );
  const priced = new Set(rules.flatMap(({ segments }) => segments));
  const known = {
    effects: effectsByRule(rules),
    isPriced: (id: string) => priced.has(id),
    isValue: (id: string) => lore.leaning(id) === 'value',
  };
  return reportDecisions(decisions, known, limits);
}

async function ofHeads({ path, models, named, limits }: FairnessOptions, streams: CommandStreams) {
  const evaluation = path === undefined ? undefined : await readEvaluation(path, named, streams);
  return reportHeads(models ?? ownHeads(), evaluation, limits);
}
