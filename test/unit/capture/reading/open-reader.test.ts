import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Heard, PageHints } from '../../../../src/capture/heard.js';
import { plain } from '../../../../src/capture/plain.js';
import { eventNames } from '../../../../src/capture/reading/fields/event-names.js';
import { openReader } from '../../../../src/capture/reading/open-reader.js';
import type { Trouble } from '../../../../src/lib/report.js';
import { reading } from '../../../fixtures/reading.js';

const open = (pageKinds: Parameters<typeof openReader>[0]['pageKinds'] = []) => {
  const problems: Trouble[] = [];
  const reader = openReader({ ...reading, pageKinds, salt: '', report: (problem) => problems.push(problem) });
  return { ...reader, problems, codes: () => problems.map(({ code }) => code) };
};
const heard = (source: string, name: string, said: unknown = {}): Heard => ({ source, name, at: 0, said });
const layer = (name: string, said: unknown = {}) => heard('data-layer', name, said);
const page: PageHints = {
  path: '/products/cup',
  host: 'shop.example',
  asked: [],
  medium: null,
  campaign: 'spring',
  touch: true,
  width: 390,
  offset: 120,
  routed: false,
};

describe('reader', () => {
  it('keeps events in the order in which they were heard, with the time they were heard at', () => {
    const { read, problems } = open();
    const events = read([
      { ...heard('track', 'view_cart'), at: 5 },
      { ...heard('attributes', 'begin_checkout'), at: 9 },
    ]);
    expect(events).toEqual([
      { name: 'view_cart', at: 5, params: {} },
      { name: 'begin_checkout', at: 9, params: {} },
    ]);
    expect(problems).toEqual([]);
  });

  it('reports an unknown name of track and of an attribute, but none of the data layer', () => {
    const { read, codes } = open();
    expect(read([layer('my_custom_event'), layer('gtm.js'), layer('undefined'), layer('conversion')])).toEqual([]);
    expect(codes()).toEqual([]);
    expect(read([heard('track', 'buy'), heard('attributes', 'buy')])).toEqual([]);
    expect(codes()).toEqual(['event-unknown', 'event-unknown']);
  });

  it('drops a dead click of which the shop has just told what it did', () => {
    const { read } = open();
    const dead = (at: number) => ({ ...heard('dead_click', 'dead_click'), at });
    expect(read([layer('view_cart'), dead(1000)]).map(({ name }) => name)).toEqual(['view_cart']);
    expect(read([dead(2000), heard('scroll', 'scroll', { percent_scrolled: 50 }), dead(2500)])).toHaveLength(3);
  });

  it('does not count engaged time or ticks of the data layer', () => {
    const { read } = open();
    expect(read([layer('user_engagement'), layer('tick')])).toEqual([]);
    expect(read([heard('user_engagement', 'user_engagement', { engagement_time_msec: 5 })])).toHaveLength(1);
  });

  it('reads Universal Analytics actions of the data layer under any event name, or none', () => {
    const { read } = open();
    const said = [
      layer('undefined', { ecommerce: { impressions: [{ id: 'a' }], detail: { products: [] } } }),
      layer('addToCart', { ecommerce: { add: { products: [] } } }),
      layer('checkout', { ecommerce: { checkout: { actionField: { step: 1 } } } }),
      layer('checkout', { ecommerce: { checkout: { actionField: { step: 2 } } } }),
      layer('x', { ecommerce: null }),
      layer('x', 'text'),
    ];
    expect(read(said).map(({ name }) => name)).toEqual([
      'view_item_list',
      'view_item',
      'add_to_cart',
      'begin_checkout',
    ]);
  });

  it('describes a page_view by the page, the shop’s own words first and its rules before every other', () => {
    const { read } = open([{ path: '^/products/cup$', kind: 'sale' }]);
    const [event] = read([{ ...heard('track', 'page_view', { page_path: '/virtual', device: 'desktop' }), page }]);
    expect(event!.params).toEqual({
      page_kind: 'sale',
      page_path: '/virtual',
      campaign: 'spring',
      referrer_class: 'direct',
      device: 'desktop',
      utc_offset: 120,
    });
  });

  it('drops personal data from what the page says of itself, too', () => {
    const { read, problems } = open();
    const said = { ...page, path: '/jane@example.com/', campaign: 'jane@example.com' };
    const [event] = read([{ ...heard('page_view', 'page_view'), page: said }]);
    expect(event!.params).toMatchObject({ page_path: '/*/' });
    expect(event!.params.campaign).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'event-malformed', field: 'campaign' }]);
  });

  it('counts once what two sources tell, also when it comes in two batches', () => {
    const { read } = open();
    const said = { items: [{ item_id: 'A' }] };
    expect(read([heard('attributes', 'add_to_cart', said)])).toHaveLength(1);
    expect(read([{ ...layer('add_to_cart', { ecommerce: said }), at: 100 }])).toEqual([]);
    expect(open().read([heard('track', 'add_to_cart', said)])).toHaveLength(1);
  });

  it('names a field that the page could not hand over as data', () => {
    const { read, problems } = open();
    const said = plain({ currency: Symbol('EUR'), items: [{ item_id: 'A', price: () => 3 }] });
    const [event] = read([heard('track', 'view_item', said)]);
    expect(event!.params).toEqual({ items: [{ item_id: 'A' }] });
    expect(problems.map(({ field }) => field).toSorted()).toEqual(['currency', 'items[0].price']);
  });

  it('never throws, whatever a page says', () => {
    const name = fc.oneof(fc.constantFrom<string>(...eventNames), fc.string());
    const said = fc.oneof(
      fc.anything(),
      fc.record({ ecommerce: fc.dictionary(fc.constantFrom('add', 'detail', 'checkout', 'items'), fc.anything()) }),
    );
    const hints = fc.record({
      ...Object.fromEntries(Object.entries(page).map(([key, value]) => [key, fc.constant(value)])),
      mark: fc.string(),
      type: fc.anything(),
      path: fc.webPath(),
    });
    const one = fc.record({
      source: fc.constantFrom('data-layer', 'track'),
      name,
      at: fc.nat(),
      page: fc.option(hints, { nil: undefined }),
      said,
    });
    fc.assert(
      fc.property(fc.array(one), (all) => {
        const events = open().read(all.map((each) => structuredClone(plain(each)) as Heard));
        expect(events.every((event) => (eventNames as readonly string[]).includes(event.name))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the lot', () => {
  const lotOf = (grant: string | undefined) => {
    const reader = openReader({ ...reading, salt: '', grant, report: ({ code }) => expect.fail(code) });
    return reader.read([{ ...heard('page_view', 'page_view'), page }])[0]!.params.lot;
  };

  it('stands in a page view, drawn from the grant under which the log is stored, and always the same', () => {
    expect(lotOf('a-grant')).toBe(lotOf('a-grant'));
    fc.assert(
      fc.property(fc.uuid(), (grant) => {
        const lot = lotOf(grant)!;
        expect(Number.isInteger(lot) && lot >= 0 && lot <= 65_535).toBe(true);
      }),
    );
  });

  it('is spread evenly over grants', () => {
    const quarters = [0, 0, 0, 0];
    for (let grant = 0; grant < 4000; grant++) quarters[Math.floor(lotOf(`id-${grant.toString(36)}`)! / 16_384)]!++;
    // five standard deviations
    for (const count of quarters) expect(Math.abs(count - 1000)).toBeLessThan(137);
  });

  it('is not there where nothing is stored, and no page can say another', () => {
    expect(lotOf(undefined)).toBeUndefined();
    const reader = openReader({ ...reading, salt: '', grant: 'a-grant', report: () => undefined });
    const [told] = reader.read([{ ...heard('track', 'page_view', { lot: 1 }), page }]);
    expect(told!.params.lot).toBe(lotOf('a-grant'));
  });
});

describe('the language and the currency of a page', () => {
  const told = (hints: Partial<PageHints>) => {
    const { read, problems } = open();
    const [event] = read([{ ...heard('page_view', 'page_view'), page: { ...page, ...hints } }]);
    return { params: event!.params, problems };
  };

  it('stand in its page view', () => {
    expect(told({ region: 'de-AT', currency: ' eur ' }).params).toMatchObject({ language: 'de-AT', currency: 'EUR' });
  });

  it.each([
    { region: '', currency: undefined },
    { region: 'Deutsch (DE)', currency: 'Euro' },
    { region: 'x', currency: { toString: (): string => '€' } },
  ])('are left out where they are none, which is no fault: %j', (hints) => {
    const { params, problems } = told(hints);
    expect(params).not.toHaveProperty('language');
    expect(params).not.toHaveProperty('currency');
    expect(problems).toEqual([]);
  });
});
