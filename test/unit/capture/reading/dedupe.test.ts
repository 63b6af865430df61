import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDedupe as open } from '../../../../src/capture/reading/echoes/dedupe.js';
import { identify } from '../../../../src/capture/reading/echoes/identity.js';
import type { EventParams, ShopEvent } from '../../../../src/capture/shop-event.js';

const event = (name: string, at: number, params: EventParams = {}): ShopEvent => ({ name, at, params });
const view = (at: number, page_path: string) => event('page_view', at, { page_path });
const add = (at: number, id = 'A') => event('add_to_cart', at, { items: [{ item_id: id }] });

/** On one page view. */
const openDedupe = () => {
  const { judge } = open();
  return (event: ShopEvent, source: string) =>
    judge({ event, source, identity: identify(event), view: 1 }).kind === 'news';
};

describe('dedupe', () => {
  it('drops the echo of another source within two seconds', () => {
    const isNew = openDedupe();
    expect(isNew(add(0), 'attributes')).toBe(true);
    expect(isNew(add(300), 'data-layer')).toBe(false);
    expect(isNew(add(2000), 'track')).toBe(false);
    expect(isNew(add(2001), 'track')).toBe(true);
  });

  it('keeps what the same source repeats', () => {
    const isNew = openDedupe();
    expect([0, 100, 200].map((at) => isNew(add(at), 'track'))).toEqual([true, true, true]);
  });

  it('pairs echoes one to one: two quick clicks seen by two sources are two', () => {
    const isNew = openDedupe();
    const kept = ['a', 'b', 'a', 'b'].map((source, i) => isNew(add(i * 100), source));
    expect(kept).toEqual([true, false, true, false]);
  });

  it('tells other items, lists and terms apart', () => {
    const isNew = openDedupe();
    expect(isNew(add(0), 'a')).toBe(true);
    expect(isNew(add(1, 'B'), 'b')).toBe(true);
    expect(isNew(event('search', 1, { search_term: 'cup' }), 'a')).toBe(true);
    expect(isNew(event('search', 2, { search_term: 'cups' }), 'b')).toBe(true);
    expect(isNew(event('view_item_list', 3, { item_list_id: 'x', items: [{ item_id: 'A' }] }), 'a')).toBe(true);
    expect(isNew(event('view_item_list', 3, { item_list_id: 'x' }), 'b')).toBe(false);
  });

  it('counts one page_view per path within two seconds, whoever says it', () => {
    const isNew = openDedupe();
    expect(isNew(view(0, '/a'), 'page')).toBe(true);
    expect(isNew(view(10, '/a'), 'page')).toBe(false);
    expect(isNew(view(20, '/b'), 'page')).toBe(true);
    expect(isNew(view(30, '/a'), 'page')).toBe(true);
    expect(isNew(view(40, '/a'), 'track')).toBe(false);
    expect(isNew(view(2500, '/a'), 'page')).toBe(true);
  });

  it('never loses a first event, whatever came before', () => {
    const call = fc.record({
      id: fc.constantFrom('A', 'B'),
      source: fc.constantFrom('a', 'b', 'c'),
      wait: fc.nat(3000),
    });
    fc.assert(
      fc.property(fc.array(call), (calls) => {
        const isNew = openDedupe();
        let at = 0;
        const last = new Map<string, number>();
        for (const { id, source, wait } of calls) {
          at += wait;
          const kept = isNew(add(at, id), source);
          expect(kept || at - (last.get(id) ?? -Infinity) <= 2000).toBe(true);
          if (kept) last.set(id, at);
        }
      }),
    );
  });
});
