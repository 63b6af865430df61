type Told = Readonly<Record<string, any>>;

/** By the words of a name in alphabetical order: both "Product Viewed" and the older "Viewed Product", however they are spelt. */
const NAMES: Readonly<Record<string, string | null>> = {
  // whatever a page says, `constructor` is no event
  __proto__: null,
  'products searched': 'search',
  'list product viewed': 'view_item_list',
  'category product viewed': 'view_item_list',
  'clicked product': 'select_item',
  'product viewed': 'view_item',
  'added product': 'add_to_cart',
  'added cart product to wishlist': 'add_to_cart',
  'product removed': 'remove_from_cart',
  'cart viewed': 'view_cart',
  'checkout started': 'begin_checkout',
  'checkout completed step': 'add_shipping_info',
  'entered info payment': 'add_payment_info',
  'completed order': 'purchase',
  'order refunded': 'refund',
  'promotion viewed': 'view_promotion',
  'clicked promotion': 'select_promotion',
  'added product to wishlist': 'add_to_wishlist',
  'coupon entered': 'coupon_field_focus',
};

const itemOf = (product: Told | null): Told => {
  const { item_id, sku, product_id, id = product_id, index, position = index, variant_id } = product ?? {};
  return { ...product, item_id: item_id ?? sku ?? id, index: position, aliases: [id, variant_id] };
};

/**
 * Puts a `track` call in the words of the ecommerce spec that Segment and RudderStack share (version 2, and the names of version
 * 1) into ours, and hands it to `say`. Names in GA4's words pass as well; others are none of an ecommerce's.
 */
export function readSpec(called: unknown, properties: unknown, say: (name: string, said: Told) => void): void {
  if (typeof called !== 'string') return;
  const told = (properties ?? {}) as Told;
  const words: readonly string[] = called.toLowerCase().match(/[a-z]+/g) ?? [];
  let name = Object.values(NAMES).includes(called) ? called : NAMES[words.toSorted().join(' ')];
  // which step it was, only what was chosen in it tells
  if (words.includes('step')) name = told['payment_method'] ? 'add_payment_info' : told['shipping_method'] && name;
  if (!name) return;
  // what was typed there is nobody's business
  if (name === 'coupon_field_focus') return say(name, {});
  const { category, revenue, value = told['total'] } = told;
  const list = told['products'] ?? told['items'];
  const items = Array.isArray(list) ? list : /_item$|(to|from)_/.test(name) ? [told] : [];
  say(name, {
    transaction_id: told['order_id'],
    search_term: told['query'],
    item_list_id: told['list_id'],
    item_list_name: /list/.test(name) ? category : undefined,
    ...(/promo/.test(name) && { promotion_name: told['name'], creative_slot: told['position'] }),
    creative_name: told['creative'],
    ...told,
    items: items.slice(0, 50).map(itemOf),
    value: revenue ?? value,
  });
}
