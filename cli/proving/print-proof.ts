import { filesText, PHASES, phaseRows, summaryOf } from './proof-summary.js';
import type { Proof } from './proof.js';

/** How many lines of evidence are printed for one rule. */
const MOST = 8;

/** The report in lines of text. */
export function* printProof(proof: Proof): Iterable<string> {
  const { target, at, took, versions, way, rules } = proof;
  yield `${target}, ${at}`;
  yield `Consent by ${way}; ${versions.browser} in a fresh profile, vitrine ${versions.command}, ${(took / 1000).toFixed(0)} s`;
  yield '';
  yield 'What Vitrine did';
  for (const row of phaseRows(proof)) {
    const { phase, writes, reads, removals, starts, requests, bodies, held, others } = row;
    yield `  ${PHASES[phase].padEnd(28)} ${writes} writes, ${reads} reads, ${removals} removals, ${starts} started, ${requests} requests (${bodies} with a body)`;
    if (held?.length) yield `  ${''.padEnd(28)} kept: ${held.join('; ')}`;
    yield `  ${''.padEnd(28)} others: ${others.writes} writes, ${others.requests} requests`;
  }
  yield '';
  yield 'Rules';
  for (const { rule, title, verdict, evidence } of rules) {
    yield `  ${verdict.padEnd(9)} ${String(rule).padStart(2)}  ${title}`;
    for (const line of evidence.slice(0, MOST)) yield `                ${line}`;
    if (evidence.length > MOST) yield `                and ${evidence.length - MOST} more`;
  }
  yield '';
  yield filesText(proof);
  yield summaryOf(proof);
}
