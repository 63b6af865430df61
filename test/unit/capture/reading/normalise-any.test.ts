// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventNames } from '../../../../src/capture/reading/fields/event-names.js';
import { eventFields, itemFields, ownFields } from '../../../../src/capture/reading/fields/fields.js';
import { normalise } from '../../../../src/capture/reading/fields/normalise.js';
import type { EventParams } from '../../../../src/capture/shop-event.js';

const throwing = (): unknown =>
  new Proxy(
    {},
    {
      get() {
        throw new Error('get');
      },
      has() {
        throw new Error('has');
      },
      ownKeys() {
        throw new Error('ownKeys');
      },
      getPrototypeOf() {
        throw new Error('getPrototypeOf');
      },
    },
  );

const revoked = (): unknown => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
};

const cyclic = (): unknown => {
  const object: Record<string, unknown> = { item_id: 'c' };
  object['items'] = [object];
  object['ecommerce'] = object;
  return object;
};

const getter = (): unknown => ({
  get items() {
    throw new Error('items');
  },
  value: 4,
});

const unprintable = (): unknown => ({ toString: () => ({}), valueOf: () => ({}), length: Symbol('length') });

const hostile = [throwing, revoked, cyclic, getter, unprintable, () => document.body, () => window, () => Symbol('x')];

/** fast-check looks into what it generates, so a hostile value stands as a text until the test body makes it. */
const make = (value: unknown): unknown => {
  const index = typeof value === 'string' ? /^hostile (\d)$/.exec(value)?.[1] : undefined;
  if (index) return hostile[+index]!();
  if (Array.isArray(value)) return value.map(make);
  const plain = typeof value === 'object' && value && Object.getPrototypeOf(value) === Object.prototype;
  return plain ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, make(one)])) : value;
};

const odd = fc.oneof(
  fc.nat(hostile.length - 1).map((index) => `hostile ${index}`),
  fc.constantFrom<unknown>(
    () => {},
    10n,
    NaN,
    -1,
    1e308,
    '',
    new Date(NaN),
    new Map(),
    null,
    { length: 1e9 },
    { length: -1 },
  ),
  fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true }),
);
const own = Object.values(ownFields).flatMap(Object.keys);
const keys = [...Object.keys({ ...eventFields, ...itemFields }), ...own, 'items', 'ecommerce', 'page_location'];
const record = fc.dictionary(
  fc.constantFrom(...keys, 'add', 'purchase', 'products', 'actionField', 'impressions'),
  odd,
);
const said = fc.oneof(
  odd,
  record,
  record.map((ecommerce) => ({ ecommerce })),
  fc.array(fc.oneof(record, odd)).map((items) => ({ items })),
  record.map((add) => ({ ecommerce: { add, impressions: add, purchase: add } })),
);
const name = fc.oneof(fc.constantFrom<unknown>(...eventNames), odd);

const sound = (value: unknown): boolean =>
  typeof value === 'string' ? value.length <= 200 : Array.isArray(value) ? value.length <= 50 : Number.isFinite(value);

describe('normalise, given anything', () => {
  it('never throws, and gives an event exactly for known names', () => {
    fc.assert(
      fc.property(name, said, (name, said) => {
        const { event, problems } = normalise(make(name), make(said), { at: 5 });
        expect(!!event).toBe((eventNames as readonly unknown[]).includes(name));
        expect(problems.some((problem) => problem.code === 'event-unknown')).toBe(!event);
      }),
      { numRuns: 500 },
    );
  });

  it('gives plain data that crosses to a worker and stays the same when read again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...eventNames), said, (name, said) => {
        const { event } = normalise(make(name), make(said), { at: 5 });
        expect(structuredClone(event)).toEqual(event);
        expect(normalise(name, JSON.parse(JSON.stringify(event!.params)), { at: 5 }).event).toEqual(event);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps only known keys, short texts and finite numbers', () => {
    const check = (kept: object): void => {
      expect(Object.keys(kept).filter((key) => !keys.includes(key))).toEqual([]);
      expect(Object.values(kept).filter((value) => !sound(value))).toEqual([]);
      ((kept as EventParams).items ?? []).forEach(check);
    };
    fc.assert(
      fc.property(fc.constantFrom(...eventNames), said, (name, said) =>
        check(normalise(make(name), make(said), { at: 5 }).event!.params),
      ),
    );
  });

  it('keeps the rest when one getter throws, and names that field', () => {
    const { event, problems } = normalise('purchase', getter(), { at: 5 });
    expect(event?.params).toEqual({ value: 4 });
    expect(problems.map((problem) => problem.field)).toContain('items');
  });
});
