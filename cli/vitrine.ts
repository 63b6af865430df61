import { checkCommand } from './check.js';
import { featuresCommand } from './features.js';
import { replayCommand } from './replay.js';
import { schemaCommand } from './schema.js';

const COMMANDS: Record<string, (args: readonly string[]) => Promise<number>> = {
  replay: replayCommand,
  check: checkCommand,
  features: featuresCommand,
  schema: schemaCommand,
};

const USAGE = `vitrine <command>

  replay <events.ndjson>    the timeline of segments and decisions of a recorded session
  check <config.json>       what is wrong with a config
  features [events.ndjson]  the feature values of each shopper
  schema                    the JSON Schema of the config

Each command explains itself with --help.`;

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (!command) {
  const asked = ['--help', '-h', 'help'].includes(name);
  console[asked ? 'log' : 'error'](asked || !name ? USAGE : `vitrine: no command "${name}"\n\n${USAGE}`);
  process.exitCode = asked ? 0 : 2;
} else {
  process.exitCode = await command(args);
}
