import { FEATURE_NOTES, type FeatureNote } from '../../src/features/feature-notes.js';
import { MORE_NOTES } from '../../src/features/more/more-notes.js';
import schema from '../../src/config.schema.json' with { type: 'json' };
import { wholeSchema } from '../schema/whole-schema.js';
import summary from '../../src/learning/summary.schema.json' with { type: 'json' };

const USAGE = `vitrine schema [config | summary | features]

Prints the JSON Schema of the config, or of the lines that vitrine summaries writes, for an editor or a check of your own; or the
features, in order, each with its unit, its definition and whether the first models may ask for it ("core") or only those
that wait for an idle page ("further").`;

const listed = (notes: Readonly<Record<string, FeatureNote>>, set: 'core' | 'further') =>
  Object.entries(notes).map(([id, note]) => Object.assign({ id, set }, note));

const SCHEMAS: ReadonlyMap<string, object> = new Map<string, object>([
  ['config', wholeSchema(schema)],
  ['summary', summary],
  ['features', [...listed(FEATURE_NOTES, 'core'), ...listed(MORE_NOTES, 'further')]],
]);

/** `vitrine schema`: prints the JSON Schema of the config or of a summary, or the list of features. */
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
