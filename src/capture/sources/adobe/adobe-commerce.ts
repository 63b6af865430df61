import type { SourcePack } from '../../source-pack.js';
import { readLayer, type ReadEntry, type Told } from './adobe-layer.js';

/** By the names of Commerce's events. `open-cart` is no view of a cart, but the first product in one. */
const NAMES: Readonly<Record<string, string>> = {
  'category-results-view': 'view_item_list',
  'recs-unit-view': 'view_item_list',
  'search-product-click': 'select_item',
  'recs-item-click': 'select_item',
  'product-page-view': 'view_item',
  'add-to-cart': 'add_to_cart',
  'remove-from-cart': 'remove_from_cart',
  'shopping-cart-view': 'view_cart',
  'initiate-checkout': 'begin_checkout',
  'place-order': 'purchase',
  'search-request-sent': 'search',
  'search-results-view': 'search',
  'add-to-requisition-list': 'add_to_wishlist',
};

/** A line of a cart or order, which holds its product; a product; or what was found or recommended. */
const itemOf = (line: Told): Told => {
  const { product = line, prices, quantity }: Told = line;
  const { sku, topLevelSku, productId, name, manufacturer, categories, pricing, currency }: Told = product;
  const { regularPrice, specialPrice, currencyCode = currency } = pricing ?? {};
  const { value = specialPrice ?? regularPrice ?? product['price'], ...paid } = prices?.price ?? {};
  const price = value ?? prices?.minimum?.final;
  return {
    item_id: topLevelSku ?? sku ?? productId,
    item_name: name,
    item_brand: manufacturer,
    item_category: categories?.[0],
    price,
    discount: Math.max(0, (regularPrice ?? prices?.minimum?.regular) - price) || undefined,
    quantity,
    index: product['rank'],
    currency: paid['currency'] ?? currencyCode,
    aliases: [sku, productId],
  };
};

/** Of the contexts, what is about the unit (of search or recommendations) that an event names. */
const unitOf = (context: Told | undefined, { searchUnitId, unitId }: Told): Told | undefined =>
  context?.['units']?.find((unit: Told) => unit['searchUnitId'] === searchUnitId && unit['unitId'] === unitId);

/** The lines that an event is about. */
function linesOf(name: string, info: Told): unknown {
  const { productContext: product, shoppingCartContext: cart, changedProductsContext: changed, sku, productId } = info;
  const lines: readonly Told[] = cart?.items ?? [];
  const list: readonly Told[] | undefined = (unitOf(info['searchResultsContext'], info) ??
    unitOf(info['recommendationsContext'], info))?.['products'];
  if (name.endsWith('list')) return list;
  if (name.startsWith('select'))
    return list?.find((one) => (sku ? one['sku'] === sku : one['productId'] === productId));
  if (/wish/.test(name)) return info['requisitionListItemsContext']?.items;
  if (name === 'view_item') return product;
  // the whole cart is told when one line of it has changed, and not always which
  if (/(to|from)_/.test(name))
    return changed?.items ?? (lines[1] ? lines.filter((line) => line['product']?.sku === product?.sku) : lines);
  return lines;
}

const read: ReadEntry = ({ event, eventInfo: info }, say) => {
  const name = Object.hasOwn(NAMES, event) && NAMES[event];
  if (!name || !/Context\b/.test(`${Object.keys(info ?? {})}`)) return;
  const { orderContext: order, storefrontInstanceContext: store, searchUnitId } = info;
  const isBought = name === 'purchase';
  const unit = unitOf(info.recommendationsContext, info);
  const items = [linesOf(name, info) ?? []].flat().slice(0, 50).map(itemOf);
  say(name, {
    items,
    transaction_id: isBought ? order?.orderId : undefined,
    value: isBought ? order?.grandTotal : undefined,
    coupon: isBought ? order?.appliedCouponCode : undefined,
    currency: items[0]?.['currency'] ?? store?.storeViewCurrencyCode,
    // a popover searches at each letter
    search_term: /popover/.test(searchUnitId) ? '' : unitOf(info.searchInputContext, info)?.['phrase'],
    item_list_id: unit ? unit['unitId'] : name.endsWith('list') ? info.categoryContext?.urlPath : undefined,
    item_list_name: unit ? unit['unitName'] : name.endsWith('list') ? info.categoryContext?.name : undefined,
  });
};

/**
 * Listens to Adobe Commerce's storefront events, which tell all contexts with each. `@contract measured`:
 * @adobe/magento-storefront-events-sdk 1.18.0 over @adobe/adobe-client-data-layer 3.0.1; the unit of the search popover
 * `documented`.
 */
export const sources: SourcePack['sources'] = { 'adobe-commerce': readLayer(read) };
