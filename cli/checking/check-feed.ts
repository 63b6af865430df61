import { createReadStream } from 'node:fs';
import { sensitiveText } from '../../src/capture/reading/privacy/sensitive-text.js';
import type { CatalogueConfig } from '../../src/catalogue/catalogue-config.js';
import { googleRows } from '../../src/catalogue/feed/google/google-rows.js';
import { jsonRows } from '../../src/catalogue/feed/json-rows.js';
import { ndjsonRows } from '../../src/catalogue/feed/ndjson-rows.js';
import { readFeed } from '../../src/catalogue/feed/read-feed.js';
import type { ResolvedConfig } from '../../src/config.js';
import type { Report } from '../../src/lib/report.js';

const READERS = { json: jsonRows, ndjson: ndjsonRows, google: googleRows };

/** Where the addresses of a feed are relative to, if the config does not say. */
const BASE = 'https://shop.invalid/';

/**
 * Reads a copy of the shop's feed as a page would under this config, and tells every fault to `report`; gives what was found in words. Rejects
 * where the file cannot be read, or holds no feed of the config's format.
 */
export async function checkFeed(
  path: string,
  { catalogue, capture }: Pick<ResolvedConfig, 'catalogue' | 'capture'>,
  report: Report,
): Promise<string> {
  const { url = '', format = 'json', maxItems = 10_000, currency }: Partial<CatalogueConfig> = catalogue ?? {};
  const parts: AsyncIterable<string> = createReadStream(path, 'utf8');
  const items = await readFeed(READERS[format](parts), {
    base: new URL(url, BASE).href,
    currency,
    most: maxItems,
    told: Infinity,
    tells: sensitiveText(capture.sensitive),
    report,
  });
  const having = (what: string, count: number) => `${count} with ${what}`;
  return [
    `${items.length} products`,
    having('a link', items.filter(({ link }) => link).length),
    having('a picture', items.filter(({ image }) => image).length),
    having('a price', items.filter(({ price }) => price !== undefined).length),
    having('a brand', items.filter(({ brand }) => brand).length),
    having('a category', items.filter(({ path: levels }) => levels.length).length),
  ].join(', ');
}
