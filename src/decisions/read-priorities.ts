import { isRecord } from '../lib/is-record.js';
import type { Problem } from '../lib/report.js';
import { asked, type Asked } from './asked.js';
import type { PriorityRule } from './suppression/suppression.js';

/** The rules that hold, the segments that they name, and what is wrong: a rule with a fault is left out. */
export type Priorities = Readonly<{
  priorities: readonly PriorityRule[];
  asked: readonly Asked[];
  problems: readonly Problem[];
}>;

const SEGMENT = /^[a-z]+:[a-z0-9-]+$/;
const FURTHEST = 1e6;
/** Rules that a config may have: each is looked at with every event. */
const MOST_RULES = 100;

const isSegment = (value: unknown): boolean => typeof value === 'string' && SEGMENT.test(value);
const isShift = (value: unknown): boolean => typeof value === 'number' && value !== 0 && Math.abs(value) <= FURTHEST;
const segment = { holds: isSegment, use: 'a segment such as "context:weather-rain"' };
const FIELDS: Readonly<Record<string, Readonly<{ holds(value: unknown): boolean; use: string }>>> = {
  segment,
  add: { holds: isShift, use: `a number other than 0, from -${FURTHEST} to ${FURTHEST}` },
  when: segment,
};

/** Reads `priorities` of a config; never throws. */
export function readPriorities(given: unknown): Priorities {
  const problems: Problem[] = [];
  const tell = (path: string, fault: string) => {
    const field = `priorities${path}`;
    problems.push({ code: 'config-invalid', field, message: `config.${field}: ${fault}. See docs/suppression.md.` });
    return false;
  };
  if (given !== undefined && !Array.isArray(given)) tell('', 'use a list of {segment, add, when}');
  const all: readonly unknown[] = Array.isArray(given) ? given : [];
  if (all.length > MOST_RULES) tell('', `has more than ${MOST_RULES} rules; those after them are left out`);
  const holds = (rule: unknown, path: string) => {
    if (!isRecord(rule)) return tell(path, 'use {segment, add, when}');
    const names = Object.keys({ ...FIELDS, ...rule });
    const faulty = names.filter((name) => !Object.hasOwn(FIELDS, name) || !FIELDS[name]!.holds(rule[name]));
    for (const name of faulty)
      tell(
        `${path}.${name}`,
        Object.hasOwn(FIELDS, name) ? `use ${FIELDS[name]!.use}` : 'no such field; use segment, add, when',
      );
    return !faulty.length;
  };
  const rules = all.slice(0, MOST_RULES).flatMap((rule, index) => {
    const path = `[${index}]`;
    return holds(rule, path) ? [{ path, rule: rule as PriorityRule }] : [];
  });
  const named = rules.flatMap(({ path, rule: { segment, when } }) => [
    asked(segment, `priorities${path}.segment`),
    asked(when, `priorities${path}.when`),
  ]);
  return { priorities: rules.map(({ rule }) => rule), asked: named, problems };
}
