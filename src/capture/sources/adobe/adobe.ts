import type { SourcePack } from '../../source-pack.js';
import { readLayer, type ReadEntry, type Told } from './adobe-layer.js';

/**
 * Ours for what an Adobe data layer calls so, without prefix and in snake_case: GA4's names, those of XDM
 * (`commerce.productListAdds`, to which a cart is a product list), and of a page's own making (`productView`).
 */
const NAMES: Readonly<Record<string, RegExp>> = {
  view_cart: /^(view_cart|(shopping_)?cart_view|product_list_views)$/,
  view_item_list: /^(view_item_list|(product_list|category)_view)$/,
  select_item: /^(select_item|product_(list_)?click)$/,
  view_item: /^(view_item|product_(detail_|page_)?views?)$/,
  add_to_cart: /^(add_to_(cart|bag)|product_list_adds|cart_add)$/,
  remove_from_cart: /^(remove_from_(cart|bag)|product_list_removals|cart_remove)$/,
  begin_checkout: /^(begin_checkout|checkouts|(initiate_|start_)checkout|checkout_start)$/,
  purchase: /^(purchases?|place_order|order_complete)$/,
  search: /^(site_)?search$/,
  add_to_wishlist: /^(add_to_wishlist|save_for_laters)$/,
};

function nameOf(event: unknown): string | undefined {
  const name = `${event as string}`
    .replace(/.*[.:]/, '')
    .replace(/\B[A-Z]/g, '_$&')
    .replace(/\W/g, '_')
    .toLowerCase();
  return /^(add_(shipping|payment)_info|(view|select)_promotion|refund)$/.test(name)
    ? name
    : Object.keys(NAMES).find((ours) => NAMES[ours]!.test(name));
}

/** A product of XDM, of GA4, or of the page's own making, perhaps inside a line of a cart. */
const itemOf = (line: Told | null): Told => {
  const product: Told = { ...line, ...line?.['product'], ...line?.['productInfo'] };
  const { SKU, sku = SKU, productID, productId = productID, priceTotal, productName } = product;
  return {
    item_id: sku ?? productId ?? product['id'],
    item_name: productName ?? product['name'],
    currency: product['currencyCode'],
    ...(priceTotal && { price: priceTotal / (product['quantity'] || 1) }),
    ...product,
    aliases: [sku, productId],
  };
};

const read: ReadEntry = (entry, say, state) => {
  const { event, eventInfo, ...rest } = entry;
  const { xdm = rest['xdm'], ecommerce = rest['ecommerce'], ...info }: Told = eventInfo ?? {};
  const name = [event, xdm?.eventType, ...Object.keys(xdm?.commerce ?? rest['commerce'] ?? {})]
    .map(nameOf)
    .find(Boolean);
  // Commerce tells its whole state with each event: adobe-commerce.ts
  if (!name || /Context\b/.test(`${Object.keys(info)}`)) return;
  const own: Told = { ...rest, ...info, ...xdm, ...ecommerce };
  const { items, productListItems = items, products = productListItems, product } = own;
  const lines = products ?? product ?? (/item$|(to|from)_/.test(name) ? state()['product'] : state()['cart']?.items);
  const { order = {} }: Told = own['commerce'] ?? {};
  say(name, {
    transaction_id: order.purchaseID,
    value: order.priceTotal,
    currency: order.currencyCode,
    search_term: own['siteSearch']?.query,
    ...own,
    items: [lines ?? []].flat().slice(0, 50).map(itemOf),
  });
};

/**
 * Listens to an Adobe Client Data Layer: XDM, GA4's names, and like ones. `@contract measured`: @adobe/adobe-client-data-layer
 * 3.0.1; XDM's fields `documented`, names of a page's own making `known`.
 */
export const sources: SourcePack['sources'] = { adobe: readLayer(read) };
