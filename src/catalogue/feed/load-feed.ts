import type { Problem } from '../../lib/report.js';
import type { CatalogueConfig } from '../catalogue-config.js';
import type { CatalogueItem } from '../catalogue-item.js';
import type { ReadRows } from './feed-row.js';
import { fetchFeed } from './fetch-feed.js';
import { jsonRows } from './json-rows.js';
import { ndjsonRows } from './ndjson-rows.js';
import { readFeed } from './read-feed.js';

export type FeedLoading = Readonly<{
  /** What the feed's address is relative to. */
  base: string;
  /** Loads what reads a feed for Google. */
  loadGoogle: () => Promise<ReadRows>;
  /** Whether a text names something sensitive. */
  tells: (text: string | undefined) => boolean;
  report: (problem: Problem) => void;
  signal: AbortSignal;
}>;

/** Products that are read by default. */
const MOST = 10_000;

/** Fetches and reads the shop's feed; undefined, and reported, where that cannot be. */
export async function loadFeed(
  { url, format = 'json', maxItems = MOST, refresh, currency }: CatalogueConfig,
  { base, loadGoogle, tells, report, signal }: FeedLoading,
): Promise<readonly CatalogueItem[] | undefined> {
  try {
    const address = new URL(url, base);
    const read = format === 'google' ? await loadGoogle() : format === 'ndjson' ? ndjsonRows : jsonRows;
    const parts = fetchFeed({ url: address, refresh, signal });
    return await readFeed(read(parts), { base: address.href, currency, tells, most: maxItems, report });
  } catch (cause) {
    if (signal.aborted) return undefined;
    const why = cause instanceof Error && cause.name === 'Error' ? cause.message : 'did not come';
    const message = `config.catalogue.url: the feed ${why}; lists do without it. Serve it from the page's origin, or with Access-Control-Allow-Origin; see docs/catalogue.md.`;
    return void report({ code: 'catalogue-load', field: 'catalogue.url', message, cause });
  }
}
