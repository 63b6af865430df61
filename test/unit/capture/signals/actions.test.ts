// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sources as actions } from '../../../../src/capture/signals/packs/actions.js';
import { sources as saves } from '../../../../src/capture/signals/packs/saves.js';
import { fire, hearSignals, setHidden } from './hear-signals.js';

let signals: Awaited<ReturnType<typeof hearSignals>>;
const open = async (html: string): Promise<void> => {
  document.body.innerHTML = html;
  signals = await hearSignals({ sources: { ...actions, ...saves } });
};

beforeEach(() => (window as any).happyDOM.setURL('https://shop.example/cup'));
afterEach(() => {
  signals.end();
  vi.restoreAllMocks();
});

describe('gallery_interaction', () => {
  it('is told for thumbnails, arrows and zoom, not for thumbnails of other products', async () => {
    await open(`
      <div class="product-gallery"><img id="thumb"><button id="next">›</button><a id="zoom" href="/img/cup.jpg"><i></i></a></div>
      <button id="full" aria-label="Fullscreen"></button>
      <ul class="card thumbs"><li><a id="other" href="/products/bowl"><img></a></li></ul>
      <section class="product-recommendations"><div class="thumbs"><img id="related"></div></section>`);
    for (const one of ['#thumb', '#next', '#zoom i', '#full']) fire(one);
    expect(signals.names()).toEqual(Array(4).fill('gallery_interaction'));
    fire('#other img');
    fire('#related');
    expect(signals.heard).toHaveLength(4);
  });

  it('is told for a swipe sideways', async () => {
    await open('<div class="gallery"><img></div><p>text</p>');
    const swipe = (selector: string, x: number): void => {
      fire(selector, 'touchstart', { changedTouches: [{ clientX: 200 }] });
      fire(selector, 'touchend', { changedTouches: [{ clientX: x }] });
    };
    swipe('img', 190);
    swipe('p', 20);
    expect(signals.heard).toEqual([]);
    swipe('img', 60);
    swipe('img', 300);
    expect(signals.names()).toEqual(['gallery_interaction', 'gallery_interaction']);
  });

  it('ends at thirty on one page view, and begins anew on the next route', async () => {
    await open('<div class="gallery"><img></div>');
    for (let i = 0; i < 40; i++) fire('img');
    expect(signals.heard).toHaveLength(30);
    signals.route('/bowl');
    fire('img');
    expect(signals.heard).toHaveLength(31);
  });
});

describe('review_read, size_guide_view, delivery_info_view', () => {
  it('are told for what opens them', async () => {
    await open(`
      <a id="a" href="#reviews">12 reviews</a><button id="b">Read more reviews</button>
      <div role="tab" id="c" aria-controls="tab-reviews">★★★★★</div>
      <button id="d" data-modal="size-chart">?</button><a id="e" href="/pages/size-guide">Size guide</a>
      <details><summary id="f">Shipping &amp; returns</summary></details>`);
    for (const id of 'abcdef') fire(`#${id}`);
    expect(signals.heard).toEqual([
      ['review_read', {}],
      ['review_read', {}],
      ['review_read', {}],
      ['size_guide_view', {}],
      ['size_guide_view', {}],
      ['delivery_info_view', { topic: 'shipping' }],
      ['delivery_info_view', { topic: 'returns' }],
    ]);
  });

  it('are not told for what closes, sends, fills in, writes, or leads to a product', async () => {
    await open(`
      <button id="a" aria-expanded="true">Reviews</button><details open><summary id="b">Shipping</summary></details>
      <form><button id="c" type="submit">Continue to shipping</button><input id="d" type="radio" name="shipping"></form>
      <button id="e" class="reviews__write">Write a review</button><a id="f" href="/products/shipping-box">Shipping box</a>
      <button id="g">Preview</button><div role="tab" id="h" aria-selected="true">Reviews</div>`);
    for (const id of 'abcdefgh') fire(`#${id}`);
    expect(signals.heard).toEqual([]);
  });
});

describe('coupon_field_focus', () => {
  it('is told when the field is entered and when a code is applied, twice on a page view, never with what is typed', async () => {
    await open(`
      <form class="cart"><input id="field" name="coupon_code" value="SECRET"><button id="apply" name="apply_coupon">Apply</button>
      <input id="mail" name="email"><button id="pay">Checkout</button></form>`);
    fire('#mail', 'focusin');
    fire('#pay');
    expect(signals.heard).toEqual([]);
    fire('#field', 'focusin');
    fire('#apply');
    fire('#field', 'focusin');
    expect(signals.heard).toEqual([
      ['coupon_field_focus', {}],
      ['coupon_field_focus', {}],
    ]);
    expect(JSON.stringify(signals.heard)).not.toContain('SECRET');
  });
});

describe('compare_add and add_to_wishlist', () => {
  it('are told for what puts a product on a list, with the product that a data attribute names', async () => {
    await open(`
      <div data-product-id="77" data-sku="CUP-1"><button id="a" class="wishlist-btn" aria-label="Add Cup to wishlist">♡</button></div>
      <a id="b" class="add_to_wishlist" href="/products/cup?add_to_wishlist=9">♡</a>
      <button id="c">Add to compare</button><input id="d" type="checkbox" name="compare" checked>`);
    fire('#a');
    fire('#b');
    fire('#c');
    fire('#d', 'change');
    expect(signals.heard).toEqual([
      ['add_to_wishlist', { items: [{ item_id: 'CUP-1', aliases: ['CUP-1', '77'] }] }],
      ['add_to_wishlist', {}],
      ['compare_add', {}],
      ['compare_add', {}],
    ]);
  });

  it('are not told for the way there, nor for taking off', async () => {
    await open(`
      <a id="a" href="/pages/wishlist">Wishlist (2)</a><button id="b" aria-pressed="true">Add to wishlist</button>
      <button id="c">Remove from wishlist</button><a id="d" href="/compare">Compare (1)</a><input id="e" type="checkbox" name="compare">
      <p class="price">Compare at $30</p>`);
    for (const id of 'abcd') fire(`#${id}`);
    fire('#e', 'change');
    fire('p');
    expect(signals.heard).toEqual([]);
  });
});

describe('brand_story_view', () => {
  it('is told for what opens the story of the brand', async () => {
    await open('<a id="a" href="/pages/about">Our story</a><button id="b">About this item</button>');
    fire('#a');
    fire('#b');
    expect(signals.heard).toEqual([['brand_story_view', {}]]);
  });
});

it('says nothing while the page is hidden, in Vitrine’s own elements, nor after the end', async () => {
  await open('<button id="a">Reviews</button><div data-vitrine-inspector><button id="b">Reviews</button></div>');
  setHidden(true);
  fire('#a');
  setHidden(false);
  fire('#b');
  expect(signals.heard).toEqual([]);
  fire('#a');
  signals.end();
  fire('#a');
  expect(signals.heard).toEqual([['review_read', {}]]);
});

it('begins anew on a page from the browser’s cache', async () => {
  await open('<button>Reviews</button>');
  for (let i = 0; i < 9; i++) fire('button');
  expect(signals.heard).toHaveLength(5);
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  fire('button');
  expect(signals.heard).toHaveLength(6);
});
