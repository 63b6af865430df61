import type { CatalogueItem } from '../../../src/catalogue/catalogue-item.js';
import type { ReadRows } from '../../../src/catalogue/feed/feed-row.js';
import { readFeed } from '../../../src/catalogue/feed/read-feed.js';
import type { Problem } from '../../../src/lib/report.js';

/** A text in parts of so many signs, as a network may cut it. */
export async function* inParts(text: string, size = 7): AsyncGenerator<string, void, undefined> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

export type FeedRead = Readonly<{ items: readonly CatalogueItem[]; problems: readonly Problem[] }>;

/** Reads a feed of that text. */
export async function readFeedText(
  read: ReadRows,
  text: string,
  options: Readonly<{
    most?: number;
    currency?: string;
    tells?: (text: string | undefined) => boolean;
    size?: number;
  }> = {},
): Promise<FeedRead> {
  const problems: Problem[] = [];
  const { most = 100, currency, tells = () => false, size } = options;
  const report = (problem: Problem) => problems.push(problem);
  const base = 'https://shop.example/feeds/all';
  const items = await readFeed(read(inParts(text, size)), { base, most, currency, tells, report });
  return { items, problems };
}
