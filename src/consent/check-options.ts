import type { Tell } from '../lib/report.js';
import type { ConsentOptions } from './consent-options.js';
import { everything } from './everything.js';
import { MANAGER_NAMES } from './managers/manager-names.js';

type Test = (value: unknown) => boolean;

const among =
  (known: readonly unknown[]): Test =>
  (value) =>
    known.includes(value);
const list =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);
const map =
  (key: Test, test: Test): Test =>
  (value) =>
    Object(value) === value && Object.entries(value as object).every(([name, one]) => key(name) && test(one));
const text: Test = (value) => typeof value === 'string' && value !== '';

const manager = among(MANAGER_NAMES);
const capability = among(Object.keys(everything('unknown')));

type Option = readonly [Test, string];

const upTo = (most: number): Option => [
  (value) => Number.isInteger(value) && (value as number) > 0 && (value as number) <= most,
  `a whole number from 1 to ${most}`,
];

const flag: Option = [among([true, false]), 'true or false'];
const rule: Option = [among(['export', 'all', 'yield', false]), '"export", "all", "yield" or false'];

/** What each option may be, and what to use instead: what config.schema.json says of them, in short. */
const OPTIONS: Readonly<Record<keyof ConsentOptions, Option>> = {
  callback: [(value) => typeof value === 'function', 'a function'],
  sources: [(value) => value === 'auto' || list(manager)(value), `"auto" or a list of ${MANAGER_NAMES.join(', ')}`],
  map: [map(manager, map(capability, list(text))), 'purposes by manager and capability'],
  globals: [map(manager, text), 'names by manager'],
  whereNotRequired: [list(capability), 'a list of capabilities'],
  gpc: rule,
  dnt: rule,
  maxAge: upTo(395),
  since: [(value) => text(value) && Date.parse(value as string) > 0, 'a date such as "2026-11-01"'],
  optOutFlag: flag,
  child: flag,
  vendorId: upTo(100_000),
  usePublisher: flag,
};

/** Whether nothing in the options is misspelled; each fault is told by its field. The short check of a page leaves that to this. */
export function checkOptions(options: ConsentOptions, report: Tell): boolean {
  let holds = true;
  for (const [name, value] of Object.entries(options)) {
    const [test, use] = Object.hasOwn(OPTIONS, name) ? OPTIONS[name as keyof ConsentOptions] : [];
    if (test?.(value)) continue;
    holds = false;
    report({ code: 'consent-options', field: `consent.${name}`, about: use ?? 'a name of docs/consent.md' });
  }
  return holds;
}
