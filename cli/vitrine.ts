import manifest from '../package.json' with { type: 'json' };
import { assetsCommand } from './commands/assets.js';
import { auditCommand } from './commands/audit.js';
import { checkCommand } from './commands/check.js';
import { fairnessCommand } from './commands/fairness.js';
import { featuresCommand } from './commands/features.js';
import { modelsCommand } from './commands/models.js';
import { proveCommand } from './commands/prove.js';
import { replayCommand } from './commands/replay.js';
import { schemaCommand } from './commands/schema.js';
import { scoreCommand } from './commands/score.js';
import { segmentsCommand } from './commands/segments.js';
import { summariesCommand } from './commands/summaries.js';

const COMMANDS: Record<string, (args: readonly string[]) => Promise<number>> = {
  replay: replayCommand,
  check: checkCommand,
  assets: assetsCommand,
  audit: auditCommand,
  prove: proveCommand,
  features: featuresCommand,
  segments: segmentsCommand,
  summaries: summariesCommand,
  score: scoreCommand,
  models: modelsCommand,
  fairness: fairnessCommand,
  schema: schemaCommand,
};

const USAGE = `vitrine <command> | --version

  replay <events.ndjson>    the timeline of segments and decisions of a recorded session
  check <config.json>       what is wrong with a config
  assets <folder>           copies what a page fetches by URL, worker and models, into a folder that the shop serves
  audit <url|folder|file>   what a shop says, what is missing, and how each fault is mended
  prove <url|folder>        what is kept, read and sent before, under and after consent: a report to file
  features [file]           the feature values of each shopper, from events, orders, OTTO or GA4
  segments [file]           sizes, overlaps and moves of segments over many sessions; --mine finds micro-segments
  summaries [file]          sessions or customers as a shop retrains on them, without identifiers
  score --model <id> [rows] the scores of one model for rows of features or a recording
  models                    the models that there are, or a folder of those that a shop serves
  fairness <decisions>      whether decisions, and the models behind them, treat groups alike
  schema                    the JSON Schema of the config

Each command explains itself with --help.`;

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (name === '--version' || name === '-v') {
  console.log(manifest.version);
} else if (!command) {
  const asked = ['--help', '-h', 'help'].includes(name);
  console[asked ? 'log' : 'error'](asked || !name ? USAGE : `vitrine: no command "${name}"\n\n${USAGE}`);
  process.exitCode = asked ? 0 : 2;
} else {
  process.exitCode = await command(args);
}
