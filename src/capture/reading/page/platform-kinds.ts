import type { PageKind } from '../../shop-event.js';

/**
 * What the pages of shop platforms are called, in the classes of the body and as page types, each a whole word of a pattern; the first
 * row wins, for an order that was received is a checkout too. In order: WooCommerce, Magento, PrestaShop, BigCommerce, Shopify, SFRA.
 */
const NAMES: readonly (readonly [kind: PageKind, names: string])[] = [
  [
    'thanks',
    'woocommerce-order-received|(\\w+-)?checkout-\\w+-success|page-order-confirmation|order-confirmation|page-type-order-?confirmation|Order-Confirm',
  ],
  [
    'checkout',
    'woocommerce-checkout|\\w*checkout-index-index|multishipping-checkout-\\w+|page-(order|checkout)|order|order-opc|page-type-checkout|Checkout-\\w+',
  ],
  ['cart', 'woocommerce-cart|checkout-cart-\\w+|page-cart|page-type-cart|template-cart|Cart-Show'],
  [
    'product',
    'single-product|catalog-product-view|page-product|page-type-product|template-product|Product-Show(InCategory)?',
  ],
  [
    'search',
    'search-results|catalogsearch-\\w+-\\w+|page-search|page-type-search(_results)?|template-search|searchresults',
  ],
  [
    'account',
    'woocommerce-account|(customer|sales|wishlist|newsletter|downloadable)-\\w+-\\w+|' +
      '(page-)?(my-account|identity|addresse?s?|history|authentication|password|registration|guest-tracking|order-follow|order-slip|order-detail|discount)|' +
      'page-type-(account|login|createaccount|auth|wishlists?)\\w*|template-customers\\S*|customers/\\w+|(Account|Login|Address|Wishlist|PaymentInstruments|Order)-\\w+',
  ],
  ['sale', '(page-)?prices-drop'],
  ['home', 'home|cms-index-index|(page-)?index|page-type-default|template-index|Home-Show|Default-Start'],
  [
    'listing',
    'post-type-archive-product|tax-product_\\w+|catalog-category-view|(page-)?(category|new-products|best-sales|manufacturer|supplier)|' +
      'page-type-(category|brands?)|template-(collection|list-collections)|list-collections|Search-Show\\w*',
  ],
  ['help', 'contact-index-index|(page-)?(contact|stores|sitemap)|page-type-contact_us|ContactUs-\\w+'],
  ['lookbook', 'single-post|page-type-blog(_post)?|template-(blog|article)|article'],
];

/** Words that are only said of a page type: as a class of the body they may stand for anything. */
const TYPES_ONLY =
  /^(order|category|manufacturer|supplier|article|index|history|password|contact|stores|sitemap|discount)$/;

const signs = NAMES.map(([kind, names]) => [kind, RegExp(`^(${names})$`)] as const);

/** The kind of a page by the classes of its body or the page type that its platform tells; undefined where neither is a platform's. */
export function platformKind(body: string | undefined, type: unknown): PageKind | undefined {
  const classes = typeof body === 'string' ? body.split(/\s+/, MOST).filter((name) => !TYPES_ONLY.test(name)) : [];
  const told = typeof type === 'string' ? [...classes, type] : classes;
  return signs.find(([, sign]) => told.some((name) => sign.test(name)))?.[0];
}

/** Most classes that are looked at. */
const MOST = 100;
