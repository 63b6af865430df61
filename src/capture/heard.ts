/**
 * Something a page said, copied but not yet read: who heard it, under which name, when (milliseconds since the epoch), and in
 * whose words. Plain data, which crosses by structured clone; `capture/reading` makes a ShopEvent of it.
 */
export type Heard = Readonly<{
  /** The source that heard it; `data-layer` also carries what is not meant for Vitrine. Its rank: reading/echoes/ranks.ts. */
  source: string;
  name: string;
  at: number;
  said: unknown;
  /** On page_view only. */
  page?: PageHints | undefined;
}>;

/** What a page shows of itself when it is viewed, to be read into the parameters of its page_view. Texts are the page's own. */
export type PageHints = Readonly<{
  path: string;
  host: string;
  /** Names of the search parameters; their values stay, but for the two below. */
  asked: readonly string[];
  medium: string | null;
  /** What a shop asks of its one script, such as `product/product`. */
  route?: string | null | undefined;
  campaign: string | null;
  /** Host of the referrer. */
  from?: string | undefined;
  touch: boolean;
  /** CSS pixels of the window, or of a touch screen's shorter side. */
  width: number;
  /** Minutes to add to UTC to get the shopper's clock. */
  offset: number;
  /** The page's language, such as `de` or `en-GB`. */
  region?: string | undefined;
  /** ISO 4217, where the page tells in which currency its prices are. */
  currency?: unknown;
  /** What the browser says of connection and device, where it does. */
  saves?: boolean | undefined;
  net?: string | undefined;
  /** GiB. */
  memory?: number | undefined;
  cores?: number | undefined;
  /** `data-vitrine-page`. */
  mark?: string | undefined;
  /** The classes of the body, by which platforms tell their pages. */
  body?: string | undefined;
  /** A client-side route: the rest is left out, for it may still speak of the page before. */
  routed: boolean;
  /** The page type that the data layer or the platform tells. */
  type?: unknown;
  /** Whether structured data is about one product. */
  product?: boolean;
}>;
