import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../../../../src/explain.js';
import { openFeatures } from '../../../../src/features/features.js';
import type { SegmentSettings } from '../../../../src/segments/segment-settings.js';
import { CORE_IDS } from '../../../../src/segments/core-ids.js';
import { openOwn } from '../../../../src/segments/own/open-own.js';
import { MOST } from '../../../../src/segments/own/read-segments.js';
import { anyCondition } from './any-condition.js';
import { judgeOwn, view } from './judge-own.js';

const { ids: features } = openFeatures();
const open = (segments: unknown, more: object = {}) =>
  openOwn({ ...more, segments } as SegmentSettings, CORE_IDS, features);

/** The faults of one condition: where, and what. */
const faults = (when: unknown) =>
  open({ it: { when } }).troubles.map(({ code, field, about }) => {
    expect(code).toBe('segment-refused');
    return [field!.replace('segments.it.when', ''), about];
  });
const fault = (when: unknown) => {
  const all = faults(when);
  expect(all).toHaveLength(1);
  return all[0]!;
};

describe('a fault names its place and the remedy', () => {
  it('says so in one sentence', () => {
    const when = { $and: [{ event: 'search' }, { event: 'view_itm' }] };
    const { family, troubles } = open({ 'cup-lovers': { when }, other: { when: { event: 'search' } } });
    expect(family.ids).toEqual(['own:other']);
    expect(troubles.map(explain).map(({ message }) => message)).toEqual([
      'segments.cup-lovers.when.$and[1].event is left out: there is no event view_itm (did you mean view_item?).',
    ]);
  });

  it.each([
    [{ event: 'addToCart' }, '.event', 'there is no event addToCart (did you mean add_to_cart?)'],
    [{ event: ['search', 'serch'] }, '.event', 'there is no event serch (did you mean search?)'],
    [{ event: 7 }, '.event', 'there is no event number'],
    [{ 'cart_ads@1': 2 }, '.cart_ads@1', 'there is no feature cart_ads@1 (did you mean cart_adds@1?)'],
    [{ cart_adds: 2 }, '.cart_adds', 'there is no such part cart_adds (did you mean cart_adds@1?)'],
    [{ 'churn.inactiv': 0.5 }, '.churn.inactiv', 'there is no score churn.inactiv (did you mean churn.inactive?)'],
    [{ 'chrun.inactive': 1 }, '.chrun.inactive', 'there is no score chrun.inactive (did you mean churn.inactive?)'],
    [{ 'intent:hi': true }, '.intent:hi', 'there is no segment intent:hi (did you mean intent:high?)'],
    [
      { 'cluster:discount-seekers': true },
      '.cluster:discount-seekers',
      'there is no segment cluster:discount-seekers (did you mean cluster:discount-seeker?)',
    ],
    [{ 'own:nobody': true }, '.own:nobody', 'there is no segment own:nobody'],
    [
      { 'profile.order': 1 },
      '.profile.order',
      'there is no fact of a profile profile.order (did you mean profile.orders?)',
    ],
    [
      { 'profile.traits.age': 30 },
      '.profile.traits.age',
      'traits of a person go into no segment; use what they do, or a fact such as profile.orders',
    ],
    [{ view_item: 2 }, '.view_item', 'it is an event; write { "event": "view_item" }'],
    [{ $an: [] }, '.$an', 'there is no operator $an (did you mean $and?)'],
    [{ 'intent:high': 'yes' }, '.intent:high', 'it must be a number'],
    [{ 'cart_adds@1': '2' }, '.cart_adds@1', 'it must be a number'],
    [{ 'cart_adds@1': { $gte: '2' } }, '.cart_adds@1.$gte', 'it must be a number'],
    [{ 'cart_adds@1': { $gt3: 2 } }, '.cart_adds@1.$gt3', 'there is no operator $gt3 (did you mean $gt?)'],
    [{ 'cart_adds@1': {} }, '.cart_adds@1', expect.stringContaining('it is empty')],
    [{ 'cart_adds@1': { $in: [] } }, '.cart_adds@1.$in', 'it must be a list of 1 to 100 values'],
    [{ 'cart_adds@1': { $exists: 1 } }, '.cart_adds@1.$exists', 'it must be true or false'],
    [
      { event: 'search', where: { item_brnd: 'x' } },
      '.where.item_brnd',
      'there is no field item_brnd (did you mean item_brand?)',
    ],
    [
      { event: 'search', where: { page_kind: 'sale' } },
      '.where.page_kind',
      'page_kind is told by page_view only, not by search',
    ],
    [
      { event: 'page_view', where: { page_kind: 'prodct' } },
      '.where.page_kind',
      'there is no value prodct (did you mean product?)',
    ],
    [{ event: 'view_item', where: { price: '9' } }, '.where.price', 'it must be a number'],
    [
      { event: 'view_item', where: { item_brand: { $gt: 'a' } } },
      '.where.item_brand.$gt',
      'it is for numbers; use $eq $ne $in $nin or $exists here',
    ],
    [{ event: 'view_item', where: { $or: [{}] } }, '.where.$or[0]', 'it is empty; name a field'],
    [
      { event: 'search', within: '30 minutes' },
      '.within',
      'it must be "visit", "ever" or a duration such as "30s", "30m", "12h", "7d" or "4w"',
    ],
    [
      { event: 'purchase', last: { $gt: 30 } },
      '.last.$gt',
      'it must be a duration such as "30s", "30m", "12h", "7d" or "4w"',
    ],
    [{ event: 'purchase', last: { $gt: '3d' }, count: 2 }, '.count', 'it stands beside last; keep one of the two'],
    [
      { event: 'view_item', same: 'item_id', distinct: 'item_id' },
      '.same',
      'it stands beside distinct; keep one of the two',
    ],
    [{ event: 'view_item', same: 'price' }, '.same', 'there is no field of text price'],
    [
      { event: 'view_item', distinct: 'item_id', count: { $gte: 40 } },
      '.count',
      '40 are too many; up to 31 different ones are told apart',
    ],
    [{ event: 'view_item', count: { $exists: false } }, '.count', expect.stringContaining('a count is always there')],
    [{ count: 2 }, '.count', 'it stands beside no event; add "event"'],
    [
      { $sequence: [{ event: 'search' }] },
      '.$sequence',
      'it has 1 steps, and may have 2 to 12, each repetition counted',
    ],
    [{ $sequence: [{ event: 'search', count: 2 }] }, '.$sequence[0].count', 'in a step, say "times": 2'],
    [{ $sequence: [{ event: 'search', times: 0 }] }, '.$sequence[0].times', 'it must be a whole number from 1 to 12'],
    [{ $sequence: [{ event: 'search', times: null }] }, '.$sequence[0].times', expect.stringContaining('from 1 to 12')],
    [
      { $sequence: [{ event: 'search' }], event: 'search' },
      '',
      expect.stringContaining('put each in its own, below $and'),
    ],
    [{ $and: [] }, '.$and', 'it must be a list of conditions'],
    [{ $not: [] }, '.$not', expect.stringContaining('it must be a condition')],
    [{}, '', 'it is empty; name a condition'],
    [undefined, '', expect.stringContaining('it must be a condition')],
  ])('%j', (when, path, about) => {
    expect(fault(when)).toEqual([path, about]);
  });

  it('tells every fault at once', () => {
    const when = { $or: [{ event: 'serch' }, { event: 'view_item', where: { price: 'x', item_brnd: 'y' } }] };
    expect(faults(when).map(([path]) => path)).toEqual([
      '.$or[0].event',
      '.$or[1].where.price',
      '.$or[1].where.item_brnd',
    ]);
  });

  it('reads what stands beside the condition', () => {
    const when = { event: 'search' };
    const { troubles } = open({
      'Not Good': { when },
      it: { when, hold: '10 m', descripton: 'x' },
      text: 'x',
      wordy: { when, description: 5 },
    });
    expect(troubles.map(({ field, about }) => `${field}: ${about}`)).toEqual([
      'segments.Not Good: the name must be of small letters, digits and hyphens',
      'segments.it.descripton: there is no part of a segment descripton (did you mean description?)',
      'segments.it.hold: it must be a duration such as "30s", "30m", "12h", "7d" or "4w"',
      'segments.text: it must be an object such as { "when": { "event": "view_item" } }',
      'segments.wordy.description: it must be a text',
    ]);
    expect(open('x').troubles).toMatchObject([{ field: 'segments' }]);
    expect(open(undefined).troubles).toEqual([]);
  });
});

describe('circles', () => {
  const asks = (...names: readonly string[]) => ({ when: { $and: names.map((name) => ({ [`own:${name}`]: true })) } });
  const event = { when: { event: 'search' } };

  it('names a circle from each that is in it, and leaves out what asks for one', () => {
    const { family, troubles } = open({ a: asks('b'), b: asks('c'), c: asks('a'), d: asks('a', 'e'), e: event });
    expect(family.ids).toEqual(['own:e']);
    expect(troubles.map(({ field, about }) => [field, about])).toEqual([
      ['segments.a', 'it asks for itself: own:a -> own:b -> own:c -> own:a'],
      ['segments.b', 'it asks for itself: own:b -> own:c -> own:a -> own:b'],
      ['segments.c', 'it asks for itself: own:c -> own:a -> own:b -> own:c'],
      ['segments.d', 'it asks for own:a, which is left out; mend that one'],
    ]);
  });

  it('refuses what asks for itself alone', () => {
    expect(open({ a: asks('a') }).troubles).toMatchObject([{ about: 'it asks for itself: own:a -> own:a' }]);
  });

  it('leaves out what asks for one with a fault', () => {
    const { family, troubles } = open({ a: { when: { event: 'x' } }, b: asks('a'), c: asks('b') });
    expect(family.ids).toEqual([]);
    expect(troubles.map(({ field }) => field)).toEqual(['segments.a.when.event', 'segments.b', 'segments.c']);
  });
});

describe('bounds', () => {
  const many = (length: number, one: (n: number) => object) => ({
    when: { $or: Array.from({ length }, (_, n) => one(n)) },
  });

  it('bounds the comparisons of one segment', () => {
    const searches = (length: number) => many(length, (n) => ({ event: 'search', count: n + 1 }));
    expect(open({ it: searches(MOST.parts) }).troubles).toEqual([]);
    expect(open({ it: searches(25) }).troubles).toMatchObject([
      { field: 'segments.it', about: 'it makes 25 comparisons, and 24 are the most; part it into several segments' },
    ]);
  });

  it('bounds what one segment remembers', () => {
    const windows = many(3, (n) => ({ event: 'view_item', same: 'item_id', count: { $gte: 30 }, within: `${n + 1}d` }));
    expect(open({ it: windows }).troubles).toMatchObject([
      { about: 'it takes 3072 cells, and 1200 are the most; count within fewer windows, or less by "same"' },
    ]);
  });

  it('bounds what all remember, the last ones first, and counts the same comparison once', () => {
    const heavy = (days: number) => ({
      when: { event: 'view_item', same: 'item_id', count: { $gte: 30 }, within: `${days}d` },
    });
    const segments = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`s${n}`, heavy(n + 1)]));
    const { family, troubles } = open(segments);
    expect(family.ids).toHaveLength(7);
    expect(troubles.map(({ field, about }) => [field, about])).toEqual([
      ['segments.s7', 'all segments together would take 8192 cells, and 8000 are the most; leave some out'],
      ['segments.s8', 'all segments together would take 8192 cells, and 8000 are the most; leave some out'],
    ]);
    const same = Object.fromEntries(Array.from({ length: 90 }, (_, n) => [`s${n}`, heavy(1)]));
    expect(open(same).troubles).toEqual([]);
  });

  it('bounds how many there are, and how large each is', () => {
    const segments = Object.fromEntries(
      Array.from({ length: 103 }, (_, n) => [`s${n}`, { when: { event: 'search' } }]),
    );
    const { family, troubles } = open(segments);
    expect(family.ids).toHaveLength(MOST.segments);
    expect(troubles).toMatchObject([
      { field: 'segments', about: 'there are 103, and 100 are the most; the first are kept' },
    ]);
    const deep = Array.from({ length: 5000 }).reduce<object>((inner) => ({ $not: inner }), { event: 'search' });
    expect(fault(deep)[1]).toContain('over 24 deep');
    expect(fault({ $and: Array.from({ length: 9999 }, () => 1) })[1]).toContain('over 2000 values');
  });
});

describe('whatever JSON is given', () => {
  const words = fc.constantFrom(
    ...'when $and $or $nor $not $sequence event where within count distinct same last times hold __proto__ constructor'.split(
      ' ',
    ),
    ...'view_item search item_id price intent:high own:a cart_adds@1 churn.inactive profile.orders $gte $in $exists'.split(
      ' ',
    ),
  );
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      fc.oneof(words, fc.integer({ min: -2, max: 3 }), fc.boolean(), fc.constant(null), fc.constantFrom('7d', 'visit')),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.oneof({ weight: 5, arbitrary: words }, fc.string()), tie('value'), {
        maxKeys: 4,
        noNullPrototype: false,
      }),
    ),
  })).value;

  it('throws never, and each segment is there or has a trouble', () => {
    const given = fc.oneof(
      json,
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), fc.record({ when: json })),
    );
    fc.assert(
      fc.property(given, fc.anything(), (segments, uninstrumented) => {
        const { family, troubles } = open(segments, { uninstrumented });
        const names = typeof segments === 'object' && segments !== null ? Object.keys(segments) : [];
        for (const name of names) {
          const isKept = family.ids.includes(`own:${name}`);
          const isTold = troubles.some(
            ({ field }) => field === 'segments' || field!.startsWith(`segments.${name.slice(0, 60)}`),
          );
          expect(isKept !== isTold).toBe(true);
        }
        judgeOwn(segments, [view('a'), { name: 'search' }]);
      }),
      { numRuns: 500 },
    );
  });

  it('takes every condition that is right', () => {
    const first = { when: { event: 'search' } };
    fc.assert(
      fc.property(anyCondition, (when) => {
        expect(open({ it: { when }, first }).troubles).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
