import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPriorities } from '../../../src/decisions/read-priorities.js';
import { openSuppression } from '../../../src/decisions/suppression/open-suppression.js';
import { readSuppress } from '../../../src/decisions/suppression/read-suppress.js';
import { phrases as en } from '../../../src/segments/phrases/en.js';

const told = (given: unknown) => readSuppress(given).problems.map(({ field, message }) => [field, message]);

describe('suppress', () => {
  it('is nothing where it is not there', () => {
    expect(readSuppress(undefined)).toEqual({ rules: [], problems: [] });
    expect(openSuppression({}).suppression).toBeUndefined();
  });

  it.each<[string, unknown, string, string]>([
    ['no object', [], 'suppress', 'use an object of rules, not this list'],
    ['an unknown rule', { recentBuyer: true }, 'suppress.recentBuyer', 'no such rule; use minors, sensitivePages'],
    ['a rule that is none', { owned: 'yes' }, 'suppress.owned', 'use true, an object or a list of objects, not "yes"'],
    ['an unknown field', { owned: { dys: 3 } }, 'suppress.owned.dys', 'no such field; use days, only, except'],
    ['a field of another rule', { owned: { visit: 3 } }, 'suppress.owned.visit', 'no such field'],
    [
      'too many days',
      { returns: { days: 400 } },
      'suppress.returns.days',
      'whole number of days from 1 to 395, not 400',
    ],
    [
      'a broken number',
      { frequency: { day: 1.5 } },
      'suppress.frequency.day',
      'a whole number from 1 to 1000, not 1.5',
    ],
    ['a wrong word', { frequency: { of: 'page' } }, 'suppress.frequency.of', 'use "variant" or "slot", not "page"'],
    ['no segment', { unlikely: { segments: ['x'] } }, 'suppress.unlikely.segments', 'a list of segments such as'],
    ['no limit', { unlikely: { below: { 'a:b': 2 } } }, 'suppress.unlikely.below', 'scores above 0 and up to 1'],
    ['no page kind', { minors: { kinds: ['toys'] } }, 'suppress.minors.kinds', 'page kinds out of home, listing'],
    ['no expression', { minors: { paths: ['('] } }, 'suppress.minors.paths', 'regular expressions on the path'],
    ['no page at all', { minors: {} }, 'suppress.minors', 'needs kinds or paths'],
    ['an empty scope', { owned: { only: [] } }, 'suppress.owned.only', 'slots or variants such as "offer"'],
    ['one of a list', { owned: [{}, { days: 0 }] }, 'suppress.owned[1].days', 'not 0'],
  ])('with %s names the field and the remedy', (_, ...[given, field, remedy]) => {
    const [[at, message] = []] = told(given);
    expect(at).toBe(field);
    expect(message).toContain(`config.${field}: `);
    expect(message).toContain(remedy);
    expect(message).toMatch(/\. See docs\/suppression\.md\.$/);
  });

  it('loses the rule with a fault and keeps the others, in the order in which they are asked', () => {
    const { rules } = readSuppress({ frequency: [{ day: 2 }, { day: 0 }], owned: true, returns: 3 });
    expect(rules.map(({ name }) => name)).toEqual(['owned', 'frequency[0]']);
  });

  it('has fifty rules at most', () => {
    const { rules, problems } = readSuppress({ owned: Array.from({ length: 51 }, () => ({})) });
    expect(rules).toHaveLength(50);
    expect(problems[0]?.message).toContain('more than 50 rules');
  });

  it('never throws, whatever it is', () => {
    const rule = fc.oneof(
      fc.constant(true),
      fc.jsonValue(),
      fc.dictionary(
        fc.constantFrom('days', 'only', 'paths', 'below', 'of', 'constructor', '__proto__'),
        fc.jsonValue(),
      ),
    );
    const names = fc.constantFrom('owned', 'minors', 'frequency', 'unlikely', 'returns', 'constructor', '__proto__');
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(names, rule)), (given) => {
        const { suppression, problems } = openSuppression(given);
        for (const { code, field, message } of problems) {
          expect(code).toBe('config-invalid');
          expect(message).toContain(`config.${field}: `);
        }
        suppression?.judge(suppression.start(), { slot: 'a', variant: 'b', at: 0, phrases: en });
      }),
    );
    const cycle: Record<string, unknown> = {};
    cycle['owned'] = { days: cycle };
    expect(told(cycle)[0]![1]).toContain('not this object');
  });
});

describe('priorities', () => {
  const rule = { segment: 'cluster:visual-browser', add: 5, when: 'context:weather-rain' };
  const fields = (given: unknown) => readPriorities(given).problems.map(({ field }) => field);

  it('are taken as they are where nothing is wrong, with the segments that they name', () => {
    const { priorities, asked, problems } = readPriorities([rule, { ...rule, add: -5 }]);
    expect(priorities).toEqual([rule, { ...rule, add: -5 }]);
    expect(problems).toEqual([]);
    expect(asked.map(({ id, missing }) => [id, missing.field])).toEqual([
      ['cluster:visual-browser', 'priorities[0].segment'],
      ['context:weather-rain', 'priorities[0].when'],
      ['cluster:visual-browser', 'priorities[1].segment'],
      ['context:weather-rain', 'priorities[1].when'],
    ]);
    expect(readPriorities(undefined)).toEqual({ priorities: [], asked: [], problems: [] });
  });

  it('lose a rule with a fault, and name its field', () => {
    const { priorities } = readPriorities([{ ...rule, add: '5' }, rule]);
    expect(priorities).toEqual([rule]);
    expect(fields([{ ...rule, add: '5' }])).toEqual(['priorities[0].add']);
    expect(
      fields([
        { ...rule, add: 0 },
        { ...rule, add: NaN },
      ]),
    ).toEqual(['priorities[0].add', 'priorities[1].add']);
    expect(fields([{ segment: 'x', add: 1 }])).toEqual(['priorities[0].segment', 'priorities[0].when']);
    expect(fields([{ ...rule, unless: 'a:b' }])).toEqual(['priorities[0].unless']);
    expect(fields([{ ...rule, constructor: 1 }])).toEqual(['priorities[0].constructor']);
    expect(fields([null, 3])).toEqual(['priorities[0]', 'priorities[1]']);
    expect(fields({})).toEqual(['priorities']);
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())), (given) => {
        expect(readPriorities(given).priorities.length).toBeLessThanOrEqual(100);
      }),
    );
  });
});
