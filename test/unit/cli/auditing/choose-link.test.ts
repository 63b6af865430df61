import { describe, expect, it } from 'vitest';
import { bare, chooseLink, isHarmless, linkKind } from '../../../../cli/auditing/choose-link.js';

const shop = 'https://shop.test';
const choose = (links: readonly string[], seen: readonly string[] = [], visited: readonly string[] = []) =>
  chooseLink({
    links: links.map((link) => shop + link),
    seen: new Set(seen),
    visited: new Set(visited.map((one) => shop + one)),
    rules: [],
  })?.slice(shop.length);

describe('the next page to look at', () => {
  it('is a product, then a listing, then the cart, then what else is new', () => {
    const links = ['/about', '/cart', '/collections/x', '/products/a', '/products/b'];
    expect(choose(links)).toBe('/products/a');
    expect(choose(links, ['product'])).toBe('/collections/x');
    expect(choose(links, ['product', 'listing'])).toBe('/cart');
    expect(choose(links, ['product', 'listing', 'cart'])).toBe('/about');
    expect(choose(links, ['product', 'listing', 'cart', 'about'])).toBeUndefined();
  });

  it('is never one that was visited', () => {
    expect(choose(['/products/a', '/products/b'], [], ['/products/a'])).toBe('/products/b');
  });

  it('is what nothing tells as long as no product was seen', () => {
    expect(choose(['/kettle-p1', '/help'], ['home'])).toBe('/kettle-p1');
    expect(choose(['/kettle-p1'], ['home', 'product'])).toBeUndefined();
  });
});

describe('links', () => {
  it.each(['/logout', '/account/sign-out', '/cart/add?id=1', '/?add-to-cart=12', '/terms.pdf', '/wishlist/remove/3'])(
    'does not follow %s',
    (path) => expect(isHarmless(shop + path, shop)).toBe(false),
  );
  it.each(['https://other.test/', 'mailto:a@b.test', 'javascript:void(0)', 'nonsense'])(
    'does not leave for %s',
    (link) => expect(isHarmless(link, shop)).toBe(false),
  );
  it('follows pages', () => expect(isHarmless(`${shop}/products/addax?colour=red`, shop)).toBe(true));

  it('tells kinds by rules, searches and routes in the fragment', () => {
    expect(linkKind(`${shop}/x/1`, [{ path: '^/x/', kind: 'product' }])).toBe('product');
    expect(linkKind(`${shop}/?q=tea`, [])).toBe('search');
    expect(linkKind(`${shop}/#/cart`, [])).toBe('cart');
    expect(linkKind(`${shop}/`, [])).toBe('home');
  });

  it('drops a fragment but not a route', () => {
    expect(bare(`${shop}/a#top`)).toBe(`${shop}/a`);
    expect(bare(`${shop}/#/a`)).toBe(`${shop}/#/a`);
  });
});
