import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeSchema } from '../../../../cli/schema/whole-schema.js';
import schema from '../../../../src/config.schema.json' with { type: 'json' };
import { explain } from '../../../../src/explain.js';
import { openWholeRulebook } from '../../../../src/whole-rulebook.js';
import { openAjv } from '../../../fixtures/open-ajv.js';
import { OTTO_CONFIG } from '../../../fixtures/otto.js';
import { anyCondition } from '../../segments/own/any-condition.js';

const ajv = openAjv({ strict: true, strictRequired: false, strictTypes: false });
ajv.addKeyword('x-whole');
const fits = ajv.compile(wholeSchema(schema));

const allows = (config: unknown) => fits(config) || ajv.errorsText(fits.errors);

/** What the engine refuses of a shop's rules, in words. */
const refusals = (config: object): readonly string[] =>
  openWholeRulebook(config as never).troubles.map((one) =>
    'message' in one ? String(one.message) : explain(one).message,
  );

/** What an editor cannot know: names and sums, not shapes. */
const MEANING =
  /told by|steps, and may have 2|comparisons, and|cells, and|are too many; up to|is one of|no (segment|feature) |never ends|Nothing assigns/i;

const JSON_BLOCK = /^```json\n([\s\S]*?)^```/gm;
const KEYS = new Set(Object.keys(schema.properties));

function* configsOf(file: string): Generator<object> {
  for (const [, block] of readFileSync(file, 'utf8').matchAll(JSON_BLOCK)) {
    let found: unknown;
    try {
      found = JSON.parse(block!);
    } catch {
      // an excerpt with an ellipsis
      continue;
    }
    const isConfig = typeof found === 'object' && found && Object.keys(found).every((key) => KEYS.has(key));
    if (isConfig && !Array.isArray(found)) yield found as object;
  }
}

describe('the whole schema', () => {
  it('allows every config of the docs', () => {
    const files = readdirSync('docs').filter((name) => name.endsWith('.md'));
    const configs = [...files.map((name) => `docs/${name}`), 'README.md'].flatMap((file) =>
      [...configsOf(file)].map((config) => [file, config] as const),
    );
    for (const key of ['segments', 'micro', 'suppress', 'priorities'])
      expect([key, configs.some(([, config]) => key in config)]).toEqual([key, true]);
    for (const [file, config] of configs) expect([file, config, allows(config)]).toEqual([file, config, true]);
  });

  it('allows every config of the examples and of the tests', () => {
    const sessions = readdirSync('examples/sessions').filter((name) => name.endsWith('.config.json'));
    const files = ['playbook.json', '01-script-tag/vitrine.config.json', ...sessions.map((name) => `sessions/${name}`)];
    for (const name of files)
      expect([name, allows(JSON.parse(readFileSync(`examples/${name}`, 'utf8')))]).toEqual([name, true]);
    expect(allows(OTTO_CONFIG)).toBe(true);
  });

  it('allows every condition that the engine reads', () => {
    fc.assert(
      fc.property(anyCondition, (when) => {
        expect(allows({ segments: { it: { when } } })).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses a condition with something wrong in one place exactly where the engine does', () => {
    let refused = 0;
    fc.assert(
      fc.property(anyCondition, fc.nat(), fc.constantFrom(...ODD), (when, place, odd) => {
        const segments = { it: { when: spoiled(when, place, odd) }, first: { when: { event: 'search' } } };
        const told = refusals({ segments });
        // null is as good as none to the engine there
        if (JSON.stringify(segments).includes('"times":null')) return;
        if (told.some((message) => MEANING.test(message))) return;
        refused += Number(told.length > 0);
        expect([segments, fits({ segments }), told]).toEqual([segments, !told.length, told]);
      }),
      { numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(100);
  });
});

const ODD: readonly unknown[] = [
  null,
  true,
  7,
  'x',
  '',
  [],
  {},
  [null],
  { $gte: 2 },
  { $not: {} },
  { event: 'search' },
];

/** A copy in which the value at one place, counted through, is another. */
function spoiled(value: unknown, place: number, odd: unknown): unknown {
  const copy: unknown = structuredClone({ value });
  const places: [Record<string, unknown>, string][] = [];
  const walk = (at: unknown) => {
    if (typeof at !== 'object' || !at) return;
    for (const key of Object.keys(at)) {
      places.push([at as Record<string, unknown>, key]);
      walk((at as Record<string, unknown>)[key]);
    }
  };
  walk(copy);
  const [object, key] = places[place % places.length]!;
  object[key] = odd;
  return (copy as { value: unknown }).value;
}
const rule = { segment: 'a:b', add: 1, when: 'c:d' };
const micro = { id: 'm', all: ['intent:high', 'cart:filled'], support: { sessions: 9, shoppers: 8 }, lift: 2 };

describe('of a shop’s rules the whole schema refuses what the engine refuses', () => {
  it.each<[name: string, config: object]>([
    ['suppress as a list', { suppress: [] }],
    ['a rule that there is not', { suppress: { recentbuyers: true } }],
    ['a rule that is false', { suppress: { recentBuyers: false } }],
    ['a field of another rule', { suppress: { recentBuyers: { week: 3 } } }],
    ['days beyond thirteen months', { suppress: { returns: { days: 396 } } }],
    ['days that are a text', { suppress: { owned: { days: '9' } } }],
    ['half a time', { suppress: { frequency: [{ visit: 2 }, { day: 0.5 }] } }],
    ['a cap of something else', { suppress: { frequency: { of: 'page' } } }],
    ['no pages for children', { suppress: { minors: true } }],
    ['a scope alone for children', { suppress: { minors: { only: ['offer'] } } }],
    ['a kind of page that there is not', { suppress: { sensitivePages: { kinds: ['basket'] } } }],
    ['a path that is no expression', { suppress: { minors: { paths: ['('] } } }],
    ['an empty scope', { suppress: { complaints: { only: [] } } }],
    ['a limit above 1', { suppress: { unlikely: { below: { 'predictive:likely-buyer': 2 } } } }],
    ['a limit of nothing', { suppress: { unlikely: { below: {} } } }],
    ['a segment without family', { suppress: { unlikely: { segments: ['buyer'] } } }],
    ['priorities as an object', { priorities: {} }],
    ['a priority that moves nothing', { priorities: [{ ...rule, add: 0 }] }],
    ['a priority too large', { priorities: [{ ...rule, add: 2e6 }] }],
    ['a priority without when', { priorities: [{ segment: 'a:b', add: 1 }] }],
    ['a field that no priority has', { priorities: [{ ...rule, because: 'so' }] }],
    ['a micro-segment of one', { micro: [{ ...micro, all: ['intent:high'] }] }],
    ['a micro-segment of one twice', { micro: [{ ...micro, all: ['intent:high', 'intent:high'] }] }],
    ['a micro-segment with a name', { micro: [{ ...micro, id: 'Big ones' }] }],
    ['a segment without a condition', { segments: { it: {} } }],
    ['a segment with a capital letter', { segments: { It: { when: { event: 'search' } } } }],
    ['a hold without a unit', { segments: { it: { when: { event: 'search' }, hold: '10' } } }],
    ['a further part of a segment', { segments: { it: { when: { event: 'search' }, until: {} } } }],
    ['a description that is no text', { segments: { it: { when: { event: 'search' }, description: 3 } } }],
    ['an event and a sequence in one', { segments: { it: { when: { event: 'search', $sequence: [] } } } }],
    ['a count beside no event', { segments: { it: { when: { count: 2 } } } }],
    ['last beside within', { segments: { it: { when: { event: 'search', last: '3d', within: '3d' } } } }],
    ['distinct beside same', { segments: { it: { when: { event: 'search', same: 'item_id', distinct: 'item_id' } } } }],
    ['a sequence of one step', { segments: { it: { when: { $sequence: [{ event: 'search' }] } } } }],
    ['an event that there is not', { segments: { it: { when: { event: 'view_itm' } } } }],
    ['a trait of a person', { segments: { it: { when: { 'profile.traits.age': 30 } } } }],
    ['a score that there is not', { segments: { it: { when: { 'churn.inactiv': 0.5 } } } }],
    ['an order of texts', { segments: { it: { when: { event: 'search', where: { coupon: { $gt: 'a' } } } } } }],
    ['a micro-segment as a condition', { segments: { it: { when: { 'micro:m': true } } } }],
  ])('%s', (_, config) => {
    expect(refusals(config)).not.toEqual([]);
    expect(fits(config)).toBe(false);
  });

  it.each<[name: string, config: object]>([
    [
      'rules with all their defaults',
      { suppress: { recentBuyers: true, unlikely: true, frequency: [true, { day: 2 }] } },
    ],
    ['a lower priority', { priorities: [{ segment: 'cart:filled', add: -0.5, when: 'context:weather-rain' }] }],
    ['a micro-segment', { micro: [micro] }],
    ['a repeated step', { segments: { it: { when: { $sequence: [{ event: 'search', times: 2 }] } } } }],
  ])('and allows %s', (_, config) => {
    expect(refusals(config)).toEqual([]);
    expect(allows(config)).toBe(true);
  });
});
