import type { Emit } from '../../source.js';
import type { Tools } from '../tools.js';

/** A GA4 item, beside the further ids of its product; the price as it is written. */
export type WooItem = Readonly<Record<string, unknown> & { aliases: readonly unknown[] }>;

/** What is known of an item otherwise. */
type Known = Readonly<Partial<Record<'id' | 'sku' | 'quantity', unknown>>>;

const NAMES =
  'h1,h2,h3,.product-name a,.mini_cart_item>a:not(.remove),.wc-block-components-product-name,.wc-block-grid__product-title';
/** How languages write that there is no article number. */
const NONE = /^n\W*[adv]\W*$/i;

/** The text of the first such element in a box. */
export const textIn = (box: Element | null | undefined, selector: string): string | undefined =>
  box?.querySelector(selector)?.textContent?.trim() || undefined;

/** What is asked for a product; what a reduced one cost before stands in `del`. */
export const priceIn = (box: Element): Element => box.querySelector('.price,.wc-block-components-product-price') ?? box;

/** What a box of a WooCommerce page sells: the body of a product page, a card of a list, a line of a cart. */
export function itemIn(box: Element, { id, sku, quantity }: Known = {}): WooItem {
  const shown = textIn(box, '.sku') ?? '';
  // on a product's own page the buttons are those of other products
  const { product_id, product_sku } = id ? {} : { ...box.querySelector<HTMLElement>('[data-product_id]')?.dataset };
  const article = sku || (NONE.test(shown) ? '' : shown) || product_sku;
  const product = id || /\bpost-(\d+)/.exec(box.className)?.[1] || product_id;
  const cost = priceIn(box);
  return {
    item_id: article || product,
    item_name: textIn(box, NAMES),
    price: textIn(cost, ':not(del)>.amount,[class*=price__value]'),
    quantity,
    aliases: [product, article],
  };
}

/** The currency, as blocks or structured data tell it. */
const currencyOf = (global: (usual: string) => any): unknown =>
  global('wcSettings')?.currency?.code ??
  /"priceCurrency":\s*"(\w+)/.exec(
    [...document.querySelectorAll('script[type="application/ld+json"]')].map(({ textContent }) => textContent).join(),
  )?.[1];

/** Makes what says what a page shows, with its currency: once for each address, or for each `key`. */
export function openSay(emit: Emit, { global }: Pick<Tools, 'global'>) {
  const said = new Set<string>();
  return (name: string, params: object, key: unknown = location.pathname): void => {
    if (said.has(name + key)) return;
    said.add(name + key);
    emit(name, { currency: currencyOf(global), ...params });
  };
}
