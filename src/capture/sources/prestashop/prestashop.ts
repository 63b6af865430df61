import type { SourcePack } from '../../source-pack.js';
import type { SaidItem } from '../listening/platform-cart.js';
import { openShown, textOf } from '../listening/platform-page.js';
import { itemOf, keyOf, linesOf, pageProduct, type ShopCart } from './prestashop-goods.js';
import type { FurtherSource } from '../tools.js';

type PrestaShop = Readonly<{
  on?(type: string, handle: unknown): void;
  removeListener?(type: string, handle: unknown): void;
  cart?: ShopCart;
  currency?: Readonly<{ iso_code?: string }>;
  page?: Readonly<{ page_name?: string }>;
}>;

/** What `updateCart` carries: the theme says why, and how the shop answered. */
type CartEvent = Readonly<{
  reason?: Readonly<{ idProduct?: unknown; idProductAttribute?: unknown; linkAction?: string; cart?: ShopCart }>;
  resp?: Readonly<{ cart?: ShopCart; hasError?: boolean }>;
}>;

const DEEDS: Readonly<Record<string, string>> = {
  'add-to-cart': 'add_to_cart',
  'delete-from-cart': 'remove_from_cart',
};

/**
 * PrestaShop 1.7 and later: `prestashop.on('updateCart')`, by the link that caused it, with the cart before and after; the product
 * of `#product-details[data-product]`; cart, checkout and confirmation by `prestashop.page`.
 * @contract documented — themes/_core/js and the Classic and Hummingbird themes of PrestaShop
 */
const prestashop: FurtherSource = (emit, scope, tools) => {
  const shop = tools.global('prestashop') as PrestaShop;
  const currency = shop.currency?.iso_code;
  const hear = openCart(shop.cart, (name, item) => emit(name, { items: [item], currency }));
  for (const type of ['updateCart', 'updatedCart']) {
    const heard = scope.safe((event?: CartEvent) => hear(event ?? {}, type));
    shop.on?.(type, heard);
    scope.onEnd(() => shop.removeListener?.(type, heard));
  }
  const shown = openShown(emit);
  const read = (): void => {
    const on = shop.page?.page_name;
    const product = on === 'product' && pageProduct();
    if (product && product['id_product'])
      shown('view_item', { items: [itemOf(product)], currency }, `${product['id_product']}`);
    const cart = { items: [...linesOf(shop.cart).values()], currency };
    if (on === 'cart') shown('view_cart', cart);
    if (/^(checkout|order)$/.test(on ?? '')) shown('begin_checkout', cart);
    if (on === 'order-confirmation')
      shown('purchase', {
        transaction_id:
          new URLSearchParams(location.search).get('id_order') ?? textOf('#order-reference-value')?.split(/\s+/).pop(),
        value: textOf('.total-value td:last-child'),
        currency,
      });
  };
  tools.onPage(scope.safe(read));
};

/** Follows the cart from event to event, and tells what each put in or took out. */
function openCart(cart: ShopCart | undefined, tell: (name: string, item: SaidItem) => void) {
  let known = linesOf(cart);
  let last: string | undefined;
  return ({ reason, resp }: CartEvent, type: string): void => {
    const before = known;
    const told = resp?.cart ?? reason?.cart;
    if (told?.products) known = linesOf(told);
    const name = DEEDS[reason?.linkAction ?? ''];
    const id = reason?.idProduct;
    const key = keyOf(id, reason?.idProductAttribute);
    const again = type === 'updatedCart' && last === name + key;
    last = name + key;
    if (!name || again || resp?.hasError) return;
    const line = known.get(key) ?? before.get(key);
    const change = (known.get(key)?.quantity ?? 0) - (before.get(key)?.quantity ?? 0);
    // the cart is as it was: there is no more of it
    if (told?.products && line && !change) return;
    const page = pageProduct();
    const isPage = `${page['id_product']}` === `${id}`;
    const wanted = isPage && document.querySelector<HTMLInputElement>('#quantity_wanted')?.value;
    const item = line ?? (isPage ? itemOf(page) : { item_id: id, aliases: [id] });
    tell(name, {
      ...item,
      quantity: Math.abs(change) || (name === DEEDS['add-to-cart'] ? wanted : line?.quantity) || 1,
    });
  };
}

export const sources: SourcePack['sources'] = { prestashop };
