import { describe, expect, it, test } from 'vitest';
import * as fc from 'fast-check';
import { decide } from '../../../src/decisions/decide.js';
import type { VariantRule } from '../../../src/decisions/decision.js';
import { openSteer } from '../../../src/decisions/open-steer.js';
import type { PriorityRule, Suppression } from '../../../src/decisions/suppression/suppression.js';
import { phrases as en } from '../../../src/segments/phrases/en.js';
import type { SegmentId } from '../../../src/segments/segment.js';
import { segment } from './suppressing.js';

const variant = (name: string, given: Partial<VariantRule> = {}): VariantRule => ({
  name,
  segments: [],
  except: [],
  priority: 0,
  needsObject: false,
  ...given,
});
const rest = { policyVersion: '7', at: 1000, previous: [], segments: [], phrases: en };

/** Holds back the variants of these names. */
const holding = (names: readonly string[], fleeting: readonly string[] = []): Suppression => ({
  start: () => null,
  fold: (state) => state,
  judge: (_, { variant: name }) => (names.includes(name) ? { rule: 'frequency', text: `you saw ${name}` } : undefined),
  isFleeting: (_, { variant: name }) => fleeting.includes(name),
  isInScope: () => true,
});
const steer = (suppression: Suppression | undefined, priorities: readonly PriorityRule[] = []) => ({
  steer: openSteer({ priorities, suppression })?.(null),
});
const moving = (priorities: readonly PriorityRule[]) => steer(undefined, priorities);

describe('a variant that is held back', () => {
  const variants = [
    variant('low', { priority: 1 }),
    variant('high', { priority: 3 }),
    variant('middle', { priority: 2 }),
  ];
  const slots = [{ slot: 'offer', variants }];
  const decideHeld = (names: readonly string[], more: object = {}) =>
    decide({ ...rest, slots, ...steer(holding(names)), ...more })[0]!;

  it('gives way to the next one that is eligible, and is named with the rule and a sentence', () => {
    expect(decideHeld(['high'])).toMatchObject({
      variant: 'middle',
      suppressed: [{ variant: 'high', rule: 'frequency', text: 'Because you saw high.' }],
    });
  });

  it('is named with all that are held back before what stands, the best first', () => {
    const { variant: stands, suppressed } = decideHeld(['high', 'middle']);
    expect([stands, suppressed!.map((one) => one.variant)]).toEqual(['low', ['high', 'middle']]);
  });

  it('is not named where it would not have stood', () => {
    expect(decideHeld(['low'])).not.toHaveProperty('suppressed');
    expect(decideHeld([])).not.toHaveProperty('suppressed');
  });

  it('gives way to the default, which says why', () => {
    const decision = decideHeld(['low', 'middle', 'high']);
    expect(decision).toMatchObject({ variant: 'default', reason: { code: 'default', text: 'Because you saw high.' } });
  });

  it('makes a new decision where what is held back changes, and none where it does not', () => {
    const previous = decide({ ...rest, slots, ...steer(holding(['high'])) });
    const next = (names: readonly string[]) => decide({ ...rest, slots, at: 2000, previous, ...steer(holding(names)) });
    expect(next(['high'])).toBe(previous);
    expect(next(['high', 'low'])).toBe(previous);
    expect(next([])[0]).toMatchObject({ variant: 'high', at: 2000 });
    const one = [{ slot: 'offer', variants: [variant('only')] }];
    const before = decide({ ...rest, slots: one });
    expect(decide({ ...rest, slots: one, previous: before, ...steer(holding([], ['only'])) })[0]).toMatchObject({
      variant: 'only',
      fleeting: true,
    });
  });

  it('hands its object to the rules only where its words name it', () => {
    const object = { kind: 'item', id: 'K1', name: 'Kettle' } as const;
    const asked: unknown[] = [];
    const suppression: Suppression = { ...holding([]), judge: (_, candidate) => void asked.push(candidate.object) };
    const named = { segments: ['a:a'] as const };
    decide({
      ...rest,
      slots: [
        { slot: 'offer', variants: [variant('a', named), variant('b', { ...named, priority: 1, needsObject: true })] },
      ],
      segments: [segment('a:a', { object })],
      ...steer(suppression),
    });
    expect(asked).toEqual([undefined, object]);
  });
});

describe('priorities', () => {
  const slots = [
    {
      slot: 'hero',
      variants: [
        variant('coat', { segments: ['a:coat'], priority: 1 }),
        variant('bag', { segments: ['b:bag'], priority: 5 }),
      ],
    },
  ];
  const rain = segment('context:weather-rain', { reasons: [{ text: 'it is raining' }] });
  const both = [segment('a:coat', { reasons: [{ text: 'you looked at coats' }] }), segment('b:bag')];
  const raised = [{ segment: 'a:coat', add: 5, when: 'context:weather-rain' }] as const;

  it('raise what stands for a segment while another is active, and the reason says so', () => {
    const [hero] = decide({ ...rest, slots, segments: [...both, rain], ...moving(raised) });
    expect(hero).toMatchObject({
      variant: 'coat',
      segments: ['a:coat'],
      raised: ['context:weather-rain'],
      reason: { text: 'Because you looked at coats and it is raining.' },
    });
  });

  it('do nothing before and after', () => {
    const [hero] = decide({ ...rest, slots, segments: [...both, { ...rain, active: false }], ...moving(raised) });
    expect(hero!.variant).toBe('bag');
    expect(hero).not.toHaveProperty('raised');
  });

  it('raise only what that segment has opened', () => {
    const slot = {
      slot: 'hero',
      variants: [variant('any', { segments: ['a:coat', 'b:bag'] }), variant('all', { priority: 3 })],
    };
    const open = (id: SegmentId) =>
      decide({ ...rest, slots: [slot], segments: [segment(id), rain], ...moving(raised) })[0]!.variant;
    expect([open('a:coat'), open('b:bag')]).toEqual(['any', 'all']);
  });

  it('lower as well, and add up', () => {
    const lowered = [
      { segment: 'b:bag', add: -2, when: 'context:weather-rain' },
      { segment: 'b:bag', add: -2.5, when: 'context:weather-rain' },
    ] as const;
    const [hero] = decide({ ...rest, slots, segments: [...both, rain], ...moving(lowered) });
    expect(hero!.variant).toBe('coat');
    expect(hero).not.toHaveProperty('raised');
    expect(decide({ ...rest, slots, segments: [...both, rain], ...moving(lowered.slice(1)) })[0]!.variant).toBe('bag');
  });

  it('are named once more when they change, and otherwise change nothing', () => {
    const input = { ...rest, slots, segments: [...both, rain], ...moving(raised) };
    const previous = decide(input);
    expect(decide({ ...input, at: 3000, previous })).toBe(previous);
    expect(decide({ ...input, at: 3000, previous: structuredClone(previous) })).toEqual(previous);
    const only = [{ slot: 'hero', variants: slots[0]!.variants.slice(0, 1) }];
    const before = decide({ ...input, slots: only, segments: both });
    const [after] = decide({ ...input, slots: only, previous: before, at: 3000 });
    expect(after).toMatchObject({ variant: 'coat', raised: ['context:weather-rain'], at: 3000 });
  });

  it('are told in the language that is asked for', () => {
    const sentences = { default: '-', everyone: '-', because: (clause = '…') => `Weil ${clause}.` };
    const phrases = { language: 'de', feature: () => '', clause: () => '…', sentences };
    const [hero] = decide({ ...rest, slots, segments: [...both, rain], ...moving(raised), phrases });
    expect(hero!.reason.text).toBe('Weil you looked at coats und it is raining.');
  });
});

const ids = fc.subarray<SegmentId>(['a:a', 'b:b', 'c:c']);
const rules = fc.array(
  fc.record({ segments: ids, except: ids, priority: fc.integer({ min: -2, max: 2 }), held: fc.boolean() }),
  { maxLength: 6 },
);
const moves = fc.array(
  fc.record({
    segment: fc.constantFrom<SegmentId>('a:a', 'b:b', 'c:c'),
    add: fc.integer({ min: -3, max: 3 }),
    when: fc.constantFrom<SegmentId>('a:a', 'b:b', 'c:c'),
  }),
  { maxLength: 4 },
);

test('whatever is moved and held back: the first of the highest priority stands, and all before it are named', () => {
  fc.assert(
    fc.property(rules, moves, ids, (given, priorities, active) => {
      const named = given.map(({ segments, except, priority }, index) =>
        variant(`v${index}`, { segments, except, priority }),
      );
      const held = given.flatMap((one, index) => (one.held ? [`v${index}`] : []));
      const input = { ...rest, slots: [{ slot: 'hero', variants: named }], segments: active.map((id) => segment(id)) };
      const now = { ...input, ...steer(holding(held), priorities) };
      const before = JSON.stringify(now);
      const previous = decide(now);
      const worth = (one: VariantRule) =>
        priorities
          .filter(({ segment: id, when }) => one.segments.includes(id) && active.includes(id) && active.includes(when))
          .reduce((sum, { add }) => sum + add, one.priority);
      const open = named
        .filter(
          ({ segments, except }) =>
            !except.some((id) => active.includes(id)) &&
            (!segments.length || segments.some((id) => active.includes(id))),
        )
        .toSorted((a, b) => worth(b) - worth(a));
      const stands = open.findIndex(({ name }) => !held.includes(name));
      const above = (stands < 0 ? open : open.slice(0, stands)).map(({ name }) => name);
      expect(previous[0]!.variant).toBe(open[stands]?.name ?? 'default');
      expect((previous[0]!.suppressed ?? []).map((one) => one.variant)).toEqual(above);
      expect(decide({ ...now, at: 9000, previous })).toBe(previous);
      expect(JSON.stringify(now)).toBe(before);
    }),
    { numRuns: 500 },
  );
});
