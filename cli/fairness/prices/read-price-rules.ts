import { readFile } from 'node:fs/promises';
import { priceRules, type PriceRule } from './price-rules.js';

/** The variants of a config file that move a price. Rejects, naming the file, when it cannot be read or is no JSON. */
export async function readPriceRules(path: string): Promise<readonly PriceRule[]> {
  try {
    return priceRules(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new Error(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
