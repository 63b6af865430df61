import { readFile } from 'node:fs/promises';
import { readConfig } from '../src/config.js';
import { slotRules } from '../src/decisions/slot-rules.js';
import type { Problem } from '../src/lib/report.js';
import { unknownSegments } from '../src/unknown-segments.js';

const USAGE = `vitrine check <config.json>

Tells every fault of a config: exit code 0 without one, 1 with one, 2 when the file cannot be read.`;

/** `vitrine check`: the faults of a config file, one a line. */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const path = args[0];
  if (!path || path === '--help') {
    console[path ? 'log' : 'error'](USAGE);
    return path ? 0 : 2;
  }
  const problems: Problem[] = [];
  try {
    const { slots, campaigns } = readConfig(JSON.parse(await readFile(path, 'utf8')), (one) => problems.push(one));
    problems.push(...unknownSegments(slotRules(slots), campaigns));
  } catch (cause) {
    console.error(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`);
    return 2;
  }
  for (const problem of problems) console.error(problem.message);
  if (!problems.length) console.log(`${path}: no fault found`);
  return problems.length ? 1 : 0;
}
