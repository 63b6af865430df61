import type { Lines, SaidItem } from '../listening/platform-cart.js';
import { textOf } from '../listening/platform-page.js';

/** The shop's cart, as it stands in `window.prestashop` and in its answers; products are a list, or an object with numbers. */
export type ShopCart = Readonly<{ products?: unknown }>;

/** What tells products apart in a cart. */
export const keyOf = (id: unknown, attribute: unknown): string => `${id}-${attribute || 0}`;

/** A product of PrestaShop as an item. */
export const itemOf = (product: SaidItem): SaidItem => ({
  item_id: product['reference'] || product['id_product'],
  aliases: [product['id_product'], product['ean13']],
  item_name: product['name'],
  item_brand: product['manufacturer_name'],
  item_category: product['category_name'] ?? product['category'],
  item_variant: product['attributes_small'],
  price: product['price_amount'] ?? product['price_with_reduction'] ?? product['price'],
  discount: product['reduction'],
});

/** The lines of a cart; none where there is no cart. */
export function linesOf(cart: ShopCart | undefined): Lines {
  const lines = new Map<unknown, SaidItem & { quantity: number }>();
  for (const product of Object.values((cart?.products ?? {}) as Record<string, SaidItem>)) {
    const key = keyOf(product['id_product'], product['id_product_attribute']);
    const more = +((product['cart_quantity'] ?? product['quantity']) as number) || 0;
    lines.set(key, { ...itemOf(product), quantity: (lines.get(key)?.quantity ?? 0) + more });
  }
  return lines;
}

/** The product that the page is about, as the theme embeds it, else as the page shows it. */
export function pageProduct(): SaidItem {
  let told: SaidItem = {};
  try {
    told = JSON.parse(textOf('#product-details[data-product]', document, 'data-product')!);
  } catch {
    // not every theme embeds it
  }
  const id_product = told?.['id_product'] ?? textOf('#product_page_product_id,[name=id_product]', document, 'value');
  // each further look goes over the whole page
  if (!id_product) return told ?? {};
  return {
    id_product,
    name: textOf('h1'),
    reference: textOf('[itemprop=sku],.product-reference span'),
    price_amount: textOf('[itemprop=price],.current-price-value'),
    ...told,
  };
}
