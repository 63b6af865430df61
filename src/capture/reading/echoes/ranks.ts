/**
 * Whose words go first when several sources tell of one thing: 3 what the shop says to Vitrine or to GA4, and what is measured;
 * 2 what it says to other analytics; 1 what its platform says; 0 what is read off the page.
 */
const RANKS: Readonly<Record<string, number>> = {
  'google-ads': 2,
  adobe: 2,
  'adobe-commerce': 2,
  segment: 2,
  rudderstack: 2,
  snowplow: 2,
  shopify: 1,
  woocommerce: 1,
  magento: 1,
  prestashop: 1,
  bigcommerce: 1,
  salesforce: 1,
  structured: 0,
  heuristics: 0,
  wishlist: 0,
};

/** The rank of a source, 0 to 3. */
export const rankOf = (source: string): number => (Object.hasOwn(RANKS, source) ? RANKS[source]! : 3);
