import type { ShopItem } from './shopify-line.js';
import { textOf } from './shopify-text.js';
import type { Tools } from '../tools.js';

/** A variant as `ShopifyAnalytics.meta`, or a theme's JSON, has it, unless the page is wrong; prices in hundredths of any currency. */
export type Variant = Readonly<
  Partial<Record<'id' | 'price' | 'compare_at_price' | 'name' | 'public_title' | 'sku', unknown>>
>;

/** A product, likewise. */
export type Product = Readonly<Partial<Record<'id' | 'gid' | 'handle' | 'title' | 'vendor' | 'type', unknown>>> &
  Readonly<{ variants: readonly (Variant | null)[] }>;

/** What Shopify writes into each page of a theme. */
type Meta = Readonly<{ currency?: unknown; product?: unknown; products?: any }>;

/** Whether a variant has an id, which may be one that stands in the markup. */
export const isId =
  (id: unknown) =>
  (one: Variant | null): boolean =>
    textOf(one?.id) === textOf(id);

/** What is told of a product, of anything that may stand where one should. */
export const productsIn = (given: readonly any[]): Product[] =>
  given.filter((one) => textOf(one?.id) && Array.isArray(one.variants) && one.variants[0]);

/** Reads the products that Shopify tells of in a page of a theme. */
export function openGoods({ global }: Tools) {
  const shop = (): any => global('Shopify') ?? {};
  const meta = (): Meta => (global('ShopifyAnalytics') as any)?.meta ?? {};
  const products = (): Product[] => productsIn([meta().product, meta().products].flat());
  const toItem = (product: Product, variantId?: unknown, quantity?: unknown): ShopItem => {
    const { id, title, vendor, type, variants, gid } = product;
    const { id: own, public_title, price, sku, name } = variants.find(isId(variantId)) ?? variants[0]!;
    const choice = textOf(public_title) || undefined;
    return {
      item_id: id,
      item_name: title ?? textOf(name).split(' - ' + choice)[0],
      item_brand: vendor,
      item_category: type,
      item_variant: choice,
      price: +textOf(price) / 100 || undefined,
      quantity,
      aliases: [own, sku, gid, `shopify_${textOf(shop().country)}_${textOf(id)}_${textOf(own)}`],
    };
  };
  return {
    meta,
    products,
    toItem,
    /** The parameters of an event about items; without any, the page's product is meant. */
    about: (...items: readonly (ShopItem | undefined)[]) => ({
      currency: shop().currency?.active ?? meta().currency,
      items: items[0] && items,
    }),
  };
}
