import { describe, expect, it } from 'vitest';
import { add, judgeOwn, judgeWhen, tick, view, type Told } from './judge-own.js';

const holds = (...given: Parameters<typeof judgeWhen>) => judgeWhen(...given).active;
const DAY = 86_400;
const page = (page_kind: string, more: object = {}): Told => ({
  name: 'page_view',
  params: { page_kind, ...more } as NonNullable<Told['params']>,
});

describe('events', () => {
  it('holds after the event, and not before', () => {
    const { after } = judgeOwn({ it: { when: { event: 'add_to_cart' } } }, [view('a'), add('a')]);
    expect(after.map(({ it }) => it!.active)).toEqual([false, true]);
    expect(after[1]!['it']).toMatchObject({ id: 'own:it', known: true, score: 1, basis: 'rules' });
  });

  it('counts what fits its parameters and items', () => {
    const when = { event: 'view_item', where: { item_brand: 'Acme', price: { $gte: 50 } }, count: { $gte: 2 } };
    const acme = (id: string, price: number) => view(id, { item_brand: 'Acme', price });
    expect(holds(when, [acme('a', 60), acme('b', 49), view('c', { price: 90 })])).toBe(false);
    expect(holds(when, [acme('a', 60), acme('b', 50)])).toBe(true);
  });

  it('asks all of one item, not a bit of each', () => {
    const items = [
      { item_id: 'a', item_brand: 'Acme', price: 10 },
      { item_id: 'b', item_brand: 'Other', price: 99 },
    ];
    const when = { event: 'purchase', where: { item_brand: 'Acme', price: { $gt: 50 } } };
    expect(holds(when, [{ name: 'purchase', params: { items } }])).toBe(false);
  });

  it('takes any of several events, and fields of the event beside those of items', () => {
    const when = { event: ['search', 'view_item'], where: { $or: [{ search_term: 'cup' }, { item_id: 'cup' }] } };
    expect(holds(when, [{ name: 'search', params: { search_term: 'cup' } }])).toBe(true);
    expect(holds(when, [view('cup')])).toBe(true);
    expect(holds(when, [view('mug'), { name: 'search', params: { search_term: 'mug' } }])).toBe(false);
  });

  it('knows $in, $nin, $ne, $exists and $not; a field that is not there is none of the values', () => {
    const where = (one: object) => ({ event: 'view_item', where: one });
    const red = [view('a', { item_variant: 'red' })];
    expect(holds(where({ item_variant: { $in: ['red', 'blue'] } }), red)).toBe(true);
    expect(holds(where({ item_variant: { $nin: ['red', 'blue'] } }), red)).toBe(false);
    expect(holds(where({ item_variant: { $nin: ['red'] } }), [view('a')])).toBe(true);
    expect(holds(where({ item_variant: { $ne: 'red' } }), red)).toBe(false);
    expect(holds(where({ item_variant: { $exists: false } }), red)).toBe(false);
    expect(holds(where({ item_variant: { $exists: true } }), red)).toBe(true);
    expect(holds(where({ price: { $not: { $lt: 5 } } }), [view('a', { price: 7 })])).toBe(true);
    expect(holds(where({ $nor: [{ item_id: 'a' }, { item_id: 'b' }] }), [view('a')])).toBe(false);
    expect(holds(where({ $not: { item_id: 'b' } }), [view('a')])).toBe(true);
    expect(holds(where({ price: { $gt: 5, $lte: 7 } }), [view('a', { price: 7 })])).toBe(true);
  });

  it('reads the seasons of a page view one by one', () => {
    const when = { event: 'page_view', where: { season: 'spring' } };
    expect(holds(when, [page('home', { season: 'black-week spring' })])).toBe(true);
    expect(holds(when, [page('home', { season: 'springtime' })])).toBe(false);
  });

  it('takes a number for exactly so many', () => {
    const when = { event: 'view_item', count: 2 };
    expect(
      [1, 2, 3].map((n) =>
        holds(
          when,
          Array.from({ length: n }, () => view('a')),
        ),
      ),
    ).toEqual([false, true, false]);
  });

  it('holds for nothing that was done where none may be', () => {
    const when = { event: 'purchase', count: { $lt: 1 } };
    expect(holds(when, [view('a')])).toBe(true);
    expect(holds(when, [{ name: 'purchase' }])).toBe(false);
  });
});

describe('time', () => {
  it('forgets with the visit', () => {
    const when = { event: 'view_item', within: 'visit', count: { $gte: 2 } };
    expect(holds(when, [view('a'), view('a')])).toBe(true);
    expect(holds(when, [view('a'), { ...view('a'), session: 2 }])).toBe(false);
    expect(holds({ ...when, within: 'ever' }, [view('a'), { ...view('a'), session: 2 }])).toBe(true);
  });

  it('lets a window pass by ticks alone, never early and by a thirtieth of it late at most', () => {
    const when = { event: 'view_item', within: '30m' };
    for (const start of [10, 17, 59]) {
      expect(holds(when, [{ ...view('a'), after: start }, tick(1800)])).toBe(true);
      expect(holds(when, [{ ...view('a'), after: start }, tick(1860)])).toBe(false);
    }
  });

  it('counts only what lies within', () => {
    const when = { event: 'view_item', within: '7d', count: { $gte: 3 } };
    const each = (after: number): Told => ({ ...view('a'), after });
    expect(holds(when, [each(0), each(3 * DAY), each(3 * DAY)])).toBe(true);
    expect(holds(when, [each(0), each(4 * DAY), each(4 * DAY)])).toBe(false);
  });

  it('tells how long ago something was last', () => {
    const when = { event: 'purchase', last: { $gte: '30d', $lt: '90d' } };
    const order = { name: 'purchase' };
    const after = (days: number) => holds(when, [order, tick(days * DAY)]);
    expect([29.9, 30, 89.9, 90].map(after)).toEqual([false, true, true, false]);
    expect(holds(when, [view('a'), tick(40 * DAY)])).toBe(false);
    expect(holds({ event: 'purchase', last: { $exists: false } }, [view('a')])).toBe(true);
    expect(judgeWhen(when, [order, tick(45 * DAY)]).reasons[0]).toEqual({
      text: 'you last ordered 45 days ago',
      value: 45,
      contribution: 1,
    });
  });

  it('goes on where a clock is set back between two visits', () => {
    const when = { event: 'view_item', within: '30m' };
    const back: Told = { name: 'tick', after: -40 * DAY, session: 2 };
    expect(holds(when, [view('a'), back, tick(1700)])).toBe(true);
    expect(holds(when, [view('a'), back, tick(1900)])).toBe(false);
  });

  it('stays for as long as it is to be held', () => {
    const segments = { it: { when: { event: 'view_item', within: '30s' }, hold: '10m' } };
    const { after } = judgeOwn(segments, [view('a'), tick(60), tick(500), tick(60)]);
    expect(after.map(({ it }) => it!.active)).toEqual([true, true, true, false]);
    expect(after[1]!['it']!.reasons).toEqual([{ text: 'of what you did a short while ago' }]);
  });
});

describe('things', () => {
  it('counts different ones', () => {
    const when = { event: 'view_item', distinct: 'item_brand', count: { $gte: 2 } };
    expect(holds(when, [view('a', { item_brand: 'x' }), view('b', { item_brand: 'x' }), view('c')])).toBe(false);
    const two = judgeWhen(when, [view('a', { item_brand: 'x' }), view('b', { item_brand: 'y' })]);
    expect(two).toMatchObject({ active: true, reasons: [{ text: 'you turned to 2 different brands', value: 2 }] });
  });

  it('counts by the same one, which becomes the object', () => {
    const when = { event: 'view_item', same: 'item_id', count: { $gte: 2 } };
    expect(judgeWhen(when, [view('a'), view('b')])).toMatchObject({ active: false, score: 0.5 });
    const twice = judgeWhen(when, [view('a'), view('b'), view('a')]);
    expect(twice).toMatchObject({ active: true, object: { kind: 'item', id: 'a', name: 'The a' } });
    expect(twice.reasons).toEqual([{ text: 'you looked at The a twice', value: 2, contribution: 1 }]);
    expect(judgeWhen(when, [view('a'), view('b'), view('a'), view('b')]).object!.id).toBe('b');
  });

  it('takes a brand or a category for the same thing as well', () => {
    const when = { event: 'view_item', same: 'item_brand', count: { $gte: 2 }, within: '1h' };
    const seen = [view('a', { item_brand: 'Acme' }), view('b', { item_brand: 'Acme' })];
    expect(judgeWhen(when, seen).object).toEqual({ kind: 'brand', id: 'Acme', name: 'Acme' });
    expect(holds(when, [...seen, tick(3720)])).toBe(false);
  });

  it('takes what is done on a product’s page for that product, until another page stands', () => {
    const when = { event: 'video_start', where: { item_id: 'a' } };
    const video: Told = { name: 'video_start' };
    expect(holds(when, [page('product'), view('a'), video])).toBe(true);
    expect(holds(when, [page('product'), view('b'), video])).toBe(false);
    expect(holds(when, [page('product'), view('a'), page('home'), video])).toBe(false);
    expect(holds(when, [view('a'), { ...video, session: 2 }])).toBe(false);
  });
});

describe('sequences', () => {
  const when = {
    $sequence: [{ event: 'view_item', times: 2 }, { event: 'video_start' }, { event: 'add_to_cart' }],
    same: 'item_id',
    within: 'visit',
  };
  const video: Told = { name: 'video_start' };

  it('wants the steps in their order, with anything between, and with the same product', () => {
    const done = judgeWhen(when, [view('x'), view('y'), view('x'), video, { name: 'search' }, add('x')]);
    expect(done).toMatchObject({ active: true, score: 1, object: { kind: 'item', id: 'x', name: 'The x' } });
    expect(holds(when, [view('x'), view('x'), video, add('y')])).toBe(false);
    expect(holds(when, [view('x'), video, view('x'), add('x')])).toBe(false);
    expect(holds(when, [view('x'), view('x'), video, { ...add('x'), session: 2 }])).toBe(false);
  });

  it('shows how far it has come', () => {
    expect(judgeWhen(when, [view('x'), view('x')])).toMatchObject({ active: false, score: 0.5 });
  });

  it('takes one event for one step only', () => {
    const twice = { $sequence: [{ event: 'view_item' }, { event: 'view_item' }] };
    expect(holds(twice, [view('a')])).toBe(false);
    expect(holds(twice, [view('a'), view('b')])).toBe(true);
  });

  it('wants all steps within the window, by the latest run that began', () => {
    const soon = { $sequence: [{ event: 'search' }, { event: 'add_to_cart' }], within: '10m' };
    const search = (after: number): Told => ({ name: 'search', after });
    expect(holds(soon, [search(0), { ...add('a'), after: 601 }])).toBe(false);
    expect(holds(soon, [search(0), search(500), { ...add('a'), after: 200 }])).toBe(true);
    expect(holds(soon, [search(0), add('a'), tick(300)])).toBe(true);
    expect(holds(soon, [search(0), add('a'), tick(600)])).toBe(false);
  });
});
