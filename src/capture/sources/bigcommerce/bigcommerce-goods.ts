import type { SaidItem } from '../listening/platform-cart.js';
import { textOf } from '../listening/platform-page.js';

/** `BCData.product_attributes`: what the theme is told of the page's product, or of its chosen variant. */
export type Attributes = Readonly<{
  sku?: unknown;
  upc?: unknown;
  price?: Readonly<Record<string, { value?: number; currency?: string } | undefined>>;
}>;

/** A line of BigCommerce's own events as an item. */
export const lineItem = (line: SaidItem): SaidItem => ({
  item_id: line['sku'] || line['product_id'],
  aliases: [line['product_id']],
  item_name: line['product_name'],
  item_brand: line['brand_name'],
  price: line['purchase_price'],
  quantity: line['quantity'],
});

/** The product of a product view or of a card, with what the theme is told besides. */
export function productIn(view: HTMLElement, { sku, upc, price = {} }: Attributes = {}): SaidItem {
  const { entityId, name, productBrand, productCategory, productPrice } = view.dataset;
  const id = textOf('[name=product_id]', view, 'value') ?? entityId;
  const { value, currency } = price['with_tax'] ?? price['without_tax'] ?? {};
  const was = (price['non_sale_price_with_tax'] ?? price['non_sale_price_without_tax'])?.value;
  return {
    item_id: sku || textOf('[data-product-sku]', view) || id,
    aliases: [id, upc],
    item_name: name ?? textOf('h1', view),
    item_brand: productBrand,
    item_category: productCategory?.split(',')[0],
    price: value ?? productPrice,
    discount: was && was - value!,
    currency,
  };
}

/** The line of a cart page that `one` stands in. */
export function lineAt(one: Element): SaidItem {
  const row = one.closest('.cart-item') ?? one;
  return {
    item_name: textOf('.cart-item-name', row),
    price: textOf('.cart-item-value', row),
    quantity: textOf('.cart-item-qty-input', row, 'value'),
  };
}
