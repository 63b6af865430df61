import type { DecisionReport } from './decisions/decision-report.js';
import type { Finding } from './finding.js';
import type { Flips } from './flips/flip-tally.js';
import type { HeadReport } from './heads/head-report.js';
import type { Limits } from './limits.js';
import type { PriceRule } from './prices/price-rules.js';

/** All that was looked at, and what was found. Undefined is what was not asked for. */
export type FairnessReport = Readonly<{
  /** `fail` if any finding is one. */
  verdict: 'pass' | 'fail';
  /** What was looked at: files, folders. */
  targets: readonly string[];
  limits: Limits;
  findings: readonly Finding[];
  decisions?: DecisionReport;
  /** What is wrong with the config that was replayed: such variants are left out. */
  replayed?: Flips & Readonly<{ sessions: number; config_faults: readonly string[] }>;
  heads?: HeadReport;
  price_rules?: readonly PriceRule[];
}>;
