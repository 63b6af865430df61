// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain } from '../../../src/capture/plain.js';

const throwing = new Proxy(
  {},
  {
    get() {
      throw new Error('get');
    },
    ownKeys() {
      throw new Error('ownKeys');
    },
  },
);

const revoked = (): unknown => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
};

/** How many values there are, down to the last. */
const count = (value: unknown): number =>
  1 + (typeof value === 'object' && value ? Object.values(value).reduce((sum: number, one) => sum + count(one), 0) : 0);

const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true });

describe('plain', () => {
  it('copies data as it is, and what the page does to it later does not show', () => {
    const said = { value: 1, big: 10n, none: null, items: [{ item_id: 'A', tags: ['x', undefined] }], ok: false };
    const copy = plain(said);
    expect(copy).toEqual(said);
    said.items[0]!.item_id = 'B';
    expect(copy).toMatchObject({ items: [{ item_id: 'A' }] });
  });

  it('holds the deepest form that GA4 has', () => {
    const entry = { event: 'purchase', ecommerce: { purchase: { products: [{ id: 'A', price: '3' }] } } };
    expect(plain({ said: entry })).toEqual({ said: entry });
  });

  it.each([
    ['a function', () => {}],
    ['a symbol', Symbol('x')],
    ['an element', document.createElement('p')],
    ['what throws at every touch', throwing],
    ['a revoked proxy', revoked()],
  ])('puts true in place of %s, alone or as a field', (_, value) => {
    expect(plain(value)).toBe(true);
    expect(plain({ value, price: 3 })).toEqual({ value: true, price: 3 });
  });

  it('keeps the rest when one getter throws', () => {
    const said = {
      get items(): unknown {
        throw new Error('mine');
      },
      value: 4,
    };
    expect(plain(said)).toEqual({ items: true, value: 4 });
  });

  it('reads own fields by name only, one named __proto__ like any other', () => {
    const said = Object.assign(Object.create({ inherited: 1 }), { [Symbol('x')]: 2, own: 3 });
    expect(plain(said)).toEqual({ own: 3 });
    const copy = plain(JSON.parse('{"__proto__": {"item_id": "A"}}'));
    expect(Object.keys(copy as object)).toEqual(['__proto__']);
    expect((copy as { item_id?: string }).item_id).toBeUndefined();
  });

  it('comes to an end with cycles, and with much too much', () => {
    const circle: Record<string, unknown> = { name: 'x' };
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']) circle[key] = circle;
    expect(count(plain(circle))).toBeLessThan(6000);
    const wide = Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => ['x', 'y']));
    expect(count(plain(wide))).toBeLessThan(6000);
    expect(plain(Array(1e6).fill(1))).toHaveLength(100);
    expect(plain('x'.repeat(5000))).toHaveLength(1000);
    expect(
      Object.keys(plain(Object.fromEntries(Array.from({ length: 500 }, (_, i) => [i, i]))) as object),
    ).toHaveLength(100);
  });

  it('gives what a structured clone takes, and the same again when copied again, whatever it is given', () => {
    fc.assert(
      fc.property(anything, (said) => {
        const copy = plain(said);
        expect(structuredClone(copy)).toEqual(copy);
        expect(plain(copy)).toEqual(copy);
      }),
      { numRuns: 500 },
    );
  });
});
