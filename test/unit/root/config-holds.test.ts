import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configHolds } from '../../../src/config-holds.js';
import { resolveConfig, type Config } from '../../../src/config.js';
import schema from '../../../src/config.schema.json' with { type: 'json' };
import type { Shape } from '../../../src/lib/check-shape.js';
import type { Problem } from '../../../src/lib/report.js';
import { readConfig } from '../../../src/read-config.js';
import { nearlyConfig } from '../lib/nearly-config.js';

function read(given: unknown) {
  const problems: Problem[] = [];
  return { config: readConfig(given, (problem) => problems.push(problem)), problems };
}

const TEXTS: Record<string, string> = {
  '^[A-Za-z_$][\\w$]*$': 'layer',
  '^[a-z0-9-]+$': 'sale',
  '^\\d{4}-\\d\\d-\\d\\d': '2026-11-01',
  '^[a-z]+:[a-z0-9-]+$': 'intent:high',
  '^[A-Z]{3}$': 'EUR',
  [schema.$defs.day.pattern]: '11-27',
};

/** A value with every field that the shape has. */
function whole(shape: Shape): unknown {
  if (shape.$ref) return whole(schema.$defs[shape.$ref.slice(8) as keyof typeof schema.$defs] as Shape);
  if (shape.anyOf) return whole(shape.anyOf[0]!);
  if ('const' in shape) return shape.const;
  if (shape.enum) return shape.enum[0];
  if (shape.items) return [whole(shape.items)];
  if (shape.properties)
    return Object.fromEntries(Object.entries(shape.properties).map(([name, one]) => [name, whole(one)]));
  if (shape.additionalProperties) return { some: whole(shape.additionalProperties) };
  if (shape.type === 'object') return {};
  if (shape.type === 'boolean') return true;
  return shape.type === 'string' ? (TEXTS[shape.pattern ?? ''] ?? 'text') : 1;
}

/** What is left to the full check, for each byte of the short one is paid by every page; `consent` to the file that hears it. */
const RARE_CAPTURE = [
  'dataLayer',
  'pageKinds',
  'routeQuery',
  'domains',
  'sources',
  'globals',
  'words',
  'hash',
  'sensitive',
];

/** Of a slot and its variants. */
const RARE = new Set(['shadow', 'price', 'list', 'locales', 'currencies', 'from', 'until', 'rollout', 'offer']);

function withoutRare(config: unknown): Config {
  const {
    segments: _a,
    micro: _b,
    uninstrumented: _c,
    suppress: _d,
    priorities: _e,
    seasons: _,
    profile: __,
    consent: ___,
    pricing: ____,
    budget: _____,
    retentionDays: _______,
    catalogue: ________,
    capture,
    slots,
    ...rest
  } = config as Config;
  const kept = Object.entries(capture!).filter(([name]) => !RARE_CAPTURE.includes(name));
  const common = (one: object) => Object.fromEntries(Object.entries(one).filter(([name]) => !RARE.has(name)));
  const unpriced = Object.entries(slots!).map(([slot, { variants, ...of }]) => [
    slot,
    { ...common(of), variants: Object.fromEntries(Object.entries(variants).map(([name, one]) => [name, common(one)])) },
  ]);
  return { ...rest, capture: Object.fromEntries(kept), slots: Object.fromEntries(unpriced) };
}

/** A copy that differs in one place, however deep. */
function changed(value: unknown, [place, other]: readonly [number, unknown]): unknown {
  let left = place;
  const walk = (one: unknown): unknown => {
    if (!left--) return other;
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, child]) => [left ? name : `${name}x`, walk(child)]));
  };
  return walk(value);
}

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    'a b',
    0,
    -1,
    NaN,
    1e9,
    1.5,
    true,
    false,
    [],
    {},
    [null],
    'https://[',
    '(',
  ),
  fc.jsonValue(),
);

describe('configHolds', () => {
  it('passes a config with every field of the schema that many shops set', () => {
    const config = whole(schema as Shape);
    expect(read(config).problems).toEqual([]);
    expect(configHolds(withoutRare(config))).toBe(true);
  });

  it.each([
    { seasons: [] },
    { segments: {} },
    { micro: [] },
    { uninstrumented: [] },
    { suppress: {} },
    { priorities: [] },
    { budget: { cpu: 50 } },
    { retentionDays: 30 },
    { profile: { url: '/p', keys: [] } },
    { pricing: {} },
    { slots: { offer: { variants: { ten: { template: '#ten', price: { effect: 'none' } } } } } },
    ...RARE_CAPTURE.map((name) => ({ capture: { [name]: [] } })),
  ])('leaves what few shops set to the full check: %j', (config) => expect(configHolds(config)).toBe(false));

  it.each(['01-script-tag/vitrine.config.json'])('passes the config of examples/%s', (path) => {
    expect(configHolds(JSON.parse(readFileSync(`examples/${path}`, 'utf8')))).toBe(true);
  });

  it('passes a config of nothing, and a consent source', () => {
    for (const config of [{}, { consent: () => undefined }, { consent: undefined }, { slots: {}, campaigns: {} }])
      expect(configHolds(config)).toBe(true);
  });

  it('never passes what the schema refuses, and what it passes is the same by either way', () => {
    const place = fc.nat({ max: 80 });
    const config = withoutRare(whole(schema as Shape));
    const values = fc.oneof(
      nearlyConfig,
      fc.jsonValue(),
      fc.tuple(place, odd).map((change) => changed(config, change)),
    );
    let passed = 0;
    fc.assert(
      fc.property(values, (value) => {
        if (!configHolds(value)) return;
        passed++;
        expect(read(value)).toEqual({ config: resolveConfig(value), problems: [] });
      }),
      { numRuns: 5000 },
    );
    expect(passed).toBeGreaterThan(20);
  });

  it.each(['toString', 'constructor', 'hasOwnProperty', '__proto__', 'valueOf'])('knows no field called %s', (name) => {
    for (const value of [true, 'enabled', {}]) {
      expect(configHolds(JSON.parse(`{"${name}": ${JSON.stringify(value)}}`))).toBe(false);
    }
  });

  it.each<[string, unknown]>([
    ['a number', 3],
    ['null', null],
    ['a list', []],
    ['a text', 'x'],
    ['an object that throws', Object.defineProperty({}, 'slots', { enumerable: true, get: () => { throw new Error('no'); } })], // prettier-ignore
    ['a consent that is neither a function nor options', { consent: 'always' }],
    ['a weather that is no function', { weather: 'rain' }],
  ])('does not pass %s', (_, value) => {
    expect(configHolds(value)).toBe(false);
  });
});
