import type { EventParams, Item, ShopEvent } from '../../shop-event.js';
import { keyedHash } from './keyed-hash.js';

/** Replaces the texts of the fields that the shop wants hashed by `h:` and 16 hexadecimal digits, the same for the same text and salt. */
export type Seal = (events: readonly ShopEvent[]) => Promise<readonly ShopEvent[]>;

/**
 * Makes a seal over SHA-256. The salt is the grant's random id: nothing can be looked up in a table, and nothing be matched beyond the grant. Where
 * the browser has no such hash (a page without HTTPS) the field is left out.
 */
export function openSeal(fields: readonly string[], salt: string): Seal {
  const sealed = async <T extends Item | EventParams>(given: T): Promise<T> => {
    const copy: Record<string, unknown> = { ...given };
    for (const field of fields) {
      const text = copy[field];
      if (typeof text !== 'string') continue;
      const hash = await keyedHash(text, salt);
      if (hash) copy[field] = hash;
      else delete copy[field];
    }
    return copy as T;
  };
  const sealEvent = async (event: ShopEvent): Promise<ShopEvent> => {
    const params = await sealed(event.params);
    if (!params.items) return { ...event, params };
    return { ...event, params: { ...params, items: await Promise.all(params.items.map(sealed)) } };
  };
  return async (events) => (fields.length ? Promise.all(events.map(sealEvent)) : events);
}
