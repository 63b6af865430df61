import schema from '../src/config.schema.json' with { type: 'json' };

const USAGE = `vitrine schema

Prints the JSON Schema of the config, for an editor or a check of your own.`;

/** `vitrine schema`: prints the JSON Schema of the config. */
export async function schemaCommand(args: readonly string[]): Promise<number> {
  const asked = args[0] === '--help' || args[0] === '-h';
  if (args.length && !asked) {
    console.error(USAGE);
    return 2;
  }
  console.log(asked ? USAGE : JSON.stringify(schema, null, 2));
  return 0;
}
