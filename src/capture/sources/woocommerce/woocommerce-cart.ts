import { openDeeds, type Deed } from '../listening/deeds.js';
import type { FurtherSource } from '../tools.js';
import { watchRequests } from '../listening/watch-requests.js';
import { whenJQuery } from '../listening/when-jquery.js';
import { itemIn, textIn, type WooItem } from './woocommerce-item.js';

const REMOVALS = '.remove_from_cart_button,[href*="remove_item="],.wc-block-cart-item__remove-link';
const STEPS = '.wc-block-components-quantity-selector__button';

/** Requests about one line, and about several. */
const ONE = /wc-ajax=[^&]*remove_from_cart|remove_item=|\/v1\/cart\/remove-item/;
const SEVERAL = /\/v1\/(batch|cart\/update-item)/;

type Field = HTMLInputElement;

/** What a link, a button or a field of a line is about: `more` of it, or all that the line has. */
function itemBy(on: HTMLElement, more?: number): WooItem {
  const { product_id: id, product_sku: sku } = on.dataset;
  const line = on.closest('[class*=cart_item],.wc-block-cart-items__row') ?? on;
  const shown = line.querySelector<Field>('input[type=number]')?.value ?? textIn(line, '.quantity');
  return itemIn(line, { id, sku, quantity: more ? Math.abs(more) : shown });
}

/**
 * What is changed in the cart of a WooCommerce shop: on its page, in a mini cart, in blocks. jQuery's events, native ones, a request, or a page that is left, tell that a change was done.
 * @contract documented (templates and scripts of the cart, events of blocks, Store API)
 */
export const listen: FurtherSource = (emit, scope, tools) => {
  const { begin, confirm, leave } = openDeeds(emit, scope, tools);
  const alter = (on: HTMLElement, more?: number): Deed =>
    begin(more! > 0 ? 'add_to_cart' : 'remove_from_cart', { items: [itemBy(on, more)] }, on);
  scope.on('click', (event) => {
    const on = event.target as Element;
    const removed = on.closest<HTMLElement>(REMOVALS);
    const step = on.closest<HTMLElement>(STEPS);
    if (step) alter(step, /minus/.test(step.className) ? -1 : 1);
    if (!removed) return;
    const deed = alter(removed);
    if (removed.matches('a')) leave(event, deed);
  });
  scope.on('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches('.woocommerce-cart-form')) return;
    for (const field of form.querySelectorAll<Field>('input[type=number]')) {
      const more = +field.value - +field.defaultValue;
      if (more) leave(event, alter(field, more));
    }
  });
  /** All that is meant: one answer of the shop may be about several lines. */
  const done = (sign: string, meant?: (deed: Deed) => unknown, not?: boolean): void => {
    while (confirm(sign, meant, not));
  };
  scope.on('wc-blocks_removed_from_cart', () => confirm('n', ({ by }) => !(by as Element).matches(STEPS)));
  whenJQuery(scope, tools, [
    'removed_from_cart updated_wc_div updated_cart_totals',
    ({ type }, ...told) => {
      const on: unknown = told[2]?.[0];
      if (/updated/.test(type)) done('u');
      else confirm('j', ({ by }) => !on || by === on);
    },
  ]);
  watchRequests(scope, (url, ok) => {
    if (ONE.test(url)) confirm('r', undefined, !ok);
    else done('r', ({ by }) => SEVERAL.test(url) || (by as Field).form?.action === url, !ok);
  });
};
