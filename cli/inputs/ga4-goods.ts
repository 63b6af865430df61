import { ga4Params, listOf, objectOf, type Fields } from './ga4-params.js';

/** The items, value and order of a GA4 row, in the words of an event's parameters; they go before parameters of the same name. */
export function ga4Goods(row: Fields): Fields {
  const told = objectOf(row['ecommerce']);
  const value = row['event_name'] === 'refund' ? told['refund_value'] : told['purchase_revenue'];
  const items = listOf(row['items']).map(itemOf);
  return {
    ...(items.length && { items }),
    ...(isSaid(value) && { value }),
    ...(isSaid(told['transaction_id']) && { transaction_id: told['transaction_id'] }),
  };
}

/** What a shop adds to an item, such as its discount, stands in `item_params`. */
function itemOf(item: unknown): Fields {
  const { item_params, item_list_index, ...said } = objectOf(item);
  const index = isSaid(item_list_index) && { index: item_list_index };
  const known = Object.entries(said).filter(([, value]) => isSaid(value));
  return { ...ga4Params(listOf(item_params)), ...index, ...Object.fromEntries(known) };
}

/** BigQuery writes null or `(not set)` where a shop said nothing. */
const isSaid = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && value !== '(not set)';
