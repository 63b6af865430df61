import { describe, expect, it } from 'vitest';
import type { EventParams, Item, PageKind } from '../../../../src/capture/shop-event.js';
import { activeIn, pass, segmentOf, type Passed, type Step } from './pass.js';

const HOUR = 3600;
const DAY = 24 * HOUR;
const jacket: Item = { item_id: 'j', item_name: 'Trail jacket' };
const hat: Item = { item_id: 'h', item_name: 'Hat' };
const page = (page_kind: PageKind, more: EventParams = {}): Step => ['page_view', { page_kind, ...more }];
const put = (...items: Item[]): Step => ['add_to_cart', { items }];
const take = (...items: Item[]): Step => ['remove_from_cart', { items }];
const see = (...items: Item[]): Step => ['view_cart', { items }];
const later = ([name, params]: Step, seconds: number): Step => [name, params, seconds];

const last = async (...steps: readonly Step[]) => (await pass(steps)).at(-1);
const stands = (moment: Passed | undefined) => activeIn(moment, 'cart:').map((id) => id.slice(5));
const timeline = async (...steps: readonly Step[]) => (await pass(steps)).map((moment) => stands(moment).join());
const reasons = (moment: Passed | undefined, id: string) => segmentOf(moment, id).reasons.map(({ text }) => text);

it('nothing is known of the cart before something is done, and then that it is empty', async () => {
  const [tick, scroll] = await pass([['tick'], ['scroll']]);
  expect(tick!.segments.filter(({ id, known }) => id.startsWith('cart:') && known)).toEqual([]);
  expect(scroll!.segments.filter(({ id, known }) => id.startsWith('cart:') && known)).toHaveLength(4);
  expect(stands(scroll)).toEqual([]);
});

describe('a filled cart', () => {
  const object = async (...steps: readonly Step[]) => segmentOf(await last(...steps), 'cart:filled').object?.id;
  const count = async (...steps: readonly Step[]) => segmentOf(await last(...steps), 'cart:filled').reasons[0]?.value;

  it('names the product put in last, and how many there are', async () => {
    const moment = await last(put(jacket), put({ ...hat, quantity: 2 }));
    expect(segmentOf(moment, 'cart:filled')).toMatchObject({
      active: true,
      score: 1,
      object: { kind: 'item', id: 'h', name: 'Hat' },
      reasons: [{ text: 'you have Hat and 2 more in your cart', value: 3, contribution: 1 }],
    });
    expect(reasons(await last(put(jacket)), 'cart:filled')).toEqual(['you have Trail jacket in your cart']);
    expect(reasons(await last(['add_to_cart'], ['add_to_cart']), 'cart:filled')).toEqual([
      'you have 2 products in your cart',
    ]);
  });

  it('ends when the last is taken out, and with an order', async () => {
    expect(await timeline(put(jacket), take(jacket), put(hat), ['purchase'], put(hat), page('thanks'))).toEqual([
      'filled',
      '',
      'filled',
      '',
      'filled',
      '',
    ]);
    expect(await timeline(['add_to_cart'], ['remove_from_cart'], put(jacket), ['remove_from_cart'])).toEqual([
      'filled',
      '',
      'filled',
      '',
    ]);
  });

  it('is what a cart shows, in the order in which it was filled', async () => {
    expect(await object(put(jacket), put(hat), see(hat, jacket))).toBe('h');
    expect(await object(put(jacket), put(hat), see(jacket))).toBe('j');
    expect(await object(put(jacket), see(jacket, { item_id: 'new' }))).toBe('new');
    expect(await count(put({ ...jacket, quantity: 5 }), put(hat), see(hat, jacket))).toBe(2);
    expect(stands(await last(put(jacket), ['view_cart', { items: [] }]))).toEqual([]);
    expect(stands(await last(put(jacket), ['view_cart']))).toEqual(['filled']);
  });

  it('is more than what is ordered of it', async () => {
    expect(await count(put(jacket), put(hat), ['begin_checkout', { items: [{ ...hat, quantity: 2 }] }])).toBe(3);
  });

  it('outlives the visit, and is forgotten after 30 days without a change', async () => {
    expect(stands(await last(put(jacket), later(page('home'), 20 * DAY)))).toEqual(['filled', 'abandoned']);
    expect(stands(await last(put(jacket), later(page('home'), 31 * DAY)))).toEqual([]);
    expect(stands(await last(put(jacket), later(see(jacket), 20 * DAY), later(page('home'), 20 * DAY)))).toContain(
      'filled',
    );
  });
});

describe('an abandoned cart', () => {
  it('is one with something in it when the next visit begins, and names that', async () => {
    const moment = await last(put(jacket), put(hat), later(page('home'), HOUR));
    expect(segmentOf(moment, 'cart:abandoned')).toMatchObject({
      active: true,
      object: { kind: 'item', id: 'h', name: 'Hat' },
      reasons: [{ text: 'you left Hat and 1 more in your cart', value: 2 }],
    });
  });

  it('is one when nothing was done for half an hour, as ticks tell', async () => {
    const tick: Step = ['tick', {}, 599];
    expect(await timeline(put(jacket), page('home'), tick, tick, tick, ['tick', {}, 3])).toEqual([
      'filled',
      'filled',
      'filled',
      'filled',
      'filled',
      'filled,abandoned',
    ]);
  });

  it('is not one while its shopper goes on looking around', async () => {
    const looking = Array.from({ length: 10 }, (): Step => ['scroll', {}, 20 * 60]);
    expect(stands(await last(put(jacket), ...looking))).toEqual(['filled']);
  });

  it('stays one while it is only looked at', async () => {
    expect(stands(await last(put(jacket), later(page('home'), HOUR), page('cart'), see(jacket)))).toEqual([
      'filled',
      'abandoned',
    ]);
  });

  it.each([
    ['an order', ['purchase'], ''],
    ['the checkout', ['begin_checkout'], 'filled'],
    ['the page of the checkout', page('checkout'), 'filled'],
    ['something more put in', put(hat), 'filled'],
    ['something taken out', take(hat), 'filled'],
    ['all taken out', take(jacket), ''],
  ] as readonly (readonly [string, Step, string])[])('ends with %s', async (_, step, left) => {
    expect((await timeline(put(jacket), later(page('home'), HOUR), step)).at(-1)).toBe(left);
    expect((await timeline(put(jacket), later(step, HOUR))).at(-1)).toBe(left);
  });

  it('is none where nothing was left', async () => {
    expect(stands(await last(put(jacket), take(jacket), later(page('home'), HOUR)))).toEqual([]);
    expect(stands(await last(page('home'), later(put(jacket), HOUR)))).toEqual(['filled']);
  });
});

describe('shipping shock', () => {
  const checkout = [put(jacket), page('cart'), see(jacket), page('checkout'), ['begin_checkout']] as readonly Step[];
  const shipping: Step = ['add_shipping_info'];
  const reads: Step = ['delivery_info_view', { topic: 'shipping' }];
  const exit: Step = ['exit_intent'];
  const score = async (...steps: readonly Step[]) => segmentOf(await last(...steps), 'cart:shipping-shock').score;
  const shocked = async (...steps: readonly Step[]) => stands(await last(...steps)).includes('shipping-shock');

  it('is to leave when the costs of delivery appear, with what was seen as its reasons', async () => {
    const moment = await last(...checkout, shipping, reads, exit);
    expect(segmentOf(moment, 'cart:shipping-shock')).toMatchObject({ active: true, score: 1, enter: 0.5, exit: 0.35 });
    expect(reasons(moment, 'cart:shipping-shock')).toEqual([
      'you saw what delivery costs',
      'you looked up delivery',
      'you left before ordering',
    ]);
  });

  it.each([
    ['the cart', [see(jacket), page('listing')], 0.45, false],
    ['the cart, and delivery looked up', [page('cart'), reads, page('listing')], 0.7, true],
    ['the section on delivery', [page('cart'), ['section_view', { section: 'delivery' }], exit], 0.7, true],
    ['returns alone', [page('cart'), ['delivery_info_view', { topic: 'returns' }], exit], 0.45, false],
    ['delivery looked up elsewhere', [page('product'), reads, page('cart'), exit], 0.45, false],
    ['the checkout', [page('checkout'), page('home')], 0.6, true],
    ['the checkout, and its log-in and help', [page('checkout'), page('account'), page('help')], 0, false],
    ['the checkout’s end', [page('checkout'), later(page('other'), HOUR)], 0.6, true],
    ['the checkout left standing', [page('checkout'), ['tick', {}, HOUR]], 0.6, true],
    ['delivery chosen', [shipping, exit], 0.75, true],
    ['nothing', [page('product'), exit, page('home')], 0, false],
  ] as readonly (readonly [string, readonly Step[], number, boolean])[])(
    'weighs %s',
    async (...[, steps, weight, holds]) => {
      expect(await score(put(jacket), ...steps)).toBeCloseTo(weight, 9);
      expect(await shocked(put(jacket), ...steps)).toBe(holds);
    },
  );

  it('starts over with each approach that did not become one', async () => {
    expect(await score(see(jacket), page('listing'), page('checkout'))).toBe(0);
    expect(await score(see(jacket), page('listing'), page('checkout'), page('listing'))).toBeCloseTo(0.6, 9);
  });

  it('is not over when they come back, nor with the visit, but after a week', async () => {
    const shock = [...checkout, shipping, page('home')];
    expect(await shocked(...shock, page('cart'), page('checkout'), ['begin_checkout'])).toBe(true);
    expect(await shocked(...shock, later(page('home'), 6 * DAY))).toBe(true);
    expect(await shocked(...shock, later(page('home'), 8 * DAY))).toBe(false);
  });

  it.each([
    ['an order', ['purchase']],
    ['the page of thanks', page('thanks')],
    ['going on to pay', ['add_payment_info']],
  ] as readonly (readonly [string, Step])[])('is over with %s', async (_, [name, params]) => {
    expect(await score(...checkout, shipping, page('home'), [name, params, 60])).toBe(0);
    expect(await shocked(...checkout, shipping, page('home'), [name, params, 60])).toBe(false);
    expect(await score(...checkout, shipping, [name, params], page('home'))).toBe(0);
  });
});

describe('coupon hunting', () => {
  const field: Step = ['coupon_field_focus'];
  const score = async (...steps: readonly Step[]) => segmentOf(await last(...steps), 'cart:coupon-hunter').score;
  const hunts = async (...steps: readonly Step[]) => stands(await last(...steps)).includes('coupon-hunter');

  it.each([
    ['the field entered', [field], 1 / 6, false],
    ['a code applied', [field, field], 1 / 3, false],
    ['one that did nothing', [field, field, ['begin_checkout']], 1 / 3 + 0.15, true],
    ['one more', [field, field, field], 0.5, true],
    ['no more than three', [field, field, field, field, field], 0.5, true],
    ['the pointer out of the window', [field, ['exit_intent']], 1 / 6 + 0.35, true],
    ['a moment in another tab', [field, ['tab_return', { away: 'short' }]], 1 / 6, false],
    ['a minute in another tab', [field, ['tab_return', { away: 'medium' }]], 1 / 6 + 0.35, true],
    ['a way back by an affiliate', [field, page('cart', { affiliate: 1 })], 1 / 6 + 0.35, true],
    ['a way back by a search engine', [field, page('cart', { referrer_class: 'search' })], 1 / 6 + 0.35, true],
    ['another page of the shop', [field, page('cart', { referrer_class: 'internal' })], 1 / 6, false],
    ['leaving much later', [field, ['scroll', {}, 500], ['exit_intent', {}, 500]], 1 / 6, false],
    ['leaving before', [['exit_intent'], field], 1 / 6, false],
  ] as readonly (readonly [string, readonly Step[], number, boolean])[])(
    'weighs %s',
    async (...[, steps, weight, holds]) => {
      expect(await score(...steps)).toBeCloseTo(weight, 9);
      expect(await hunts(...steps)).toBe(holds);
    },
  );

  it('says why', async () => {
    expect(reasons(await last(field, field, ['view_cart'], ['exit_intent']), 'cart:coupon-hunter')).toEqual([
      'you looked elsewhere right after the coupon field',
      'you turned to the coupon field twice',
      'your order went on without a coupon',
    ]);
  });

  it.each([
    ['a coupon that was found', ['begin_checkout', { coupon: 'TEN' }, 60]],
    ['one of an item', ['view_cart', { items: [{ ...jacket, coupon: 'TEN' }] }, 60]],
    ['an order', ['purchase', {}, 60]],
    ['the visit', ['scroll', {}, HOUR]],
  ] as readonly (readonly [string, Step])[])('ends with %s', async (_, step) => {
    expect(await score(field, field, field, ['exit_intent'], step)).toBe(0);
    expect(await hunts(field, field, field, ['exit_intent'], step)).toBe(false);
  });
});

it('a hunt that ends at once is held for a while, and over with the next event after that', async () => {
  const field: Step = ['coupon_field_focus'];
  const found: Step = ['view_cart', { coupon: 'TEN' }, 2];
  const moments = await pass([field, field, field, found, ['scroll', {}, 5], ['scroll', {}, 30]]);
  expect(moments.map((moment) => stands(moment).join())).toEqual([
    '',
    '',
    'coupon-hunter',
    'coupon-hunter',
    'coupon-hunter',
    '',
  ]);
});

it('a discount seeker leaves when shipping appears, and finds that told on the next visit', async () => {
  const moment = await last(
    page('sale'),
    ['view_item', { items: [{ ...jacket, discount: 20 }] }],
    put(jacket),
    page('cart'),
    see(jacket),
    ['coupon_field_focus'],
    page('checkout'),
    ['begin_checkout', { items: [jacket] }],
    ['add_shipping_info', { items: [jacket] }],
    ['exit_intent'],
    later(page('home', { referrer_class: 'direct' }), DAY),
  );
  expect(stands(moment)).toEqual(['filled', 'abandoned', 'shipping-shock']);
  expect(segmentOf(moment, 'cart:abandoned').object?.name).toBe('Trail jacket');
});

it('remembers the twenty products put in last, with names of 200 letters at most', async () => {
  const steps = Array.from({ length: 200 }, (_, n) => put({ item_id: `p${n}`, item_name: `${n} ${'x'.repeat(500)}` }));
  const moment = await last(...steps);
  expect(segmentOf(moment, 'cart:filled').reasons[0]!.value).toBe(20);
  expect(JSON.stringify(moment!.state.further[1]).length).toBeLessThan(8000);
});

it('copes with rubbish', async () => {
  const items = [null, {}, { item_id: 'x', quantity: Number.NaN }, { item_id: 'y', quantity: Infinity }] as never;
  const names = ['add_to_cart', 'remove_from_cart', 'view_cart', 'begin_checkout', 'coupon_field_focus', 'purchase'];
  const steps = names.flatMap((name): Step[] => [
    [name, { items }],
    [name, { items: 7 as never }],
    [name, null as never],
  ]);
  for (const { segments } of await pass(steps))
    expect(segments.every(({ score }) => score >= 0 && score <= 1)).toBe(true);
});
