import { readFile } from 'node:fs/promises';
import type { ResolvedConfig } from '../../src/config.js';
import { slotRules } from '../../src/decisions/slot-rules.js';
import { explain } from '../../src/explain.js';
import type { Problem, Report } from '../../src/lib/report.js';
import { readConfig } from '../../src/read-config.js';
import { configRulebook } from './config-rulebook.js';
import { unknownSegments } from '../../src/unknown-segments.js';
import { scopeFaults } from '../checking/scope-faults.js';
import { fairConfig } from './fair-config.js';
import { slotFaults } from './slot-faults.js';

/** Reads a config file and reports every fault of it. Rejects, naming the file, when it cannot be read or is not JSON. */
export async function readConfigFile(path: string, report: Report): Promise<ResolvedConfig> {
  const config = fairConfig(readConfig(await readJson(path), report), report);
  const book = configRulebook(config);
  const unknown = unknownSegments(slotRules(config.slots), config.campaigns, book);
  for (const trouble of [...book.troubles, ...unknown])
    report('message' in trouble ? (trouble as Problem) : explain({ ...trouble, field: `config.${trouble.field}` }));
  for (const problem of [...scopeFaults(book.scopes, config.slots), ...slotFaults(config.slots)]) report(problem);
  return config;
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new Error(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
