// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { PageHints } from '../../../../src/capture/heard.js';
import { pageHints } from '../../../../src/capture/page-hints.js';
import { plain } from '../../../../src/capture/plain.js';
import { pageKind, type PageKindRule } from '../../../../src/capture/reading/page/page-kind.js';

type Asked = Readonly<{ dataLayer?: string; routed?: boolean; rules?: readonly PageKindRule[] }>;
/** What the page shows, as it crosses, and what it is then read as. */
const kindOfPage = ({ dataLayer, routed, rules }: Asked = {}) =>
  pageKind(plain(pageHints(dataLayer ?? false, location.pathname, !!routed)) as PageHints, rules);

const page = window as unknown as { dataLayer?: unknown; happyDOM: { setURL(url: string): void } };
const at = (path: string): void => page.happyDOM.setURL('https://shop.example' + path);
const jsonLd = (...blocks: unknown[]): void => {
  document.head.innerHTML = blocks
    .map(
      (block) =>
        `<script type="application/ld+json">${typeof block === 'string' ? block : JSON.stringify(block)}</script>`,
    )
    .join('');
};

afterEach(() => {
  document.head.innerHTML = '';
  document.body.removeAttribute('data-vitrine-page');
  delete page.dataLayer;
  at('/');
});

describe('page kind by address', () => {
  it.each([
    ['/', 'home'],
    ['/index.html', 'home'],
    ['/index.php?utm_source=x', 'home'],
    ['/index.php?p=123', 'other'],
    ['/index.php?route=product/product&product_id=7', 'product'],
    ['/index.php?route=checkout/cart', 'cart'],
    ['/index.php?controller=order', 'other'],
    ['/product_info.php?products_id=31', 'product'],
    ['/checkout/cart/', 'cart'],
    ['/de/', 'home'],
    ['/en-gb', 'home'],
    ['/collections/new', 'listing'],
    ['/category/shoes/', 'listing'],
    ['/product-category/shoes', 'listing'],
    ['/shop', 'listing'],
    ['/collections/sale', 'sale'],
    ['/sale', 'sale'],
    ['/summer-sale', 'sale'],
    ['/angebote', 'sale'],
    ['/soldes', 'sale'],
    ['/wholesale', 'other'],
    ['/products/linen-shirt', 'product'],
    ['/collections/sale/products/cart-bag', 'product'],
    ['/de/produkte/hemd', 'product'],
    ['/product.html', 'product'],
    ['/search', 'search'],
    ['/?q=cup', 'search'],
    ['/suche?x=1', 'search'],
    ['/cart', 'cart'],
    ['/warenkorb/', 'cart'],
    ['/panier', 'cart'],
    ['/checkout', 'checkout'],
    ['/kasse', 'checkout'],
    ['/checkout/order-received/17', 'thanks'],
    ['/thank-you', 'thanks'],
    ['/order-confirmation', 'thanks'],
    ['/account/orders', 'account'],
    ['/login', 'account'],
    ['/my-account', 'account'],
    ['/about', 'about'],
    ['/pages/about-us', 'about'],
    ['/ueber-uns', 'about'],
    ['/lookbook', 'lookbook'],
    ['/blogs/journal/spring', 'lookbook'],
    ['/pages/shipping-returns', 'help'],
    ['/contact', 'help'],
    ['/faq', 'help'],
    ['/size-guide', 'help'],
    ['/nothing-known', 'other'],
  ])('%s is %s', (path, kind) => {
    at(path);
    expect(kindOfPage()).toBe(kind);
  });
});

describe('page kind, in order of trust', () => {
  it('asks the rules, the mark, the data layer, structured data and the address, one after the other', () => {
    at('/cart');
    expect(kindOfPage({ dataLayer: 'dataLayer' })).toBe('cart');
    jsonLd({ '@type': 'Product', name: 'Cup' });
    expect(kindOfPage({ dataLayer: 'dataLayer' })).toBe('product');
    page.dataLayer = [{ page_type: 'category' }, null, 'x'];
    expect(kindOfPage({ dataLayer: 'dataLayer' })).toBe('listing');
    document.body.setAttribute('data-vitrine-page', 'lookbook');
    expect(kindOfPage({ dataLayer: 'dataLayer' })).toBe('lookbook');
    const rules = [
      { path: '^/x', kind: 'help' },
      { path: '^/cart$', kind: 'about' },
    ] as const;
    expect(kindOfPage({ dataLayer: 'dataLayer', rules })).toBe('about');
  });

  it('asks neither data layer nor structured data about a client-side route', () => {
    at('/cart');
    page.dataLayer = [{ page_type: 'product' }];
    jsonLd({ '@type': 'Product' });
    expect(kindOfPage({ dataLayer: 'dataLayer', routed: true })).toBe('cart');
  });

  it.each([
    ['page_type', 'Product Detail', 'product'],
    ['pageType', 'searchresults', 'search'],
    ['ecomm_pagetype', 'category', 'listing'],
    ['ecomm_pagetype', 'purchase', 'thanks'],
    ['page_type', 'other', 'other'],
  ])('understands the page type %s: %s', (key, type, kind) => {
    page.dataLayer = [{ [key]: 'home' }, { [key]: type }];
    at('/nothing-known');
    expect(kindOfPage({ dataLayer: 'dataLayer' })).toBe(kind);
  });

  it('goes on when a mark or page type says nothing known', () => {
    document.body.setAttribute('data-vitrine-page', 'zzz');
    page.dataLayer = [{ page_type: { odd: 1 } }];
    at('/cart');
    expect(kindOfPage({ dataLayer: 'dataLayer' })).toBe('cart');
  });
});

describe('page kind by structured data', () => {
  const product = { '@type': 'Product', name: 'Cup', offers: { '@type': 'Offer', price: '3' } };
  it.each([
    ['a product', [product], 'product'],
    ['a product in a graph', [{ '@graph': [{ '@type': 'BreadcrumbList', itemListElement: [] }, product] }], 'product'],
    ['a product of several types', [{ '@type': ['Product', 'Thing'] }], 'product'],
    ['a product beside its review', [product, { '@type': 'Review', itemReviewed: product }], 'product'],
    ['a review alone', [{ '@type': 'Review', itemReviewed: product }], 'other'],
    ['several products', [product, product], 'other'],
    ['a list of products', [{ '@type': 'ItemList', itemListElement: [product] }], 'other'],
    ['a product in broken JSON', ['{"@type": "Product", "name": "a "b" c",}'], 'product'],
    ['an organisation', [{ '@type': 'Organization', name: 'Product Ltd' }], 'other'],
  ])('%s', (_, blocks, kind) => {
    at('/nothing-known');
    jsonLd(...blocks);
    expect(kindOfPage()).toBe(kind);
  });
});
