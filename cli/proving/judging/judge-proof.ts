import type { Verdict } from '../proof.js';
import { beforeRules } from './before-rules.js';
import type { Evidence } from './evidence.js';
import { rightsRules } from './rights-rules.js';
import { withdrawalRules } from './withdrawal-rules.js';

/** Puts every rule to what was seen, in order of number. Where Vitrine never opened, its staying closed shows nothing. */
export function judgeProof(evidence: Evidence): readonly Verdict[] {
  const { unopened } = evidence.observed;
  const rules = [...beforeRules(evidence), ...withdrawalRules(evidence), ...rightsRules(evidence)];
  const shown = rules.map((rule): Verdict => {
    const { rule: number, title, verdict } = rule;
    return unopened === undefined || verdict !== 'kept'
      ? rule
      : { rule: number, title, verdict: 'not shown', evidence: [`Vitrine never opened: ${unopened}.`] };
  });
  return shown.toSorted((one, other) => one.rule - other.rule);
}
