import type { Emit } from '../../source.js';
import { tellChange, type Lines, type SaidItem } from '../listening/platform-cart.js';

/** The cart section of the customer data, empty until it is loaded. */
export type Section =
  Readonly<{ data_id?: number; items?: readonly SaidItem[]; subtotalAmount?: unknown }> | null | undefined;

/** What is known of the cart from the sections that a page was given. */
export type Cart = Readonly<{
  /** Takes a section: the first is what the cart held already. */
  hear(section: Section): void;
  /** Remembers what a form asks for, until a section has it. */
  ask(item: SaidItem | undefined): void;
  /** Says what was asked for, since the page is left before a section can tell. */
  leave(): void;
}>;

/** Seconds for which Magento trusts a stored section, unless the shop sets another time. */
const LIFETIME = 3600;

/** Whether the page is one of these, by the classes of its body. */
export const isPage = (classes: string): boolean => document.body.matches(classes);

/** Opens a cart of which nothing is known; `shown` says it where its page is shown, `flush` sends at once. */
export function openCart(emit: Emit, shown: Emit, flush: () => void): Cart {
  let known: Lines | undefined;
  let asked: SaidItem | undefined;
  const leave = (): void => {
    if (!asked) return;
    emit('add_to_cart', { items: [asked] });
    flush();
    asked = undefined;
  };
  return {
    hear(section) {
      const lines = linesOf(section);
      if (!lines) return;
      if (!known) leave();
      // an order empties the cart: nobody has removed anything
      else if (lines.size || !isPage('.checkout-index-index,.checkout-onepage-success')) tellChange(emit, known, lines);
      known = lines;
      asked = undefined;
      const page = isPage('.checkout-cart-index') ? 'view_cart' : isPage('.checkout-index-index') && 'begin_checkout';
      if (page) shown(page, { items: [...lines.values()], value: section!.subtotalAmount });
    },
    ask: (item) => void (asked = item),
    leave,
  };
}

/** The lines of a section, by the number of the line; undefined where it is not loaded. */
function linesOf(section: Section): Lines | undefined {
  const items = section?.items;
  return items && new Map(items.map((one) => [one['item_id'] ?? one['product_id'], itemOf(one)]));
}

const itemOf = (one: SaidItem) => ({
  item_id: one['product_sku'] ?? one['product_id'],
  aliases: [one['product_id']],
  item_name: one['product_name'],
  price: one['product_price_value'],
  quantity: +(one['qty'] as number) || 0,
});

/** Whether the page is about to replace a stored section, since its cookie names another, or it is old. */
export function isStale(section: Section): boolean {
  const stored = section?.data_id;
  const told = /section_data_ids.*?cart(?:%22%3A|":)(\d+)/.exec(document.cookie)?.[1] ?? stored;
  return told != stored || stored! < Date.now() / 1000 - LIFETIME;
}
