import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import schema from '../../../src/config.schema.json' with { type: 'json' };
import { checkShape, type Shape } from '../../../src/lib/check-shape.js';
import { openAjv } from '../../fixtures/open-ajv.js';
import { nearlyConfig as config } from './nearly-config.js';

const ajv = openAjv({ strict: false });
const byAjv = ajv.compile(schema);

function check(shape: Shape, value: unknown) {
  const faults: string[] = [];
  const holds = checkShape(shape, value, (path, fault) => faults.push(`${path}: ${fault}`));
  return { holds, faults };
}

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
      'slots.hero.variants.bad.segment: no such field; use segments, except, priority, content, template, locales, currencies, from, until, rollout, offer, list, price',
    ]);
  });

  it('names what is wrong inside an object that may also be false, and keeps the rest of it', () => {
    const { holds, faults } = check(schema as Shape, { budget: { cpu: 0, cls: 0.05 } });
    expect(holds).toEqual({ budget: { cls: 0.05 } });
    expect(faults).toEqual(['budget.cpu: use number from 0.001 to 1000000000, not 0']);
    expect(check(schema as Shape, { budget: true }).faults).toEqual(['budget: use object or false, not true']);
    expect(check(schema as Shape, { budget: false })).toEqual({ holds: { budget: false }, faults: [] });
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

  it('leaves an object alone of whose fields the shape says nothing', () => {
    const open = { type: 'object', properties: { own: { type: 'object' }, list: { type: 'array', items: {} } } };
    const value = { own: { a: { b: [1] } }, list: [{ c: 1 }] };
    expect(check(open as Shape, value)).toEqual({ holds: value, faults: [] });
    expect(check(open as Shape, { own: [] }).faults).toEqual(['own: use object, not array']);
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
