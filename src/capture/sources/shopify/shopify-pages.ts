import { openGoods, productsIn } from './shopify-goods.js';
import { lineNear, type ShopItem } from './shopify-line.js';
import { textOf } from './shopify-text.js';
import type { FurtherSource } from '../tools.js';

/** Most products of a list that are told. */
const MOST = 50;

const JSONS =
  'script[type="application/json"]:is([data-product-json],[id^=ProductJson],variant-selects *,variant-radios *)';

type Order = Readonly<{ order_id?: unknown; total_price?: unknown; currency?: unknown; line_items?: unknown }>;

/** The theme's own JSON: products, or lists of the variants of one. */
const told = (): any[] =>
  [...document.querySelectorAll(JSONS)].map(({ textContent }) => {
    try {
      return JSON.parse(textContent!);
    } catch {
      // a template that was not filled in
      return undefined;
    }
  });

/** What cards tell of a list, where Shopify does not. */
function cards(): readonly ShopItem[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('main a[href*="/products/"]')];
  const seen = new Map<string, ShopItem>();
  for (const link of links) {
    const item_id = link.closest<HTMLElement>('[data-product-id]')?.dataset['productId'];
    seen.set(link.pathname, { aliases: [], ...lineNear(link), item_id });
  }
  return [...seen.values()];
}

const orderOf = ({ order_id, total_price, currency, line_items }: Order) => ({
  transaction_id: order_id,
  value: total_price,
  currency,
  items: [line_items as any]
    .flat()
    .map((line) => ({
      item_id: line?.product_id,
      item_name: line?.title,
      item_variant: line?.variant_title,
      price: line?.price,
      quantity: line?.quantity,
      aliases: [line?.variant_id, line?.sku],
    })),
});

/**
 * What the pages of a Shopify theme show: product, collection, search, and the order where a shop still has scripts of its own
 * on that page. Each is said once, whichever variant is chosen.
 * @contract documented (addresses, objects of themes), known (`ShopifyAnalytics.meta`, `Shopify.checkout`)
 */
export const listen: FurtherSource = (emit, scope, tools) => {
  const { about, meta, products, toItem } = openGoods(tools);
  const said = new Set<unknown>();
  const say = (name: string, of: unknown, params: object): void => {
    const key = name + textOf(of);
    if (!said.has(key)) emit(name, params);
    said.add(key);
  };
  const showProduct = (pathname: string, chosen: unknown): void => {
    const own = told();
    const known = [...products(), ...productsIn(own)];
    const product = known.find(({ handle }) => handle && pathname.includes(textOf(handle))) ?? known[0];
    if (!product) return;
    const item = toItem(product, chosen);
    const [id] = item.aliases;
    const variant = own.flatMap((one) => one?.variants ?? one).find((one) => one?.id === id);
    const discount = +textOf(variant?.compare_at_price) / 100 - (item['price'] as number);
    say('view_item', product.id, about({ ...item, ...(discount > 0 && { discount }) }));
  };
  const showList = (pathname: string, item_list_id: string): void => {
    const { products: list } = meta();
    // a theme that changes pages itself leaves the list of the first one standing
    const items = list?.[0] && !said.has(list) ? products().map((one) => toItem(one)) : cards();
    const item_list_name = document.querySelector('h1')?.textContent?.trim();
    say('view_item_list', pathname, { ...about(...items.slice(0, MOST)), item_list_id, item_list_name });
    said.add(list);
  };
  tools.onPage(
    scope.safe(() => {
      const { pathname, search } = location;
      const query = new URLSearchParams(search);
      const [, kind, rest = ''] = /\/(products|collections|search)\b(?!.*\/products\/)\/?([^/]*)/.exec(pathname) ?? [];
      const field = document.querySelector<HTMLInputElement>('form[action*="/cart/add"] [name=id]');
      const { checkout } = (tools.global('Shopify') ?? {}) as { checkout?: Order };
      if (kind === 'products') showProduct(pathname, query.get('variant') ?? field?.value);
      if (kind === 'search') say('search', search, { search_term: query.get('q') });
      if (kind === 'search' || (kind === 'collections' && rest)) showList(pathname, rest || 'search');
      if (checkout?.order_id) say('purchase', checkout.order_id, orderOf(checkout));
    }),
  );
};
