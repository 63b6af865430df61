import { describe, expect, it } from 'vitest';
import type { EventParams } from '../../../../src/capture/shop-event.js';
import { openSurroundings } from '../../../../src/segments/families/surroundings.js';
import { activeIn, pass, segmentOf, type Step } from './pass.js';

const HOUR = 3600;
const FAMILY = /^context:(weather|season|connection|power|arrival|affiliate|weekend)/;
const active = async (steps: readonly Step[], options = {}) =>
  (await pass(steps, options)).map((moment) => activeIn(moment, 'context:').filter((id) => FAMILY.test(id)));
const last = async (steps: readonly Step[], options = {}) => (await active(steps, options)).at(-1);
const view = (params: EventParams = {}, after?: number): Step => ['page_view', params, after];

describe('the ids', () => {
  it('name every fact that there may be, with the shop’s seasons', () => {
    expect(openSurroundings([{ id: 'black-friday' }, { id: 'xmas' }, { id: 'xmas' }]).ids).toEqual([
      ...['clear', 'cloudy', 'rain', 'snow', 'storm', 'fog', 'hot', 'cold'].map((name) => `context:weather-${name}`),
      'context:season-black-friday',
      'context:season-xmas',
      'context:connection-slow',
      'context:connection-saving',
      'context:connection-fast',
      'context:power-low',
      ...['direct', 'internal', 'search', 'social', 'email', 'paid', 'referral'].map(
        (name) => `context:arrival-${name}`,
      ),
      'context:affiliate',
      'context:affiliate-premium',
      'context:weekend',
    ]);
  });

  it('all stand after every event, not known before anything was told', async () => {
    const { ids } = openSurroundings([{ id: 'xmas' }]);
    const moments = await pass([['tick'], ['scroll'], view(), ['purchase']], { seasons: ['xmas'] });
    for (const { segments } of moments)
      expect(segments.map(({ id }) => id).filter((id) => FAMILY.test(id))).toEqual(ids);
    expect(moments[1]!.segments.filter(({ id, known }) => FAMILY.test(id) && known)).toEqual([]);
  });
});

describe('the weather', () => {
  it('stands for three hours after it was told, over visits, and is not known after that', async () => {
    const told: Step = ['weather_update', { weather: 'rain' }];
    const moments = await pass([view(), told, view({}, HOUR), ['tick', {}, 2 * HOUR], ['tick', {}, 1]]);
    expect(moments.map((moment) => activeIn(moment, 'context:weather-'))).toEqual([
      [],
      ['context:weather-rain'],
      ['context:weather-rain'],
      ['context:weather-rain'],
      [],
    ]);
    expect(moments.map((moment) => segmentOf(moment, 'context:weather-rain').known)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(segmentOf(moments[1], 'context:weather-snow')).toMatchObject({ known: true, active: false, score: 0 });
    expect(segmentOf(moments[1], 'context:weather-rain').reasons[0]!.text).toBe('it is raining where you are');
  });

  it('is the latest that was told', async () => {
    expect(
      await last([
        ['weather_update', { weather: 'rain' }],
        ['weather_update', { weather: 'clear' }],
      ]),
    ).toEqual(['context:weather-clear']);
    expect(
      await last([
        ['weather_update', { weather: 'rain' }],
        ['weather_update', { weather: 'hail' as never }],
      ]),
    ).toEqual([]);
  });
});

describe('the seasons', () => {
  const seasons = ['sale', 'summer-sale', 'xmas'];

  it('are those of the latest page view of the visit', async () => {
    const steps = [
      view({ season: 'summer-sale xmas' }),
      view({ season: 'xmas' }),
      view(),
      view({ season: 'xmas' }),
      ['scroll', {}, HOUR],
    ] as const;
    const moments = await pass(steps, { seasons });
    expect(moments.map((moment) => activeIn(moment, 'context:season-'))).toEqual([
      ['context:season-summer-sale', 'context:season-xmas'],
      ['context:season-xmas'],
      [],
      ['context:season-xmas'],
      [],
    ]);
    expect(segmentOf(moments[2], 'context:season-xmas').known).toBe(true);
    expect(segmentOf(moments[4], 'context:season-xmas').known).toBe(false);
    expect(segmentOf(moments[0], 'context:season-summer-sale').reasons[0]!.text).toBe('it is time for summer sale');
  });
});

describe('the device', () => {
  it('is as the latest page view tells it, also in the next visit, and not known where that tells nothing', async () => {
    const told = view({ connection: 'slow', power: 'low' });
    expect(await last([told, ['scroll', {}, HOUR]])).toEqual(['context:connection-slow', 'context:power-low']);
    const [, , after] = await pass([told, view({ connection: 'fast', power: 'high' }), view()]);
    expect(await last([told, view({ connection: 'fast', power: 'high' })])).toEqual(['context:connection-fast']);
    expect(segmentOf(after, 'context:connection-slow').known).toBe(false);
    expect(segmentOf(after, 'context:power-low').known).toBe(false);
  });
});

describe('the weekend', () => {
  it.each([
    ['2026-03-06T23:00:00Z', 0, false],
    ['2026-03-06T23:00:00Z', 120, true],
    ['2026-03-07T00:00:00Z', 0, true],
    ['2026-03-07T00:00:00Z', -60, false],
    ['2026-03-08T23:00:00Z', 0, true],
    ['2026-03-09T00:00:00Z', 0, false],
    ['1969-12-27T12:00:00Z', 0, true],
    ['1969-12-29T12:00:00Z', 0, false],
  ])('%s, %i minutes from UTC: %s', async (at, utc_offset, holds) => {
    expect(await last([view({ utc_offset }, 0)], { at })).toEqual(holds ? ['context:weekend'] : []);
  });

  it('comes and goes by ticks', async () => {
    const moments = await pass([view({ utc_offset: 0 }), ['tick', {}, 12 * HOUR], ['tick', {}, 48 * HOUR]], {
      at: '2026-03-06T12:00:00Z',
    });
    expect(moments.map((moment) => segmentOf(moment, 'context:weekend').active)).toEqual([false, true, false]);
  });
});

describe('the arrival', () => {
  const by = (referrer_class: NonNullable<EventParams['referrer_class']>, more: EventParams = {}) =>
    view({ referrer_class, ...more });

  it('is the latest way from elsewhere in this visit', async () => {
    expect(
      await active([
        by('internal'),
        by('direct'),
        by('search'),
        by('internal'),
        by('direct'),
        by('email'),
        ['scroll', {}, HOUR],
        by('internal'),
      ]),
    ).toEqual([
      ['context:arrival-internal'],
      ['context:arrival-direct'],
      ['context:arrival-search'],
      ['context:arrival-search'],
      ['context:arrival-search'],
      ['context:arrival-email'],
      [],
      ['context:arrival-internal'],
    ]);
  });

  it('goes by the click id where there is no referrer', async () => {
    expect(await last([by('direct', { click_source: 'email' })])).toEqual(['context:arrival-email']);
    expect(await last([by('direct', { click_source: 'meta' })])).toEqual(['context:arrival-social']);
    expect(await last([by('direct', { click_source: 'google' })])).toEqual(['context:arrival-paid']);
    expect(await last([by('search', { click_source: 'google' })])).toEqual(['context:arrival-search']);
  });

  it('is not known where no page view tells it', async () => {
    const [moment] = await pass([view({ referrer_class: 'elsewhere' as never })]);
    expect(segmentOf(moment, 'context:arrival-direct').known).toBe(false);
  });
});

describe('an affiliate’s link', () => {
  const led = (params: EventParams = {}) => view({ affiliate: 1, referrer_class: 'referral', ...params });
  const watch = { item_id: 'w', item_name: 'Regent', item_category: 'Watches', price: 4200 };
  const ids = (found: readonly string[] | undefined) => found!.filter((id) => id.includes('affiliate'));

  it('holds for the visit', async () => {
    expect(
      await active([led(), view({ referrer_class: 'internal' }), view({ referrer_class: 'direct' }, HOUR)]),
    ).toEqual([
      ['context:arrival-referral', 'context:affiliate'],
      ['context:arrival-referral', 'context:affiliate'],
      ['context:arrival-direct'],
    ]);
  });

  it('names what it led to: the product, or what a list is of, on its page alone', async () => {
    const [, shown, , later] = await pass([
      led(),
      ['view_item', { items: [watch] }],
      view(),
      ['view_item', { items: [{ item_id: 'other' }] }],
    ]);
    const object = { kind: 'item', id: 'w', name: 'Regent' };
    expect(segmentOf(shown, 'context:affiliate')).toMatchObject({
      object,
      reasons: [{ text: 'a partner’s link led you to Regent' }],
    });
    expect(segmentOf(later, 'context:affiliate').object).toEqual(object);
    const list = { items: [watch, { ...watch, item_id: 'v', item_brand: 'Other' }] };
    const [, listed, product] = await pass([led(), ['view_item_list', list], ['view_item', { items: [watch] }]]);
    expect(segmentOf(listed, 'context:affiliate').object).toEqual({ kind: 'category', id: 'Watches', name: 'Watches' });
    expect(segmentOf(product, 'context:affiliate').object).toEqual(object);
  });

  it('takes a product told of just before its page view for that of the page', async () => {
    const told: Step = ['view_item', { items: [watch] }];
    const object = async (after: number) =>
      segmentOf((await pass([told, view({ affiliate: 1 }, after)]))[1], 'context:affiliate').object?.id;
    expect([await object(1), await object(3)]).toEqual(['w', undefined]);
  });

  it.each([
    ['its path', [led({ page_path: '/de/luxus-uhren' })]],
    ['its campaign', [led({ campaign: 'Premium_Edit' })]],
    ['the list', [led(), ['view_item_list', { item_list_name: 'Luxury watches', items: [watch] }]]],
    ['the category', [led(), ['view_item', { items: [{ ...watch, item_category2: '高級時計' }] }]]],
    ['the motive of its campaign', [led({ campaign: 'spring' })]],
    [
      'its price among those of the page',
      [
        led(),
        ['view_item', { items: [watch] }],
        ['view_item_list', { items: [20, 30, 40, 50].map((price, n) => ({ item_id: `c${n}`, price })) }],
      ],
    ],
  ] as readonly (readonly [string, readonly Step[]])[])('leads to premium goods by %s', async (_, steps) => {
    const found = await last([...steps, view(), ['view_item', { items: [{ item_id: 'cheap', price: 5 }] }]], {
      campaigns: { spring: 'premium' },
    });
    expect(ids(found)).toEqual(['context:affiliate', 'context:affiliate-premium']);
  });

  it.each([
    [
      'nothing of that is told',
      [led({ page_path: '/luxembourg', campaign: 'deluxembourg' }), ['view_item', { items: [watch] }]],
    ],
    ['only a later page is', [led(), view({ page_path: '/premium' })]],
    [
      'only some of a list is',
      [led(), ['view_item_list', { items: [watch, { item_id: 'p', item_category: 'Premium' }] }]],
    ],
  ] as readonly (readonly [string, readonly Step[]])[])('leads to no premium goods where %s', async (_, steps) => {
    expect(ids(await last(steps))).toEqual(['context:affiliate']);
  });

  it('is nothing without an affiliate', async () => {
    expect(ids(await last([view({ page_path: '/premium', campaign: 'premium' })]))).toEqual([]);
  });
});

it('hands back the very segments of before where nothing has changed', async () => {
  const moments = await pass([
    view({ utc_offset: 0, connection: 'fast' }),
    ['scroll'],
    ['view_item', { items: [{ item_id: 'x' }] }],
    ['scroll'],
    ['tick'],
  ]);
  const segments = moments.map(({ state }) => (state.further[0] as { segments: unknown }).segments);
  expect(new Set(segments).size).toBe(1);
});
