import type { EventParams, Item } from '../../../src/capture/shop-event.js';
import { foldGoods } from '../../../src/catalogue/shopper/fold-goods.js';
import { startGoods, type Goods } from '../../../src/catalogue/shopper/goods.js';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';

export const START = Date.parse('2026-11-20T10:00Z');
export const HOUR = 3_600_000;

/** What happened: a name, its products or parameters, and how many hours after the start. */
export type Told = readonly [name: string, params?: EventParams, hours?: number, session?: number];

/** The events that these are, in one visit unless they say otherwise. */
export const logged = (told: readonly Told[]): readonly LoggedEvent[] =>
  told.map(([name, params = {}, hours = 0, session = 1], place) => ({
    name,
    params,
    session,
    seq: place + 1,
    at: START + hours * HOUR + place * 1000,
  }));

/** What lists go by after these events. */
export function goodsAfter(...told: readonly Told[]): Goods {
  const goods = startGoods();
  for (const event of logged(told)) foldGoods(goods, event);
  return goods;
}

/** A product as an event tells it. */
export const item = (id: string, more: Item = {}): Item => ({ item_id: id, item_name: `Name of ${id}`, ...more });

/** One that is looked at on a page of its own. */
export const viewed = (id: string, more: Item = {}, hours = 0): readonly Told[] => [
  ['page_view', { page_kind: 'product' }, hours],
  ['view_item', { items: [item(id, more)], currency: 'EUR' }, hours],
];
