import { anyText, eventFields, isText, itemFields, ownFields } from './fields.js';
import type { Fields } from './fields.js';
import { legacyActions } from './legacy-actions.js';
import type { EventParams, Item } from '../../shop-event.js';

/** Told of a field that is left out. */
export type Bad = (field: string) => unknown;

/** `hashed`: fields that take any text, since they are kept hashed. */
export type Telling = Readonly<{ bad: Bad; hashed: ReadonlySet<string> }>;

/** Most items kept of one event. */
const itemLimit = 50;

/** Where Universal Analytics kept a field; items also drop the `item_` prefix. */
const legacyKeys: Readonly<Record<string, string>> = { item_list_name: 'list', transaction_id: 'id', value: 'revenue' };

/**
 * Reads the allow-listed parameters of the event `name` from GA4's gtag form (items on top), GTM's (under `ecommerce`),
 * Universal Analytics' (`ecommerce.add.products`) or one flat item. Touches what it is given only through guarded reads.
 */
export function readParams(name: string, said: unknown, { bad, hashed }: Telling): EventParams {
  if (said !== undefined && typeof said !== 'object') bad('params');
  const get: Get = (from, key) => {
    try {
      return (from as Record<string, unknown> | null | undefined)?.[key];
    } catch {
      // A getter or a Proxy of the page threw: the field counts as absent.
      return void bad(key);
    }
  };
  const ecommerce = get(said, 'ecommerce');
  const action = Object.keys(legacyActions).find((key) => legacyActions[key] === name && get(ecommerce, key)) ?? '';
  const legacy = get(ecommerce, action);
  const list = get(said, 'items') ?? get(ecommerce, 'items') ?? get(legacy, 'products');
  const raw = toArray(list ?? (action === 'impressions' && legacy), get);
  if (!raw.length && (get(said, 'item_id') ?? get(said, 'item_name'))) raw.push(said);
  if (!raw.length && /item$|(to|from)_cart/.test(name)) bad('items');
  const items: Item[] = [];
  let lead: unknown;
  raw.forEach((one, i) => {
    const item = readItem(one, get, { bad: (field) => bad(`items[${i}]${field}`), hashed });
    if (!item) return;
    items.push(item);
    lead ??= one;
  });
  const pick = (key: string): unknown =>
    get(said, key) ??
    get(ecommerce, key) ??
    get(lead, key) ??
    get(get(legacy, 'actionField'), legacyKeys[key] ?? key) ??
    (key === 'currency' ? get(ecommerce, 'currencyCode') : key === 'page_path' ? get(said, 'page_location') : null);
  return {
    ...(items.length && { items }),
    ...keep(eventFields, pick, { bad, hashed }),
    ...keep(ownFields[name], pick, { bad, hashed }),
  };
}

type Get = (from: unknown, key: string) => unknown;

function toArray(list: unknown, get: Get): unknown[] {
  const length = typeof list === 'object' ? get(list, 'length') : undefined;
  return typeof length === 'number'
    ? Array.from({ length: Math.min(length, itemLimit) }, (_, i) => get(list, String(i)))
    : list
      ? [list]
      : [];
}

function readItem(raw: unknown, get: Get, { bad, hashed }: Telling): Item | undefined {
  const pick = (key: string) => get(raw, key) ?? get(raw, legacyKeys[key] ?? key.replace('item_', ''));
  const item: Item = keep(itemFields, pick, { bad: (field) => bad('.' + field), hashed });
  if (item.item_id ?? item.item_name) return item;
  bad('');
  return undefined;
}

function keep(
  fields: Fields | undefined,
  pick: (key: string) => unknown,
  { bad, hashed }: Telling,
): Record<string, string | number> {
  const kept: Record<string, string | number> = {};
  for (const key in fields) {
    const said = pick(key);
    const read = fields![key]!;
    const value = said == null ? '' : hashed.has(key) && isText(read) ? anyText(said) : read(said);
    if (value === undefined) bad(key);
    else if (value !== '') kept[key] = value;
  }
  return kept;
}
