import schema from '../../src/config.schema.json' with { type: 'json' };
import summary from '../../src/learning/summary.schema.json' with { type: 'json' };

const USAGE = `vitrine schema [config | summary]

Prints the JSON Schema of the config, or of the lines that vitrine summaries writes, for an editor or a check of your own.`;

const SCHEMAS: ReadonlyMap<string, object> = new Map<string, object>([
  ['config', schema],
  ['summary', summary],
]);

/** `vitrine schema`: prints the JSON Schema of the config or of a summary. */
export async function schemaCommand(args: readonly string[]): Promise<number> {
  const [name = 'config', ...extra] = args;
  const asked = name === '--help' || name === '-h';
  const found = SCHEMAS.get(name);
  if (extra.length || (!asked && !found)) {
    console.error(USAGE);
    return 2;
  }
  console.log(asked ? USAGE : JSON.stringify(found, null, 2));
  return 0;
}
