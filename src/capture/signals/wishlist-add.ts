import type { Say } from './hearing/per-view.js';
import { putsOnList } from './hearing/puts-on-list.js';
import type { Act } from './hearing/read-act.js';

/** Where shops write which product a control is about, the likeliest first. */
const IDS = ['sku', 'productSku', 'itemId', 'productId', 'product_id', 'idProduct', 'pid', 'entityId'] as const;
const MARKED = IDS.map((id) => `[data-${id.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase())}]`).join();

/**
 * Emits add_to_wishlist, with the product that the control or what it stands in names by a data attribute, else without one; at most
 * 3 times for one product.
 */
export function wishlistAdd(act: Act, say: Say): void {
  if (!putsOnList(act) || !act.tells('wishlist')) return;
  const data = act.control.closest<HTMLElement>(MARKED)?.dataset ?? {};
  const aliases = IDS.map((id) => data[id]).filter(Boolean);
  const [item_id] = aliases;
  say('add_to_wishlist', item_id ? { items: [{ item_id, aliases }] } : {}, 3);
}
