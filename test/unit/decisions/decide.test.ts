import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../../src/decisions/decide.js';
import type { Decision, SlotRule, VariantRule } from '../../../src/decisions/decision.js';
import { phrases } from '../../../src/segments/phrases/en.js';
import type { Segment, SegmentId } from '../../../src/segments/segment.js';
import cases from '../../cases/decisions.json' with { type: 'json' };
import { segment as active } from './suppressing.js';

type Case = Readonly<{
  name: string;
  variants: readonly VariantRule[];
  segments: readonly (Partial<Segment> & Readonly<{ id: SegmentId }>)[];
  expect: Partial<Decision>;
}>;

const segment = ({ id, ...given }: Partial<Segment> & Readonly<{ id: SegmentId }>): Segment => active(id, given);
const variant = (given: Partial<VariantRule>): VariantRule => ({
  name: 'sale',
  segments: [],
  except: [],
  priority: 0,
  needsObject: false,
  ...given,
});
const jacket = { kind: 'item', id: 'x', name: 'Trail jacket' } as const;
const rest = { policyVersion: '7', at: 1000, previous: [], phrases };

test.each(cases as unknown as readonly Case[])('$name', ({ variants, segments, expect: wanted }) => {
  const [decision] = decide({ ...rest, slots: [{ slot: 'hero', variants }], segments: segments.map(segment) });
  expect(decision).toMatchObject({ slot: 'hero', at: 1000, ...wanted });
  expect(decision!.object).toEqual(wanted.object);
});

describe('a decision that still holds', () => {
  const slots: readonly SlotRule[] = [
    { slot: 'hero', variants: [variant({ segments: ['a:a', 'b:b'] })] },
    { slot: 'cta', variants: [variant({ name: 'help', segments: ['c:c'] })] },
  ];
  const first = decide({ ...rest, slots, segments: [segment({ id: 'a:a', object: jacket })] });
  const next = (segments: readonly Segment[], more: object = {}) =>
    decide({ ...rest, slots, segments, at: 2000, previous: first, ...more });

  test('is handed back as it was, and so is the list', () => {
    expect(next([segment({ id: 'a:a', object: { ...jacket }, score: 0.9 })])).toBe(first);
  });

  test('keeps the reason of the moment when it was made', () => {
    const [hero] = next([
      segment({ id: 'a:a', object: jacket, reasons: [{ text: 'you looked at products 9 times' }] }),
    ]);
    expect(hero).toBe(first[0]);
  });

  test('is the same object even if another slot changes', () => {
    const [hero, cta] = next([segment({ id: 'a:a', object: jacket }), segment({ id: 'c:c' })]);
    expect(hero).toBe(first[0]);
    expect(cta).toMatchObject({ variant: 'help', at: 2000 });
  });

  test.each<[string, readonly Segment[], object]>([
    ['another object', [segment({ id: 'a:a', object: { ...jacket, id: 'y' } })], {}],
    ['another name of the object', [segment({ id: 'a:a', object: { ...jacket, name: 'Coat' } })], {}],
    ['no object', [segment({ id: 'a:a' })], {}],
    ['one segment more', [segment({ id: 'a:a', object: jacket }), segment({ id: 'b:b' })], {}],
    ['no segment', [], {}],
    ['another policy version', [segment({ id: 'a:a', object: jacket })], { policyVersion: '8' }],
  ])('is made anew for %s', (_, segments, more) => {
    const [hero] = next(segments, more);
    expect(hero).not.toBe(first[0]);
    expect(hero!.at).toBe(2000);
  });

  test('is dropped with its slot', () => {
    expect(next([], { slots: slots.slice(1) }).map(({ slot }) => slot)).toEqual(['cta']);
  });

  test('a preview is replaced by what would stand without it', () => {
    const preview: Decision = { ...first[0]!, reason: { code: 'preview', text: 'This is a preview.' } };
    const [hero] = next([segment({ id: 'a:a', object: jacket })], { previous: [preview] });
    expect(hero!.reason.code).toBe('segment');
  });
});

const ids = fc.subarray<SegmentId>(['a:a', 'b:b', 'c:c', 'd:d']);
const variants = fc.array(
  fc.record({
    name: fc.constantFrom('one', 'two', 'three'),
    segments: ids,
    except: ids,
    priority: fc.integer({ min: -2, max: 2 }),
    needsObject: fc.boolean(),
  }),
  { maxLength: 5 },
);
const segments = fc
  .tuple(ids, ids, ids)
  .map(([present, active, withObject]) =>
    present.map((id) =>
      segment({ id, active: active.includes(id), ...(withObject.includes(id) && { object: jacket }) }),
    ),
  );

function eligible(rule: VariantRule, given: readonly Segment[]): boolean {
  const active = given.filter((one) => one.active);
  if (active.some(({ id }) => rule.except.includes(id))) return false;
  const matches = active.filter(({ id }) => rule.segments.includes(id));
  if (rule.needsObject) return matches.some(({ object }) => object);
  return rule.segments.length === 0 || matches.length > 0;
}

test('whatever the rules and segments: of the eligible variants the first of the highest priority stands', () => {
  fc.assert(
    fc.property(variants, segments, (rules, given) => {
      const named = rules.map((rule, index) => variant({ ...rule, name: `${rule.name} ${index}` }));
      const [decision] = decide({ ...rest, slots: [{ slot: 'hero', variants: named }], segments: given });
      const open = named.filter((rule) => eligible(rule, given)).toSorted((a, b) => b.priority - a.priority);
      expect(decision!.variant).toBe(open[0]?.name ?? 'default');
      expect(decision!.reason.text).toMatch(/^[A-Z].*\.$/);
    }),
    { numRuns: 300 },
  );
});

test('whatever the segments: deciding again with the same changes nothing', () => {
  fc.assert(
    fc.property(variants, segments, (rules, given) => {
      const input = { ...rest, slots: [{ slot: 'hero', variants: rules }], segments: given };
      const previous = decide(input);
      expect(decide({ ...input, at: 5000, previous })).toBe(previous);
      expect(decide({ ...input, at: 5000, previous: structuredClone(previous) })).toEqual(previous);
    }),
  );
});
