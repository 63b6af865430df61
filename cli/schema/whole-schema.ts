import type schema from '../../src/config.schema.json';
import { CONDITION_DEFS, SEGMENTS_SCHEMA } from './condition-schema.js';
import { TERMS_SCHEMA } from './terms-schema.js';
import { MICRO_SCHEMA, PRIORITIES_SCHEMA, SUPPRESS_SCHEMA } from './rules-schema.js';

/**
 * The JSON Schema of a config with a shop's rules in it, for editors and checks. config.schema.json, by which a page checks, leaves those to
 * the engine; here they are made of the very words that the engine knows.
 */
export function wholeSchema({ properties, $defs, ...rest }: typeof schema): object {
  const described = (name: 'segments' | 'micro' | 'suppress' | 'priorities', more: object) => ({
    [name]: { ...more, description: properties[name].description },
  });
  const { variant } = $defs;
  const terms = Object.fromEntries(
    Object.entries(TERMS_SCHEMA).map(([name, more]) => [
      name,
      { ...more, description: variant.properties[name as keyof typeof TERMS_SCHEMA].description },
    ]),
  );
  return {
    ...rest,
    properties: {
      ...properties,
      ...described('segments', SEGMENTS_SCHEMA),
      ...described('micro', MICRO_SCHEMA),
      ...described('suppress', SUPPRESS_SCHEMA),
      ...described('priorities', PRIORITIES_SCHEMA),
    },
    $defs: {
      ...$defs,
      variant: { ...variant, properties: { ...variant.properties, ...terms } },
      pageKind: properties.capture.properties.pageKinds.items.properties.kind,
      ...CONDITION_DEFS,
    },
  };
}
