import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageHints } from '../../../../src/capture/heard.js';
import { pageKind } from '../../../../src/capture/reading/page/page-kind.js';
import { platformKind } from '../../../../src/capture/reading/page/platform-kinds.js';

describe('page kind by the classes of the body', () => {
  it.each([
    // WooCommerce
    [
      'product-template-default single single-product postid-17 theme-storefront woocommerce woocommerce-page',
      'product',
    ],
    [
      'archive post-type-archive post-type-archive-product theme-x woocommerce-shop woocommerce woocommerce-page',
      'listing',
    ],
    ['archive tax-product_cat term-shoes term-16 woocommerce woocommerce-page', 'listing'],
    ['archive tax-product_tag term-new woocommerce', 'listing'],
    ['page-template-default page page-id-8 woocommerce-cart woocommerce-page', 'cart'],
    ['page page-id-9 woocommerce-checkout woocommerce-page', 'checkout'],
    ['page page-id-9 woocommerce-checkout woocommerce-page woocommerce-order-received', 'thanks'],
    ['page woocommerce-account woocommerce-page woocommerce-orders', 'account'],
    ['search search-results post-type-archive-product woocommerce', 'search'],
    ['home page-template page page-id-2', 'home'],
    ['home archive post-type-archive-product woocommerce', 'home'],
    // Magento
    ['page-product-configurable catalog-product-view product-radiant-tee page-layout-1column', 'product'],
    ['page-with-filter page-products categorypath-women category-women catalog-category-view', 'listing'],
    ['page-products catalogsearch-result-index page-layout-2columns-left', 'search'],
    ['checkout-cart-index page-layout-1column', 'cart'],
    ['checkout-index-index page-layout-checkout', 'checkout'],
    ['hyva_checkout-index-index page-layout-1column', 'checkout'],
    ['checkout-onepage-success page-layout-1column', 'thanks'],
    ['account customer-account-index page-layout-2columns-left', 'account'],
    ['customer-account-login page-layout-1column', 'account'],
    ['account sales-order-history', 'account'],
    ['cms-home cms-index-index page-layout-1column', 'home'],
    ['contact-index-index page-layout-1column', 'help'],
    // PrestaShop
    ['lang-en country-us currency-usd layout-full-width page-product tax-display-disabled product-id-1', 'product'],
    ['lang-en layout-left-column page-category category-id-3 category-women', 'listing'],
    ['lang-fr page-index', 'home'],
    ['lang-fr page-cart', 'cart'],
    ['lang-fr page-order', 'checkout'],
    ['lang-fr page-order-confirmation', 'thanks'],
    ['lang-fr page-my-account page-customer-account', 'account'],
    ['lang-fr page-prices-drop', 'sale'],
    ['lang-fr page-search', 'search'],
    // BigCommerce and Shopify
    ['page-type-default', 'home'],
    ['page-type-product', 'product'],
    ['page-type-category', 'listing'],
    ['page-type-account_orderstatus', 'account'],
    ['page-type-blog_post', 'lookbook'],
    ['gradient template-product', 'product'],
    ['template-collection has-sidebar', 'listing'],
    ['template-customers-login', 'account'],
    ['template-index', 'home'],
    ['template-article', 'lookbook'],
  ])('%s is %s', (body, kind) => {
    expect(platformKind(body, undefined)).toBe(kind);
  });

  it.each([
    ['cms-page-view cms-about-us page-layout-1column'],
    ['template-page'],
    ['page page-id-3 woocommerce-js'],
    ['category order history index article password contact'],
    ['homepage-banner my-single-product-slider'],
    [''],
    [undefined],
  ])('%s tells nothing', (body) => {
    expect(platformKind(body, undefined)).toBeUndefined();
  });
});

describe('page kind by the page type of a platform', () => {
  it.each([
    ['index', 'home'],
    ['category', 'listing'],
    ['prices-drop', 'sale'],
    ['order', 'checkout'],
    ['order-confirmation', 'thanks'],
    ['identity', 'account'],
    ['contact', 'help'],
    ['searchresults', 'search'],
    ['list-collections', 'listing'],
    ['article', 'lookbook'],
    ['customers/login', 'account'],
    ['Product-Show', 'product'],
    ['Product-ShowInCategory', 'product'],
    ['Search-Show', 'listing'],
    ['Cart-Show', 'cart'],
    ['Checkout-Begin', 'checkout'],
    ['Order-Confirm', 'thanks'],
    ['Account-Show', 'account'],
    ['Login-Show', 'account'],
    ['Home-Show', 'home'],
    ['cms', undefined],
    ['Page-Show', undefined],
    [{ odd: 1 }, undefined],
  ])('%s is %s', (type, kind) => {
    expect(platformKind(undefined, type)).toBe(kind);
  });

  it('takes anything, and answers soon', () => {
    fc.assert(
      fc.property(fc.option(fc.string(), { nil: undefined }), fc.anything(), (body, type) => {
        const started = performance.now();
        platformKind(body, type);
        expect(performance.now() - started).toBeLessThan(200);
      }),
    );
    expect(platformKind('a'.repeat(100_000), 'customer-'.repeat(10_000))).toBeUndefined();
  });
});

describe('page kind of a platform among other signs', () => {
  const page = (more: Partial<PageHints>): PageHints => ({
    path: '/radiant-tee.html',
    host: 'shop.example',
    asked: [],
    medium: null,
    campaign: null,
    touch: false,
    width: 1200,
    offset: 0,
    routed: false,
    ...more,
  });

  it('goes before structured data and the address, and behind rules, mark and data layer', () => {
    const body = 'checkout-cart-index';
    expect(pageKind(page({ body, product: true, path: '/search' }))).toBe('cart');
    expect(pageKind(page({ body, type: 'checkout' }))).toBe('checkout');
    expect(pageKind(page({ body, type: 'checkout', mark: 'help' }))).toBe('help');
    expect(pageKind(page({ body, mark: 'help' }), [{ path: '^/radiant', kind: 'about' }])).toBe('about');
  });

  it('leaves a listing that the address calls a sale a sale', () => {
    expect(pageKind(page({ body: 'catalog-category-view', path: '/sale.html' }))).toBe('sale');
    expect(pageKind(page({ body: 'catalog-category-view', path: '/women.html' }))).toBe('listing');
  });

  it('goes behind the address after a client-side route, for the classes may be those of the page before', () => {
    expect(pageKind(page({ body: 'single-product', path: '/cart', routed: true }))).toBe('cart');
    expect(pageKind(page({ body: 'page-product', path: '/2-60-tee.html', routed: true }))).toBe('product');
  });
});
