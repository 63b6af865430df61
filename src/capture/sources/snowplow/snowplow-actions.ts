type Told = Readonly<Record<string, any>>;

/** An action of Snowplow's ecommerce, whichever way it was heard; `type` may be anything. */
export type Action = Readonly<{ type: string; about: Told; products: readonly Told[] }>;

const NAMES: Readonly<Record<string, string | null>> = {
  // whatever a page says, `constructor` is no action
  __proto__: null,
  product_view: 'view_item',
  list_view: 'view_item_list',
  list_click: 'select_item',
  add_to_cart: 'add_to_cart',
  remove_from_cart: 'remove_from_cart',
  promo_view: 'view_promotion',
  promo_click: 'select_promotion',
  transaction: 'purchase',
  refund: 'refund',
  site_search: 'search',
  cart_page: 'view_cart',
};

const itemOf = (product: Told): Told => {
  const off = product['list_price'] - product['price'];
  return { ...product, item_id: product['id'], index: product['position'], discount: off > 0 ? off : undefined };
};

/** A checkout begins with its first step; of the others, what was chosen in it tells. */
const nameOfStep = (about: Told): string | undefined =>
  !(about['step'] > 1)
    ? 'begin_checkout'
    : about['payment_method']
      ? 'add_payment_info'
      : about['delivery_method'] && 'add_shipping_info';

/** Puts an action in our words, and hands it to `say`. */
export function sayAction({ type, about, products }: Action, say: (name: string, said: Told) => void): void {
  const name = type === 'checkout_step' ? nameOfStep(about) : NAMES[type];
  if (!name) return;
  say(name, {
    items: products.map(itemOf),
    currency: about['currency'],
    transaction_id: about['transaction_id'],
    value: about['revenue'] ?? about['refund_amount'],
    coupon: about['discount_code'] ?? about['coupon_code'],
    search_term: about['terms']?.join?.(' '),
    ...(/list/.test(type) && { item_list_name: about['name'] }),
    ...(/promo/.test(type) && {
      promotion_id: about['id'],
      promotion_name: about['name'],
      creative_name: about['creative_id'],
      creative_slot: about['slot'],
    }),
  });
}
