import { parseArgs } from 'node:util';
import type { Problem } from '../../src/lib/report.js';
import { configRulebook } from '../replaying/config-rulebook.js';
import { checkFeed } from '../checking/check-feed.js';
import { configWarnings } from '../checking/config-warnings.js';
import { readConfigFile } from '../replaying/read-config-file.js';

const USAGE = `vitrine check <config.json> [--catalogue <feed>]

Tells every fault of a config that can be told without the page. What a selector or a template finds there, and whether an
image loads, is for the page to say: open it with ?vitrine.<slot>=<variant>.
What is no fault and yet does nothing is a warning: a segment that nothing acts on, a variant that can never stand.
--catalogue reads a copy of the feed that the config names, as a page would, and tells every fault of it.
Exit code 0 without a fault, 1 with one, 2 when the file cannot be read.`;

/** `vitrine check`: the faults of a config file, one a line. */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const problems: Problem[] = [];
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { help: { type: 'boolean', short: 'h' }, catalogue: { type: 'string' } },
      allowPositionals: true,
    });
    const [path] = positionals;
    if (values.help || !path || positionals.length > 1) {
      console[values.help ? 'log' : 'error'](USAGE);
      return values.help ? 0 : 2;
    }
    const report = (problem: Problem) => void problems.push(problem);
    const config = await readConfigFile(path, report);
    const book = configRulebook(config);
    for (const warning of configWarnings(config, book)) console.log(`warning: ${warning}`);
    if (values.catalogue) console.log(`${values.catalogue}: ${await checkFeed(values.catalogue, config, report)}`);
    if (!problems.length) console.log(`${path}: no fault found`);
  } catch (cause) {
    console.error(`vitrine check: ${cause instanceof Error ? cause.message : String(cause)}`);
    return 2;
  }
  for (const problem of problems) console.error(problem.message);
  return problems.length ? 1 : 0;
}
