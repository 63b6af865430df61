import type { FurtherSource } from '../tools.js';
import { itemIn, openSay, priceIn, textIn, type WooItem } from './woocommerce-item.js';

const CARDS = ':is(ul.products,.wc-block-product-template,.wc-block-grid__products)>li';
const BESIDE = '.related,.upsells,.up-sells,.cross-sells';
/** Most products of a list that are told. */
const MOST = 50;

/** An amount as a shop writes it; the last mark parts cents unless three digits follow. */
function amountIn(text: unknown): number {
  const [run = ''] = /\d[\d.,'’\s]*/.exec(`${text as string}`) ?? [];
  const [, cents = ''] = /[.,](\d\d?)\s*$/.exec(run) ?? [];
  return +run.replace(/\D/g, '') / 10 ** cents.length;
}

/** A product's own price, and by how much it is reduced. */
function offerIn(box: Element, known?: { id: unknown }): WooItem {
  const item = itemIn(box, known);
  const off = amountIn(textIn(priceIn(box), 'del')) - amountIn(item['price']);
  return { ...item, ...(off > 0 && { discount: +off.toFixed(2) }) };
}

/**
 * What the pages of a WooCommerce shop show, classic and in blocks: product, list and search. The classes of the body tell
 * which page it is.
 * @contract measured (markup of a product), documented (templates, classes of the body, blocks)
 */
export const listen: FurtherSource = (emit, scope, tools) => {
  const say = openSay(emit, tools);
  const showList = (className: string, term: string | null): void => {
    if (term) say('search', { search_term: term }, term);
    const item_list_id = /\bterm-(?!\d)([\w-]+)/.exec(className)?.[1];
    const item_list_name = textIn(document.body, 'h1');
    const cards = [...document.querySelectorAll(CARDS)].filter((card) => !card.closest(BESIDE));
    const items = cards.slice(0, MOST).map((card) => offerIn(card));
    say('view_item_list', { items, item_list_id, item_list_name });
  };
  tools.onPage(
    scope.safe(() => {
      const { className } = document.body;
      const is = (sign: RegExp): boolean => sign.test(className);
      const term = new URLSearchParams(location.search).get('s');
      const id = /\bpostid-(\d+)/.exec(className)?.[1];
      if (is(/\bsingle-product\b/))
        say('view_item', { items: [offerIn(document.getElementById(`product-${id}`) ?? document.body, { id })] }, id);
      else if (is(/\b(post-type-archive-product|tax-product_\w+)\b/) || (term && is(/\bwoocommerce\b/)))
        showList(className, term);
    }),
  );
};
