import { isPage } from './magento-cart.js';
import type { SaidItem } from '../listening/platform-cart.js';
import { textOf } from '../listening/platform-page.js';

/** The price before a reduction. */
const OLD = '[data-price-type=oldPrice]';

const amount = (root: ParentNode, kind = `:not(${OLD})`): string | undefined =>
  textOf(`[data-price-amount]${kind}`, root, 'data-price-amount');

/** Says what a product or success page shows. */
export function readPage(shown: (name: string, said: unknown, key?: unknown) => void): void {
  const item = isPage('.catalog-product-view') && pageProduct();
  if (item && item.item_id) shown('view_item', { items: [item] }, item.item_id);
  if (isPage('.checkout-onepage-success')) shown('purchase', { transaction_id: textOf('.checkout-success p>*') });
}

/** The product that a product page is about; the related ones stand behind it. */
function pageProduct() {
  const id =
    textOf('#product_addtocart_form [name=product]', document, 'value') ??
    textOf('[data-product-id]', document, 'data-product-id');
  const price = amount(document) ?? textOf('[itemprop=price]');
  const was = amount(document, OLD);
  return {
    item_id: textOf('[itemprop=sku]') ?? id,
    aliases: [id],
    item_name: textOf('h1'),
    price,
    discount: was && +was - +price!,
    currency: textOf('[itemprop=priceCurrency]'),
  };
}

/**
 * What a form asks to be put in the cart, or undefined for any other form. Of the page's own product the number is enough: the
 * `view_item` has told the rest.
 */
export function askedItem(form: HTMLFormElement): SaidItem | undefined {
  const action = form.getAttribute('action') ?? '';
  if (!action.includes('checkout/cart/add')) return undefined;
  const said = new FormData(form);
  const id = said.get('product') ?? /product\/(\d+)/.exec(action)?.[1];
  const card = form.closest('.product-item') ?? form;
  return {
    item_id: form.dataset['productSku'] ?? id,
    aliases: [id],
    item_name: textOf('.product-item-link', card),
    price: amount(card),
    quantity: said.get('qty') ?? 1,
  };
}
