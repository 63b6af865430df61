import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eventNames } from '../../../../src/capture/reading/fields/event-names.js';
import { nearestName, SHOP_NAMES } from '../../../../src/inspector/audit/nearest-name.js';

it('knows only names that the reader reads', () => {
  expect(SHOP_NAMES.filter((name) => !(eventNames as readonly string[]).includes(name))).toEqual([]);
});

it.each([
  ['addToCart', 'add_to_cart'],
  ['AddToCart', 'add_to_cart'],
  ['eec.addToCart', 'add_to_cart'],
  ['Product Added', 'add_to_cart'],
  ['product_view', 'view_item'],
  ['ecommerce.detail', 'view_item'],
  ['productDetail', 'view_item'],
  ['ViewContent', 'view_item'],
  ['viewItem', 'view_item'],
  ['veiw_item', 'view_item'],
  ['Product Viewed', 'view_item'],
  ['Product List Viewed', 'view_item_list'],
  ['productImpression', 'view_item_list'],
  ['productClick', 'select_item'],
  ['removeFromCart', 'remove_from_cart'],
  ['Product Removed', 'remove_from_cart'],
  ['Cart Viewed', 'view_cart'],
  ['InitiateCheckout', 'begin_checkout'],
  ['Checkout Started', 'begin_checkout'],
  ['checkout', 'begin_checkout'],
  ['transaction', 'purchase'],
  ['Order Completed', 'purchase'],
  ['purchased', 'purchase'],
  ['site_search', 'search'],
  ['virtualPageview', 'page_view'],
  ['addToWishlist', 'add_to_wishlist'],
  ['promotionClick', 'select_promotion'],
])('%s seems to mean %s', (said, meant) => expect(nearestName(said)).toBe(meant));

it.each([
  'newsletter_signup',
  'consent_update',
  'gtm.load',
  'login',
  'menu_open',
  'video',
  'timer',
  'error',
  'cookie_banner',
  'x',
  '',
  'user_data',
  'form_submit',
  'chat_open',
  'share',
])('“%s” is a name of the shop’s own', (said) => expect(nearestName(said)).toBeUndefined());

it('answers with a known name or none, whatever it is given', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (said) => {
      expect([undefined, ...SHOP_NAMES]).toContain(nearestName(said));
    }),
  );
});
