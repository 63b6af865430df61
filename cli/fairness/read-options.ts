import { parseArgs } from 'node:util';
import type { Named } from './decisions/decision-row.js';
import { CHANGEABLE } from './flips/changes.js';
import { LIMITS, type Limits } from './limits.js';

/** What is asked for. */
export type FairnessOptions = Readonly<{
  /** Decisions, or with `heads` sessions; undefined for none, `-` for standard input. */
  path: string | undefined;
  named: Named;
  heads: boolean;
  models: string | undefined;
  config: string | undefined;
  flip: string | undefined;
  change: readonly string[];
  limits: Limits;
  json: boolean;
  help: boolean;
}>;

const OPTIONS = {
  group: { type: 'string', multiple: true },
  proxy: { type: 'string', multiple: true },
  heads: { type: 'boolean', default: false },
  models: { type: 'string' },
  config: { type: 'string' },
  flip: { type: 'string' },
  change: { type: 'string', default: CHANGEABLE.join(',') },
  ratio: { type: 'string' },
  level: { type: 'string' },
  least: { type: 'string' },
  auc: { type: 'string' },
  family: { type: 'string', default: LIMITS.family },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads the arguments of `vitrine fairness`. Throws, naming the option, for what it does not know. */
export function readFairnessOptions(args: readonly string[]): FairnessOptions {
  const { values, positionals } = parseArgs({ args: bare(args), options: OPTIONS, allowPositionals: true });
  const { group = [], proxy = [], heads, models, config, flip, change, json, help } = values;
  const [path, extra] = positionals;
  if (extra !== undefined) throw new Error(`one file at a time, but there is also ${extra}`);
  if (flip !== undefined && config === undefined)
    throw new Error('--flip needs --config: only a config says which decisions there are');
  const family = values.family === 'all' || values.family === 'question' ? values.family : undefined;
  if (!family) throw new Error(`--family must be question or all, not ${values.family}`);
  const limits: Limits = {
    ratio: number('ratio', values.ratio, [0, 1]),
    level: number('level', values.level, [0, 1]),
    least: number('least', values.least, [1, 1e9]),
    auc: number('auc', values.auc, [0.5, 1]),
    family,
  };
  const named = { groups: split(group), proxies: split(proxy) };
  return { path, named, heads, models, config, flip, change: split([change]), limits, json, help };
}

/** `--models` with no folder behind it means the models that come with Vitrine. */
const bare = (args: readonly string[]): string[] =>
  args.map((arg, place) =>
    arg === '--models' && (args[place + 1] === undefined || args[place + 1]!.startsWith('--')) ? '--heads' : arg,
  );

const split = (lists: readonly string[]): readonly string[] =>
  lists.flatMap((list) => list.split(',').map((name) => name.trim())).filter(Boolean);

function number(
  name: 'ratio' | 'level' | 'least' | 'auc',
  given: string | undefined,
  [low, high]: readonly [number, number],
): number {
  if (given === undefined) return LIMITS[name];
  const value = given.trim() === '' ? Number.NaN : Number(given);
  if (!(value >= low && value <= high))
    throw new Error(`--${name} must be a number from ${low} to ${high}, not ${given}`);
  return value;
}
