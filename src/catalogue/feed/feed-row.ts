/** One product as a feed tells it, under its place there, counted from 1; or why it cannot be read at all. */
export type FeedRow = Readonly<{ place: number; row?: unknown; fault?: string }>;

/** Reads the rows of a feed whose text comes in parts. Rejects where there is no reading on; a fault of one row is a row. */
export type ReadRows = (parts: AsyncIterable<string>) => AsyncIterable<FeedRow>;
