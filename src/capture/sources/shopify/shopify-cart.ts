import type { Scope } from '../../scope.js';
import type { Emit } from '../../source.js';
import { openDeeds, type Deed } from '../listening/deeds.js';
import { lineNear, type ShopItem } from './shopify-line.js';
import type { FurtherSource, Tools } from '../tools.js';
import { watchRequests } from '../listening/watch-requests.js';

/** The fields of a cart, on its page or in a drawer, that hold how many of a line there are. */
const QUANTITIES = 'input:is([name^=updates],[data-quantity-variant-id])';
const CART = /\/cart\/?$/;
const CHECKOUT = /\/checkouts?(\/|\?|$)/;
/** Milliseconds in which a click and the submit that follows it are one. */
const MOMENT = 2000;

type Field = HTMLInputElement;
type Shop = Readonly<{ currency?: Readonly<{ active?: string }> }> | undefined;

function lineOf(field: Field, quantity: unknown): ShopItem {
  const line = lineNear(field, quantity);
  const id = field.dataset['quantityVariantId'] ?? /\[(\d+)/.exec(field.name)?.[1] ?? line?.aliases[0];
  return { ...(line ?? { item_id: id }), aliases: [id] };
}

/** What the cart holds, which a page may show twice. */
function lines(): readonly ShopItem[] {
  const found = new Map<unknown, ShopItem>();
  for (const field of document.querySelectorAll<Field>(QUANTITIES)) {
    const line = lineOf(field, field.value);
    found.set(`${line['item_name']} ${line.aliases}`, line);
  }
  return [...found.values()];
}

/** The parameters of an event about lines. */
const openAbout =
  ({ global }: Tools) =>
  (items: readonly ShopItem[]) => ({ currency: (global('Shopify') as Shop)?.currency?.active, items });

/** The path to which a click, or the form that is sent, leads. */
function goalOf({ type, target, submitter }: Event & { submitter?: Element | null }): string {
  const on = target as Element;
  if (submitter?.matches('[name=checkout]')) return '/checkout';
  return (type === 'click' ? on.closest<HTMLAnchorElement>('a[href]')?.pathname : on.getAttribute('action')) ?? '';
}

/** Says by how much shoppers change lines. */
function hearChanges(emit: Emit, scope: Scope, tools: Tools): void {
  const { begin, confirm, leave, drop } = openDeeds(emit, scope, tools);
  const about = openAbout(tools);
  /** How many of a line there are, since its field last said so itself. */
  const counts = new WeakMap<object, number>();
  const altered = new WeakMap<Field, Deed>();
  const alter = (field: Field, to: number): Deed | undefined => {
    drop(altered.get(field));
    const more = to - (counts.get(field) ?? +field.defaultValue);
    if (!more) return undefined;
    const deed = begin(more > 0 ? 'add_to_cart' : 'remove_from_cart', about([lineOf(field, Math.abs(more))]), field);
    altered.set(field, deed);
    return deed;
  };
  scope.on('click', (event) => {
    const on = event.target as Element;
    const remove = on.closest('a[href*="/cart/change"],[class*=remove],[data-cart-remove]');
    const link = on.closest<HTMLAnchorElement>('a[href]');
    const field = remove?.closest('tr,li,[class*=item],[class*=line]')?.querySelector<Field>(QUANTITIES);
    const deed = field && alter(field, +(/quantity=(\d+)/.exec(link?.search ?? '')?.[1] ?? 0));
    if (deed && link) leave(event, deed);
  });
  scope.on('change', ({ target }) => {
    const field = target as Field;
    if (field.matches(QUANTITIES)) alter(field, +field.value);
  });
  scope.on('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!CART.test(goalOf(event))) return;
    for (const field of form.querySelectorAll<Field>(QUANTITIES)) {
      const deed = altered.get(field);
      if (deed) leave(event, deed);
    }
  });
  watchRequests(scope, (url, ok) => {
    if (!/\/cart\/(change|update|clear)(\.js|\?|$)/.test(url)) return;
    const by = confirm('r', undefined, !ok)?.by as Field | undefined;
    if (by && ok) counts.set(by, +by.value);
  });
}

/**
 * What is shown and changed in the cart of a Shopify theme, on its page or in a drawer, and that checkout begins. A line tells
 * what is changed, and a request of the Ajax cart API, or a page that is left, that it was done.
 * @contract documented (addresses, fields and requests of the cart), known (how themes mark lines and drawers)
 */
export const listen: FurtherSource = (emit, scope, tools) => {
  const about = openAbout(tools);
  let left = 0;
  let shown = false;
  hearChanges(emit, scope, tools);
  scope.on('click submit', (event) => {
    if (!CHECKOUT.test(goalOf(event)) || tools.now() - left < MOMENT) return;
    left = tools.now();
    emit('begin_checkout', about(lines()));
    tools.flush();
  });
  tools.onPage(
    scope.safe(() => {
      const isCart = CART.test(location.pathname);
      if (isCart && !shown) emit('view_cart', about(lines()));
      shown = isCart;
    }),
  );
};
