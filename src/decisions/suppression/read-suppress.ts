import { isRecord } from '../../lib/is-record.js';
import type { Problem } from '../../lib/report.js';
import { FIELDS } from './fields.js';
import { RULE_KINDS, type Kind } from './rule-kinds.js';
import type { Scope } from './suppress-config.js';

/** One rule without a fault. */
export type SuppressRule = Readonly<{
  /** As it stands in the config: `recentBuyers`, or `frequency[1]` in a list. */
  name: string;
  kind: keyof typeof RULE_KINDS;
  options: Scope & Readonly<Record<string, unknown>>;
}>;

/** Rules that a config may have: each costs a little with every event. */
const MOST_RULES = 50;
const HELP = 'See docs/suppression.md.';

/** The rules of a config in the order in which they are asked, and what is wrong: a rule with a fault is left out. */
export function readSuppress(
  given: unknown,
): Readonly<{ rules: readonly SuppressRule[]; problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const tell = (path: string, fault: string) => {
    const field = `suppress${path}`;
    problems.push({ code: 'config-invalid', field, message: `config.${field}: ${fault}. ${HELP}` });
  };
  if (given === undefined) return { rules: [], problems };
  if (!isRecord(given)) {
    tell('', `use an object of rules, not ${shown(given)}`);
    return { rules: [], problems };
  }
  const kinds = Object.keys(RULE_KINDS) as SuppressRule['kind'][];
  for (const name of Object.keys(given))
    if (!Object.hasOwn(RULE_KINDS, name)) tell(`.${name}`, `no such rule; use ${kinds.join(', ')}`);
  const rules = kinds.flatMap((kind) => rulesOf(kind, given[kind], tell));
  if (rules.length > MOST_RULES) tell('', `has more than ${MOST_RULES} rules; those after them are left out`);
  return { rules: rules.slice(0, MOST_RULES), problems };
}

type Tell = (path: string, fault: string) => void;

function rulesOf(kind: SuppressRule['kind'], given: unknown, tell: Tell): SuppressRule[] {
  if (given === undefined) return [];
  const isList = Array.isArray(given);
  return (isList ? given : [given]).flatMap((one: unknown, index) => {
    const name = isList ? `${kind}[${index}]` : kind;
    const options = one === true ? {} : one;
    if (!isRecord(options)) {
      tell(`.${name}`, `use true, an object or a list of objects, not ${shown(one)}`);
      return [];
    }
    return holds(RULE_KINDS[kind], options, (path, fault) => tell(`.${name}${path}`, fault))
      ? [{ name, kind, options }]
      : [];
  });
}

function holds({ fields, needsField }: Kind, options: Readonly<Record<string, unknown>>, tell: Tell): boolean {
  let fine = true;
  const refuse: Tell = (path, fault) => {
    fine = false;
    tell(path, fault);
  };
  const names = [...fields, 'only', 'except'];
  for (const [name, value] of Object.entries(options)) {
    if (!names.includes(name)) refuse(`.${name}`, `no such field; use ${names.join(', ')}`);
    else if (value !== undefined && !FIELDS[name]!.holds(value))
      refuse(`.${name}`, `use ${FIELDS[name]!.use}, not ${shown(value)}`);
  }
  if (needsField && !fields.some((name) => options[name] !== undefined)) refuse('', `needs ${fields.join(' or ')}`);
  return fine;
}

const shown = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 60));
  if (typeof value !== 'object' || value === null) return String(value).slice(0, 60);
  return Array.isArray(value) ? 'this list' : 'this object';
};
