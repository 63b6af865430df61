import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import schema from '../../../src/config.schema.json' with { type: 'json' };
import { checkShape, type Shape } from '../../../src/lib/check-shape.js';

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addFormat('regex', (source: string) => {
  try {
    return !!new RegExp(source);
  } catch {
    return false;
  }
});
ajv.addFormat('uri-reference', (text: string) => URL.canParse(text, 'https://shop.example'));
const byAjv = ajv.compile(schema);

function check(shape: Shape, value: unknown) {
  const faults: string[] = [];
  const holds = checkShape(shape, value, (path, fault) => faults.push(`${path}: ${fault}`));
  return { holds, faults };
}

/** Configs that are nearly right: real keys, values of every kind. */
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
  { text: leaf, link: leaf, image: fc.oneof(leaf, fc.record({ src: leaf, alt: leaf }, { requiredKeys: [] })) },
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
const config = fc.record(
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
    odd: leaf,
  },
  { requiredKeys: [] },
);

describe('checkShape', () => {
  it('finds a config faulty exactly when Ajv does', () => {
    fc.assert(
      fc.property(fc.oneof(config, fc.jsonValue()), (value) => {
        expect(check(schema as Shape, value).faults.length === 0).toBe(byAjv(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves a part that has no fault', () => {
    fc.assert(
      fc.property(config, (value) => {
        const { holds } = check(schema as Shape, value);
        expect(check(schema as Shape, holds).faults).toEqual([]);
      }),
    );
  });

  it('leaves out a faulty variant whole and keeps its neighbours', () => {
    const { holds, faults } = check(schema as Shape, {
      slots: { hero: { variants: { bad: { segment: ['intent:high'], template: '#a' }, good: { template: '#b' } } } },
    });
    expect(holds).toEqual({ slots: { hero: { variants: { good: { template: '#b' } } } } });
    expect(faults).toEqual([
      'slots.hero.variants.bad.segment: no such field; use segments, except, priority, content, template',
    ]);
  });

  it('names the field, what it may be and what it was', () => {
    expect(check(schema as Shape, { retentionDays: 'ten' }).faults).toEqual([
      'retentionDays: use integer from 1 to 395, not "ten"',
    ]);
    expect(check(schema as Shape, 'x').faults).toEqual([': use object, not "x"']);
  });

  it.each([
    ['retentionDays', null, 'null'],
    ['retentionDays', 400, '400'],
    ['retentionDays', [], 'array'],
    ['policyVersion', '', '""'],
    ['assets', 'https://[', '"https://["'],
  ])('shows a wrong %s, %j, as %s', (field, value, shown) => {
    const { faults } = check(schema as Shape, { [field]: value });
    expect(faults.map((fault) => fault.split(', not ').at(-1))).toEqual([shown]);
  });

  it('keeps __proto__ plain data', () => {
    const { holds } = check({ type: 'object', additionalProperties: {} }, JSON.parse('{"__proto__": {"x": 1}}'));
    expect(Object.hasOwn(holds as object, '__proto__')).toBe(true);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('does not throw on values that JSON does not have', () => {
    const cycle: Record<string, unknown> = {};
    cycle['enabled'] = cycle;
    for (const value of [cycle, { enabled: 10n }, { enabled: Symbol('x') }, undefined, () => 1]) {
      expect(check(schema as Shape, value).faults.length).toBeGreaterThan(0);
    }
  });
});
