import fc from 'fast-check';

const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    true,
    false,
    null,
    0,
    1,
    30,
    400,
    -3.5,
    '',
    'a',
    'models/',
    'cluster:discount-seeker',
    '(',
    '^/x',
    'sale',
    'https://',
  ),
  fc.array(fc.constantFrom<unknown>('intent:high', 'Intent', 3), { maxLength: 2 }),
);
const element = fc.record(
  {
    text: leaf,
    link: leaf,
    image: fc.oneof(leaf, fc.record({ src: leaf, alt: leaf }, { requiredKeys: [] })),
    variables: fc.oneof(leaf, fc.dictionary(fc.string(), leaf)),
  },
  { requiredKeys: [] },
);
const variant = fc.record(
  {
    segments: leaf,
    except: leaf,
    priority: leaf,
    template: leaf,
    content: fc.oneof(leaf, fc.dictionary(fc.string(), element)),
    odd: leaf,
  },
  { requiredKeys: [] },
);
const slot = fc.record(
  { selector: leaf, variants: fc.oneof(leaf, fc.dictionary(fc.string(), variant)) },
  { requiredKeys: [] },
);
/** Configs that are nearly right: real keys, values of every kind. */
export const nearlyConfig: fc.Arbitrary<unknown> = fc.record(
  {
    enabled: leaf,
    assets: leaf,
    models: leaf,
    retentionDays: leaf,
    policyVersion: leaf,
    campaigns: fc.oneof(leaf, fc.dictionary(fc.string(), leaf)),
    capture: fc.record(
      { dataLayer: leaf, backfill: leaf, pageKinds: fc.oneof(leaf, fc.array(fc.record({ path: leaf, kind: leaf }))) },
      { requiredKeys: [] },
    ),
    slots: fc.oneof(leaf, fc.dictionary(fc.string(), slot)),
    budget: fc.oneof(leaf, fc.record({ cpu: leaf, longTask: leaf, cls: leaf, odd: leaf }, { requiredKeys: [] })),
    odd: leaf,
  },
  { requiredKeys: [] },
);
