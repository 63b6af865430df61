import type { Scope } from '../../scope.js';
import { openDeeds, type Deed } from '../listening/deeds.js';
import type { FurtherSource, Tools } from '../tools.js';
import { watchRequests } from '../listening/watch-requests.js';
import { whenJQuery } from '../listening/when-jquery.js';
import { chosenBy } from './woocommerce-choice.js';

const BUTTONS = '.ajax_add_to_cart,.single_add_to_cart_button,button.add_to_cart_button,[href*="add-to-cart="]';
const REQUESTS = /wc-ajax=[^&]*add_to_cart|\/store\/v1\/(cart\/add|batch)/;

/** Milliseconds for which a request waits for jQuery's word that it did what it should: where that is announced, and elsewhere. */
const ANNOUNCED = 2000;
const SOON = 300;

type Confirm = ReturnType<typeof openDeeds>['confirm'];
type Params = Readonly<{ cart_redirect_after_add?: string }> | undefined;

const leadsToCart = ({ global }: Tools): boolean =>
  (global('wc_add_to_cart_params') as Params)?.cart_redirect_after_add === 'yes';
const isBy = (on: Node | undefined) => (deed: Deed) => on && (deed.by as Node).contains(on);
const isOf = (url: string) => (deed: Deed) => REQUESTS.test(url) || (deed.by as HTMLFormElement).action === url;

/** Believes requests that nothing better confirms in the time that they wait. */
function hearRequests(scope: Scope, tools: Tools, [confirm, waitOf]: readonly [Confirm, () => number]): void {
  watchRequests(scope, (url, ok) => {
    const leads = leadsToCart(tools);
    const see = scope.safe(() => confirm('r', isOf(url), !ok) && leads && tools.flush());
    setTimeout(see, ok && !leads ? waitOf() : 0);
  });
}

/**
 * What is put in the cart of a WooCommerce shop, in classic themes, in blocks and without scripts. A form or a button tells what;
 * an event of jQuery, a native one, a request, or a page that is left, that it was done.
 * @contract measured (classic lists and products, a theme's endpoint), documented (events of blocks, Store API)
 */
export const listen: FurtherSource = (emit, scope, tools) => {
  const { begin, confirm, leave, drop } = openDeeds(emit, scope, tools);
  let latest: Deed | undefined, sent: Deed | undefined;
  let wait = SOON;
  const add = (on: HTMLElement): Deed => {
    wait = SOON;
    return (latest = begin('add_to_cart', { items: [chosenBy(on)] }, on.closest('form.cart') ?? on));
  };
  /** One press of a button clicks, may send its form, and may be announced. */
  const pressed = (on: HTMLElement): Deed =>
    latest && tools.now() - latest.at < SOON && isBy(on)(latest) ? latest : add(on);

  scope.on('click', (event) => {
    const on = (event.target as Element).closest<HTMLElement>(BUTTONS);
    if (!on || on.matches('.disabled')) return;
    const deed = add(on);
    if (on.matches('a')) leave(event, deed);
    // neither the browser sends its form, for a field is not valid, nor does the theme
    else setTimeout(() => deed.by === on || deed === sent || event.defaultPrevented || drop(deed));
  });
  scope.on('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.matches('form.cart')) leave(event, (sent = pressed(form)));
  });
  scope.on('wc-blocks_added_to_cart', () => confirm('n'));
  whenJQuery(scope, tools, [
    'adding_to_cart added_to_cart',
    ({ type }, ...told) => {
      const on: HTMLElement | undefined = told.find((one) => one?.[0]?.nodeType)?.[0];
      if (type === 'adding_to_cart') {
        if (on) pressed(on);
        wait = ANNOUNCED;
      } else if (!confirm('j', isBy(on)) && !confirm('j') && on?.dataset['product_id']) {
        add(on);
        confirm('j');
      }
    },
  ]);
  hearRequests(scope, tools, [confirm, () => wait]);
};
