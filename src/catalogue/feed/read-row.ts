import { isRecord } from '../../lib/is-record.js';
import type { CatalogueItem } from '../catalogue-item.js';
import { addressOf } from './address-of.js';
import { readPrices, type Fault, type Fields } from './read-prices.js';
import { textOf } from './text-of.js';

/** What rows are read under. */
export type RowReading = Readonly<{
  /** Address of the feed: what its own are relative to. */
  base: string;
  /** Of prices that name none. */
  currency?: string | undefined;
  /** A field's name as it is compared. */
  nameOf: (name: string) => string;
  /** Whether a text names something sensitive. */
  tells: (text: string | undefined) => boolean;
}>;

/** Under which names the fields stand, by rank. */
const ID = ['id', 'item_id', 'offer_id', 'product_id', 'sku', 'gtin'];
const NAME = ['title', 'name', 'item_name'];
const BRAND = ['brand', 'item_brand', 'vendor', 'manufacturer'];
const LINK = ['link', 'url', 'permalink', 'product_url'];
const IMAGE = ['image_link', 'image', 'image_url', 'images', 'featured_image'];
const PATH = ['product_type', 'product_types', 'category', 'categories', 'google_product_category'];
const GROUP = ['item_group_id', 'in_product_group_with_id', 'parent_id'];
const ALIASES = [
  'item_id',
  'product_id',
  'sku',
  'mpn',
  'gtin',
  'gtin13',
  'gtin12',
  'gtin14',
  'gtin8',
  'ean',
  'barcode',
];

const DEEPEST = 6;

/**
 * The product of a row of a feed; undefined where it has no id or name, or is sensitive. What else cannot be read is told to `fault` and left
 * out of it. Never throws.
 */
export function readRow(value: unknown, reading: RowReading, fault: Fault): CatalogueItem | undefined {
  if (!isRecord(value)) return void fault('', 'is no object with fields');
  const row = plainFields(value, reading.nameOf);
  const id = textOf(first(row, ID));
  const name = textOf(first(row, NAME));
  if (!id || !name) return void fault(id ? 'title' : 'id', 'is missing');
  const path = pathOf(row);
  if ([name, ...path].some(reading.tells)) return undefined;
  const address = (fields: readonly string[], label: string): string | undefined => {
    const told = first(row, fields);
    const found = told === undefined ? undefined : addressOf(told, reading.base);
    if (told !== undefined && !found) fault(label, 'is no http or https address');
    return found;
  };
  const { handle } = row;
  const link =
    address(LINK, 'link') ?? (typeof handle === 'string' ? addressOf(`/products/${handle}`, reading.base) : undefined);
  const image = address(IMAGE, 'image_link');
  const brand = textOf(first(row, BRAND));
  const group = textOf(first(row, GROUP));
  return {
    id,
    name,
    path,
    ...(link && { link }),
    ...(image && { image }),
    ...(brand && { brand }),
    ...(group && group !== '0' && { group }),
    ...readPrices(row, reading.currency, fault),
    inStock: isInStock(row),
    aliases: aliasesOf(row, id),
  };
}

function plainFields(value: Fields, nameOf: RowReading['nameOf']): Fields {
  const row: Record<string, unknown> = Object.create(null);
  for (const name of Object.keys(value)) {
    const plain = nameOf(name);
    // the first goes before what is only written otherwise
    row[plain] ??= value[name];
  }
  return row;
}

/** The first that is told: neither absent nor empty. */
function first(row: Fields, names: readonly string[]): unknown {
  for (const name of names) {
    const value = row[name];
    if (value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && !value.length)) return value;
  }
  return undefined;
}

function pathOf(row: Fields): readonly string[] {
  const levels = [1, 2, 3, 4, 5].flatMap((level) => textOf(row[`item_category${level === 1 ? '' : level}`]) ?? []);
  if (levels.length) return levels;
  const told = first(row, PATH);
  // a list holds categories that stand beside each other, as of WooCommerce, or further paths, as of Google
  const all = Array.isArray(told) && isRecord(told[0]) ? told.map(textOf) : (textOf(told) ?? '').split('>');
  return all.flatMap((one) => one?.trim() || []).slice(0, DEEPEST);
}

const GONE = /out_?of_?stock|sold_?out|discontinued|^false$|^0$|^no$/;

const isGone = (told: unknown): boolean =>
  GONE.test(
    String(told)
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  );

function isInStock(row: Fields): boolean {
  const told = first(row, ['availability', 'is_in_stock', 'in_stock', 'stock_status', 'available']);
  if (told !== undefined) return !isGone(told);
  const offers = [row['offers'], row['variants']].flat().filter(isRecord);
  return !offers.length || offers.some(({ availability, available }) => !isGone(availability ?? available));
}

/** Shopify's feeds for Google name a product and its variant in one: events name either. */
const SHOPIFY = /^shopify_[a-z]{2}_(\d+)_(\d+)$/i;

function aliasesOf(row: Fields, id: string): readonly string[] {
  const parts = SHOPIFY.exec(id)?.slice(1) ?? [];
  const variants = Array.isArray(row['variants']) ? row['variants'].slice(0, 100).filter(isRecord) : [];
  const further = variants.flatMap((variant) => [textOf(variant['id']), textOf(variant['sku'])]);
  const all = [...ALIASES.map((name) => textOf(row[name])), ...parts, ...further];
  return [...new Set(all.filter((alias) => alias !== undefined && alias !== id))] as string[];
}
