import type { Guard, InScope } from './guard.js';
import { complaints } from './guards/complaints.js';
import { frequency } from './guards/frequency.js';
import { owned } from './guards/owned.js';
import { pageRule, type PageRule } from './guards/page-rule.js';
import { recentBuyers } from './guards/recent-buyers.js';
import { returns } from './guards/returns.js';
import { unlikely } from './guards/unlikely.js';
import type { SuppressConfig } from './suppress-config.js';

/** A kind of rule: its fields besides the scope, and what it is under them. */
export type Kind = Readonly<{
  fields: readonly string[];
  /** The code of the clause that says why. */
  clause: string;
  /** Without one of its fields it would say nothing. */
  needsField?: true;
  open(options: object, inScope: InScope): Guard;
}>;

const SENSITIVE: PageRule = { kinds: ['checkout', 'account', 'help'] };

const kind = <Options, State>(
  clause: string,
  fields: readonly string[],
  open: (options: Options, inScope: InScope) => Guard<State>,
): Kind => ({ clause: `suppress.${clause}`, fields, open }) as unknown as Kind;

/** Every kind of rule, in the order in which they are asked: what holds back for everybody's sake comes first. */
export const RULE_KINDS: Readonly<Record<keyof SuppressConfig, Kind>> = {
  minors: { ...kind('page', ['kinds', 'paths'], pageRule), needsField: true },
  sensitivePages: kind('page', ['kinds', 'paths'], (pages: PageRule) =>
    pageRule(pages.kinds || pages.paths ? pages : SENSITIVE),
  ),
  complaints: kind('complaint', [], complaints),
  returns: kind('return', ['days'], returns),
  owned: kind('owned', ['days'], owned),
  recentBuyers: kind('order', ['days'], recentBuyers),
  frequency: kind('seen', ['visit', 'day', 'week', 'of'], frequency),
  unlikely: kind('unlikely', ['segments', 'below'], unlikely),
};
