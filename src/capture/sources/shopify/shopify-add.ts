import { openDeeds } from '../listening/deeds.js';
import { isId, openGoods } from './shopify-goods.js';
import { lineNear, type ShopItem } from './shopify-line.js';
import type { FurtherSource } from '../tools.js';
import { watchRequests } from '../listening/watch-requests.js';

/** Milliseconds for which a click explains a request. */
const MOMENT = 3000;

/**
 * What is put in the cart of a Shopify theme, or bought at once: a form, or a button, tells what, and a request of the Ajax cart API, whatever its
 * locale prefix, or a page that is left, that it was done.
 * @contract documented (product forms, Ajax cart API), known (`ShopifyAnalytics.meta`, buttons outside forms)
 */
export const listen: FurtherSource = (emit, scope, tools) => {
  const { begin, confirm, leave } = openDeeds(emit, scope, tools);
  const { products, toItem, about } = openGoods(tools);
  let clicked: Readonly<{ at: number; on: Element }> | undefined;
  /** What is sold under the id of a variant; if Shopify does not tell, how a link beside `near` calls it. */
  const sold = (variantId: unknown, quantity: unknown, near: Element): ShopItem | undefined => {
    const line = lineNear(near, quantity);
    const id = variantId ?? line?.aliases[0];
    const product = products().find(({ variants }) => variants.some(isId(id)));
    return product ? toItem(product, id, quantity) : line;
  };
  const ordered = (form: HTMLFormElement | null, near: Element) => {
    const marked = near.closest<HTMLElement>('[data-variant-id]')?.dataset['variantId'];
    const data = form && new FormData(form);
    return about(sold(marked ?? data?.get('id'), data?.get('quantity') ?? 1, near));
  };
  scope.on('click', ({ target }) => {
    const on = target as Element;
    clicked = { at: tools.now(), on };
    if (!on.closest('.shopify-payment-button')) return;
    emit('begin_checkout', ordered(on.closest('form'), on));
    tools.flush();
  });
  scope.on('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!/\/cart\/add/.test(form.getAttribute('action') ?? '')) return;
    clicked = undefined;
    leave(event, begin('add_to_cart', ordered(form, form)));
  });
  watchRequests(scope, (url, ok) => {
    if (!/\/cart\/add(\.js|\?|$)/.test(url)) return;
    if (confirm('r', undefined, !ok) || !ok || !clicked || tools.now() - clicked.at > MOMENT) return;
    // a theme that sends without a form, or keeps its submit to itself
    const { at, on } = clicked;
    emit('add_to_cart', ordered(on.closest('form'), on), at);
    clicked = undefined;
  });
};
