import { readFile } from 'node:fs/promises';
import type { ShopEvent } from '../../src/capture/shop-event.js';
import { parseEventLine } from './event-line.js';

/** A recorded session, and what could not be read of it. */
export type Recording = Readonly<{ events: readonly ShopEvent[]; faults: readonly string[] }>;

/** Reads a file of one shopper's events, one JSON object a line, as `vitrine.inspect()` gives them. Rejects when there is no such file. */
export async function readEvents(path: string): Promise<Recording> {
  const events: ShopEvent[] = [];
  const faults: string[] = [];
  const lines = (await readFile(path, 'utf8')).split('\n');
  let shopper: string | undefined;
  lines.forEach((line, index) => {
    const report = ({ message }: { message: string }) => void faults.push(`${path}:${index + 1}: ${message}`);
    const read = line.trim() ? parseEventLine(line, report) : undefined;
    if (!read) return;
    shopper ??= read.key;
    if (read.key === shopper) events.push(read.event);
    else report({ message: `key "${read.key}" is another shopper than "${shopper}": replay them from a file each` });
  });
  return { events, faults };
}
