import { isRecord } from '../../lib/is-record.js';

/** Longest address that is kept. */
const LONGEST_ADDRESS = 2000;

/** An address of a feed, absolute, where it is one by http or https; of an object its `src` or `url`, of a list its first. */
export function addressOf(value: unknown, base: string): string | undefined {
  if (Array.isArray(value)) return addressOf(value[0], base);
  if (isRecord(value)) return addressOf(value['src'] ?? value['url'] ?? value['contentUrl'] ?? value['href'], base);
  if (typeof value !== 'string' || !value.trim() || value.length > LONGEST_ADDRESS) return undefined;
  try {
    const { protocol, href } = new URL(value.trim(), base);
    return /^https?:$/.test(protocol) ? href : undefined;
  } catch {
    // no address: the caller tells it
    return undefined;
  }
}
