import { describe, expect, it } from 'vitest';
import type { Format } from '../../../../cli/inputs/open-input.js';
import { eventsOf, opened } from './opened.js';

const ga4 = (row: object) => ({
  event_name: 'page_view',
  event_timestamp: '1781517600000123',
  user_pseudo_id: '1.2',
  privacy_info: { analytics_storage: 'Yes' },
  ...row,
});
const param = (key: string, value: object) => ({ key, value });
const read = (from: Format, ...rows: readonly unknown[]) =>
  opened({ from, pieces: [rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n')] });

describe('GA4 rows', () => {
  const fixture = () => opened({ path: 'test/fixtures/inputs/ga4.ndjson' });

  it('leave out and count shoppers who refused analytics storage, or have no pseudonym, and names of the shop’s own', async () => {
    const { arrivals, notes, faults } = await fixture();
    expect(arrivals.some(({ key }) => key.startsWith('3333'))).toBe(false);
    expect(notes).toEqual([
      'events left out, named session_start: 1',
      'events left out, named first_visit: 1',
      'events left out, named newsletter_popup: 1',
      'events left out, whose shopper refused analytics storage: 3',
      'events left out, without user_pseudo_id: 1',
    ]);
    expect(faults).toEqual([]);
  });

  it('come in the order in which a batch was made, though its events share one time', async () => {
    const names = eventsOf(await fixture(), '1111111111.1781517600').map(({ name }) => name);
    expect(names.slice(7, 10)).toEqual(['add_to_cart', 'begin_checkout', 'purchase']);
  });

  it('read pages as the browser does, and the shopper’s device, clock and language', async () => {
    const all = await fixture();
    const [home, , sale] = all.histories[0]!.arrivals;
    expect(home).toMatchObject({
      language: 'en',
      event: {
        at: 1781517600000,
        params: {
          page_kind: 'home',
          page_path: '/',
          campaign: 'summer_sale',
          referrer_class: 'email',
          device: 'phone',
          utc_offset: 60,
        },
      },
    });
    expect([home!.event.name, sale!.event.name]).toEqual(['page_view', 'view_item_list']);
    const [search] = eventsOf(all, '2222222222.1781517600');
    expect(search!.params).toEqual({
      page_kind: 'search',
      page_path: '/search',
      referrer_class: 'search',
      device: 'desktop',
    });
  });

  it('read items, their discount, the order and its refund', async () => {
    const events = eventsOf(await fixture(), '1111111111.1781517600');
    expect(events.find(({ name }) => name === 'purchase')!.params).toMatchObject({
      value: 70.2,
      currency: 'GBP',
      coupon: 'SUMMER10',
      transaction_id: 'T-1001',
      items: [{ item_id: 'KT-200', item_brand: 'Nordby', price: 39, discount: 10, quantity: 2 }],
    });
    expect(events.find(({ name }) => name === 'refund')!.params).toMatchObject({
      value: 35.1,
      transaction_id: 'T-1001',
    });
    expect(events.find(({ name }) => name === 'view_item_list')!.params.items!.map(({ index }) => index)).toEqual([
      1, 2,
    ]);
    expect(JSON.stringify(events)).not.toContain('(not set)');
  });

  it('take whole numbers as texts and fractions as numbers, from whichever typed value is there', async () => {
    const params = [
      param('percent_scrolled', { string_value: null, int_value: '90' }),
      param('engagement_time_msec', { int_value: 1200 }),
      param('value', { double_value: 1.5 }),
    ];
    const [event] = (await read('ga4', ga4({ event_name: 'scroll', event_params: params }))).arrivals;
    expect(event!.event).toEqual({
      name: 'scroll',
      at: 1781517600000,
      params: { percent_scrolled: 90, engagement_time_msec: 1200, value: 1.5 },
    });
  });

  it('do without what a row lacks', async () => {
    const { arrivals } = await read('ga4', { ...ga4({}), privacy_info: null, device: null, event_params: null });
    expect(arrivals[0]!.event).toEqual({ name: 'page_view', at: 1781517600000, params: {} });
  });

  it('are named when they are none', async () => {
    const { faults, arrivals } = await read('ga4', '[]', { event_name: 'scroll' }, ga4({}));
    expect(faults).toEqual([
      'standard input:1: is no JSON object; export the table as newline-delimited JSON',
      'standard input:2: event_timestamp must be microseconds since the epoch',
    ]);
    expect(arrivals).toHaveLength(1);
  });
});

describe('OTTO sessions', () => {
  const row = (aid: number, ts: number, type: string) => ({ aid, ts, type });

  it('make one purchase of what was ordered at one time', async () => {
    const events = [
      row(1, 1000, 'clicks'),
      row(1, 2000, 'carts'),
      row(1, 3000, 'orders'),
      row(2, 3000, 'orders'),
      row(3, 4000, 'orders'),
    ];
    expect(eventsOf(await read('otto', { session: 5, events }), '5')).toEqual([
      { name: 'view_item', at: 1000, params: { items: [{ item_id: '1' }] } },
      { name: 'add_to_cart', at: 2000, params: { items: [{ item_id: '1' }] } },
      { name: 'purchase', at: 3000, params: { items: [{ item_id: '1' }, { item_id: '2' }] } },
      { name: 'purchase', at: 4000, params: { items: [{ item_id: '3' }] } },
    ]);
  });

  it.each([
    ['{"session":', 'is no JSON object'],
    [{ events: [] }, 'session must be a number or a text'],
    [{ session: 1 }, 'events must be a list'],
    [{ session: 1, events: [row(1, 1, 'clicks'), row(1, 1, 'buys')] }, 'events[1] must be'],
    [{ session: 1, events: [{ aid: '1', ts: 1, type: 'clicks' }] }, 'events[0] must be'],
  ])('are named and left out when they are none: %j', async (bad, message) => {
    const { faults, arrivals } = await read('otto', { session: 5, events: [row(1, 1, 'clicks')] }, bad);
    expect(faults).toEqual([expect.stringContaining(`standard input:2: ${message}`)]);
    expect(arrivals).toHaveLength(1);
  });
});

describe('a file of another format', () => {
  const text = async (...lines: readonly string[]) => opened({ pieces: [lines.join('\n')] });

  it('is refused by what it is', async () => {
    await expect(text('[{"name":"page_view"}]')).rejects.toThrow(
      'standard input:1: is a JSON array; write one object a line',
    );
    await expect(text('\u0000\u0001')).rejects.toThrow('standard input: is neither text, gzip nor Parquet');
    await expect(text('name;at', 'page_view;1')).rejects.toThrow(
      /:1: columns missing: customer_id, ordered_at, value; it has name, at/,
    );
    await expect(opened({ from: 'events', path: 'test/fixtures/inputs/orders.parquet' })).rejects.toThrow(
      /is Parquet, but events is read as JSON/,
    );
    await expect(opened({ path: 'test/fixtures/inputs/otto.jsonl', returns: 'x.csv' })).rejects.toThrow(
      '--returns belongs to a table of orders',
    );
    await expect(opened({ path: 'test' })).rejects.toThrow('test: is no file');
  });
});
