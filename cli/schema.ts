import schema from '../src/config.schema.json' with { type: 'json' };

/** `vitrine schema`: prints the JSON Schema of the config. */
export async function schemaCommand(): Promise<number> {
  console.log(JSON.stringify(schema, null, 2));
  return 0;
}
