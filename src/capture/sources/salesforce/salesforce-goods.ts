import type { SaidItem } from '../listening/platform-cart.js';
import { textOf } from '../listening/platform-page.js';

/** A line of SFRA's basket, or the product of a variation. */
export type SfraProduct = Readonly<{
  id?: unknown;
  UUID?: unknown;
  productName?: unknown;
  brand?: unknown;
  quantity?: unknown;
  price?: Readonly<Record<'sales' | 'list', { value?: number; currency?: string } | null | undefined>> | null;
  variationAttributes?: readonly Readonly<{ displayValue?: unknown }>[] | null;
}>;

/** A line of the basket as an item. */
export function basketItem({ id, productName, brand, price, variationAttributes }: SfraProduct): SaidItem {
  const { value, currency } = price?.sales ?? {};
  const was = price?.list?.value;
  return {
    item_id: id,
    item_name: productName,
    item_brand: brand,
    item_variant: variationAttributes?.map(({ displayValue }) => displayValue).join(' '),
    price: value,
    discount: was && was - value!,
    currency,
  };
}

/** The product of a product view, as the page shows it. */
export function viewItem(view: HTMLElement): SaidItem {
  const price = textOf('.price .sales .value', view);
  const was = textOf('.price .strike-through .value', view);
  return {
    item_id: view.dataset['pid'],
    item_name: textOf('.product-name', view),
    item_brand: textOf('.product-brand', view),
    price,
    discount: was && +was - +price!,
    currency: textOf('[itemprop=priceCurrency]', view),
  };
}

/** The line of the cart page of that number, as it stands there now. */
export function cartLine(uuid: string | null | undefined): SaidItem & Readonly<{ quantity: number }> {
  const { pid, name } = document.querySelector<HTMLElement>(`.remove-product[data-uuid="${uuid}"]`)?.dataset ?? {};
  const quantity = document.querySelector<HTMLElement>(`.quantity[data-uuid="${uuid}"]`)?.dataset['preSelectQty'];
  return { item_id: pid, item_name: name, quantity: +quantity! || 1 };
}
