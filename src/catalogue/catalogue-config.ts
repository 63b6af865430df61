/** Where the shop's products are told, and how. */
export type CatalogueConfig = Readonly<{
  /** Of the page's own origin, or one that answers with CORS; asked for without cookies. */
  url: string;
  /** Default `json`. `google`: a product feed for Google Merchant Center, as RSS, Atom or text with tabs. */
  format?: 'json' | 'ndjson' | 'google';
  /** Products that are read, the first of the feed; default 10,000, at most 50,000. */
  maxItems?: number;
  /** Hours for which the browser's cached copy is taken as it is; default: as the server's own cache headers say. */
  refresh?: number;
  /** Of prices that name none, such as `EUR`. */
  currency?: string;
}>;
