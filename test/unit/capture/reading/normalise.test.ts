import { describe, expect, it } from 'vitest';
import { explain } from '../../../../src/explain.js';
import { normalise } from '../../../../src/capture/reading/fields/normalise.js';

const at = 1_700_000_000_000;
const params = (name: string, said: unknown) => normalise(name, said, { at }).event?.params;
const fields = (name: string, said: unknown) => normalise(name, said, { at }).problems.map((problem) => problem.field);

describe('normalise, the forms it accepts', () => {
  it('reads the gtag form, items on top', () => {
    const { event, problems } = normalise(
      'add_to_cart',
      {
        currency: 'eur',
        value: '24,50',
        items: [{ item_id: 'A1', item_name: ' Shirt ', price: '€ 24,50', quantity: 1 }],
      },
      { at },
    );
    expect(problems).toEqual([]);
    expect(event).toEqual({
      name: 'add_to_cart',
      at,
      params: {
        currency: 'EUR',
        value: 24.5,
        items: [{ item_id: 'A1', item_name: 'Shirt', price: 24.5, quantity: 1 }],
      },
    });
  });

  it("reads GTM's form, nested under ecommerce", () => {
    const said = {
      event: 'view_item',
      ecommerce: { currency: 'USD', value: 3, items: [{ item_id: 'A' }] },
      'gtm.uniqueEventId': 4,
    };
    expect(params('view_item', said)).toEqual({ currency: 'USD', value: 3, items: [{ item_id: 'A' }] });
  });

  it('takes one item object for a list of one, numbers as ids, and currency and list from the item', () => {
    const said = { items: { item_id: 17, currency: 'GBP', item_list_id: 'new' } };
    expect(params('select_item', said)).toEqual({
      currency: 'GBP',
      item_list_id: 'new',
      items: [{ item_id: '17', item_list_id: 'new' }],
    });
  });

  it('takes item fields beside the others for one item', () => {
    expect(params('add_to_cart', { item_id: 'A', price: '5', currency: 'EUR' })).toEqual({
      currency: 'EUR',
      items: [{ item_id: 'A', price: 5 }],
    });
  });

  it.each([
    ['view_item', 'detail'],
    ['add_to_cart', 'add'],
    ['remove_from_cart', 'remove'],
    ['begin_checkout', 'checkout'],
    ['select_item', 'click'],
    ['view_item_list', 'impressions'],
  ])('reads Universal Analytics: %s from ecommerce.%s.products', (name, action) => {
    const product = {
      id: 'P',
      name: 'Cup',
      brand: 'Ode',
      category: 'Home',
      variant: 'red',
      list: 'Hits',
      price: '9',
      quantity: 2,
    };
    expect(params(name, { ecommerce: { currencyCode: 'EUR', [action]: { products: [product] } } })).toMatchObject({
      currency: 'EUR',
      items: [
        {
          item_id: 'P',
          item_name: 'Cup',
          item_brand: 'Ode',
          item_category: 'Home',
          item_variant: 'red',
          item_list_name: 'Hits',
          price: 9,
          quantity: 2,
        },
      ],
    });
  });

  it('reads Universal Analytics impressions given as a bare list', () => {
    expect(params('view_item_list', { ecommerce: { impressions: [{ id: 'a' }, { id: 'b' }] } })?.items).toEqual([
      { item_id: 'a' },
      { item_id: 'b' },
    ]);
  });

  it('reads a Universal Analytics purchase with its action field', () => {
    const purchase = {
      actionField: { id: 'T7', revenue: '1.035,43', coupon: 'SAVE' },
      products: [{ id: 'a', price: '3' }],
    };
    expect(params('purchase', { ecommerce: { purchase } })).toEqual({
      transaction_id: 'T7',
      value: 1035.43,
      coupon: 'SAVE',
      items: [{ item_id: 'a', price: 3 }],
    });
  });

  it('keeps page fields on page_view only, and of page_location the path', () => {
    const said = { page_location: 'https://shop.example/a/b?token=1#x', page_kind: 'product', device: 'phone' };
    expect(params('page_view', said)).toEqual({ page_path: '/a/b', page_kind: 'product', device: 'phone' });
    expect(params('search', { ...said, search_term: 'cup' })).toEqual({ search_term: 'cup' });
  });

  it('takes an event without params, and a tick with none', () => {
    expect(normalise('view_cart', undefined, { at })).toEqual({
      event: { name: 'view_cart', at, params: {} },
      problems: [],
    });
    expect(normalise('tick', { value: 3 }, { at })).toEqual({ event: { name: 'tick', at, params: {} }, problems: [] });
  });
});

describe('normalise, what it refuses', () => {
  it('gives a problem and no event for an unknown name', () => {
    const { event, problems } = normalise('add_to_basket', {}, { at });
    expect(event).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'event-unknown', field: 'name' });
    expect(explain(problems[0]!).message).toBe('name add_to_basket is no event; use a name of docs/events.md.');
  });

  it('drops a bad item and keeps the event and the good items', () => {
    const { event, problems } = normalise('view_item', { items: [{ price: 3 }, null, 'x', { item_id: 'B' }] }, { at });
    expect(event?.params.items).toEqual([{ item_id: 'B' }]);
    expect(problems.map((problem) => problem.field)).toEqual(['items[0]', 'items[1]', 'items[2]']);
  });

  it('drops a bad field, names it and says what it must be', () => {
    const said = {
      currency: '€',
      value: 'free',
      items: [{ item_id: 'A', price: {}, quantity: -1, item_brand: ['x'] }],
    };
    const { event, problems } = normalise('add_to_cart', said, { at });
    expect(event?.params).toEqual({ items: [{ item_id: 'A' }] });
    expect(problems.map((problem) => problem.field).toSorted()).toEqual(
      ['currency', 'items[0].item_brand', 'items[0].price', 'items[0].quantity', 'value'].toSorted(),
    );
    expect(problems.every((problem) => problem.code === 'event-malformed')).toBe(true);
    expect(problems.map((problem) => explain(problem).message)).toContain(
      'value must be a number such as 12.5; it is left out of add_to_cart.',
    );
  });

  it('keeps how a list is sorted and filtered, each with its own event only', () => {
    expect(params('list_sort', { sort_by: 'price_desc', filter_by: 'brand' })).toEqual({ sort_by: 'price_desc' });
    expect(params('list_filter', { sort_by: 'newest', filter_by: 'colour' })).toEqual({ filter_by: 'colour' });
    expect(params('search', { sort_by: 'newest', filter_by: 'brand', theme_fit: 1 })).toEqual({});
    expect(fields('list_sort', { sort_by: 'price' })).toEqual(['sort_by']);
    expect(fields('list_filter', { filter_by: ['price'] })).toEqual(['filter_by']);
  });

  it('keeps theme counts of reviews as whole numbers from 0 to 99', () => {
    const said = { theme_quality: 0, theme_value: '12', theme_fit: 99, theme_style: 100, theme_service: 1.5 };
    expect(params('review_read', said)).toEqual({ theme_quality: 0, theme_value: 12, theme_fit: 99 });
    expect(fields('review_read', { ...said, theme_durability: 'a lot', text: 'lovely' })).toEqual([
      'theme_style',
      'theme_service',
      'theme_durability',
    ]);
    expect(fields('review_read', { theme_value: -1, theme_fit: NaN })).toEqual(['theme_value', 'theme_fit']);
  });

  it('asks for items where an event is about an item', () => {
    for (const name of ['view_item', 'select_item', 'add_to_cart', 'remove_from_cart'])
      expect(fields(name, {})).toEqual(['items']);
    for (const name of ['view_item_list', 'view_cart', 'search', 'add_to_wishlist'])
      expect(fields(name, {})).toEqual([]);
  });

  it('keeps an event whose params are no object', () => {
    expect(normalise('view_cart', 'x', { at })).toMatchObject({
      event: { params: {} },
      problems: [{ field: 'params' }],
    });
  });

  it('keeps nothing that is not on the list', () => {
    const said = { user_email: 'x', client_id: 1, items: [{ item_id: 'A', affiliation: 'B', location_id: 'C' }] };
    expect(params('view_item', said)).toEqual({ items: [{ item_id: 'A' }] });
  });

  it('caps texts at 200 characters and items at 50', () => {
    const items = Array.from({ length: 80 }, (_, i) => ({ item_id: `i${i}`, item_name: 'x'.repeat(300) }));
    const kept = params('view_item_list', { items })?.items;
    expect(kept).toHaveLength(50);
    expect(kept?.[0]?.item_name).toHaveLength(200);
  });

  it('rule 25: drops personal data from every field and says so without repeating it', () => {
    const said = {
      search_term: 'jane@example.com',
      coupon: '+49 170 1234567',
      items: [{ item_id: 'A', item_name: 'card 4111 1111 1111 1111' }],
    };
    const { event, problems } = normalise('view_item', said, { at });
    expect(event?.params).toEqual({ items: [{ item_id: 'A' }] });
    expect(problems.map((problem) => problem.field).toSorted()).toEqual([
      'coupon',
      'items[0].item_name',
      'search_term',
    ]);
    expect(JSON.stringify(problems)).not.toMatch(/jane|170|4111/);
  });

  it('finds an e-mail address that the cap would have cut in two', () => {
    expect(params('search', { search_term: `${'a '.repeat(95)} jane.doe@example.com` })).toEqual({});
  });

  it('masks personal data in a path, not the path', () => {
    expect(params('page_view', { page_path: '/account/jane@example.com/orders' })?.page_path).toBe('/account/*/orders');
  });
});
