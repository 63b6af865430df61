/** The sources beside the core, which are loaded where the page shows a sign of them. */
export const SOURCE_NAMES = [
  'adobe',
  'adobe-commerce',
  'segment',
  'rudderstack',
  'snowplow',
  'shopify',
  'woocommerce',
  'magento',
  'prestashop',
  'bigcommerce',
  'salesforce',
  'structured',
  'heuristics',
] as const;

/** One of {@link SOURCE_NAMES}. */
export type SourceName = (typeof SOURCE_NAMES)[number];
