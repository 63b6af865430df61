import type { ShopEvent } from '../../shop-event.js';

/**
 * What an event should have and has not, as an audit would tell the shop: `items`, `item_id`, `price`, `value`, `currency`,
 * `transaction_id`, `search_term`.
 */
export function lacks({ name, params }: ShopEvent): readonly string[] {
  const { items = [], value, currency, transaction_id, search_term } = params;
  const found: string[] = [];
  if (/^(view_item|add_to_cart|remove_from_cart|purchase|begin_checkout)$/.test(name)) {
    if (!items.length) found.push('items');
    if (items.some(({ item_id }) => item_id === undefined)) found.push('item_id');
    if (items.some(({ price }) => price === undefined)) found.push('price');
    const worth = value !== undefined || items.some(({ price }) => price !== undefined);
    if (worth && !currency) found.push('currency');
  }
  if (/^(purchase|refund)$/.test(name)) {
    if (value === undefined) found.push('value');
    if (transaction_id === undefined) found.push('transaction_id');
  }
  if (name === 'search' && search_term === undefined) found.push('search_term');
  return found;
}
