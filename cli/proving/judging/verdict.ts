import type { Verdict } from '../proof.js';

/** What was found of one rule. */
export type Findings = Readonly<{
  /** What broke it. */
  broke: readonly string[];
  /** What a script did that holds the shop's code too: it may have. */
  unclear?: readonly string[];
  /** Why it cannot be said. */
  missing?: string | undefined;
  /** What is said otherwise. */
  kept: string;
}>;

/** The verdict on a rule: broken by whatever broke it, kept only if nothing is left open. */
export function verdict(rule: number, title: string, { broke, unclear = [], missing, kept }: Findings): Verdict {
  if (broke.length) return { rule, title, verdict: 'broken', evidence: [...new Set(broke)] };
  if (missing !== undefined) return { rule, title, verdict: 'not shown', evidence: [missing] };
  if (!unclear.length) return { rule, title, verdict: 'kept', evidence: [kept] };
  const evidence = ['By a script that holds the shop’s own code as well:', ...new Set(unclear)];
  return { rule, title, verdict: 'not shown', evidence };
}
