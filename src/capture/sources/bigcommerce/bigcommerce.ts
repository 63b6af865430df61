import type { Scope } from '../../scope.js';
import type { SourcePack } from '../../source-pack.js';
import type { Emit } from '../../source.js';
import { lineAt, lineItem, productIn, type Attributes } from './bigcommerce-goods.js';
import type { SaidItem } from '../listening/platform-cart.js';
import { openShown } from '../listening/platform-page.js';
import type { FurtherSource, Tools } from '../tools.js';
import { watchRequests } from '../listening/watch-requests.js';

type Payload = Readonly<{ line_items?: readonly SaidItem[]; [field: string]: unknown }>;
type Bodl = Readonly<Record<string, Readonly<Record<string, (handle: (payload?: Payload) => void) => void>>>>;
type Hooks = Readonly<Record<'on' | 'off', (type: string, handle: unknown) => void>>;
type Answer = Readonly<{ err?: unknown; response?: Readonly<{ data?: Payload }> }>;

/** What a click or a form asks for, and whether it leads to the cart where no script takes it. */
type Asked = Readonly<{ name: string; item: SaidItem; leads?: boolean }>;

/** The requests that answer it. */
const REQUEST = /\/v1\/cart\/(add|update)|\/storefront\/carts/;

/** Milliseconds after the answer within which a theme opens its alert, where nothing was added. */
const ALERTS = 300;
const ALERT = '#alert-modal.open';

/** BigCommerce's own events, by group, type and GA4's name; of what was removed they tell only what is left. */
const OWN: readonly (readonly [string, string, string])[] = [
  ['cart', 'addItem', 'add_to_cart'],
  ['checkout', 'checkoutBegin', 'begin_checkout'],
  ['checkout', 'orderPurchased', 'purchase'],
];

/**
 * BigCommerce: its own events (`bodlEvents`), the hooks of stencil-utils where the theme hands them out, else the request that
 * follows a form or a button; product and cart pages by `BCData` and the markup of Cornerstone.
 * @contract documented — bigcommerce/stencil-utils and bigcommerce/cornerstone
 */
const bigcommerce: FurtherSource = (emit, scope, tools) => {
  const shown = openShown(emit);
  let asked: Asked | undefined;
  /** What was asked for has come about, or has not. */
  const settle = (ok: unknown): void => {
    if (ok && asked) emit(asked.name, { items: [asked.item] });
    asked = undefined;
    tools.flush();
  };
  listenToShop(emit, { scope, tools, settle });
  watchRequests(scope, (url, ok) => {
    if (asked && REQUEST.test(url))
      setTimeout(
        scope.safe(() => settle(ok && !document.querySelector(ALERT))),
        ALERTS,
      );
  });
  scope.on('submit click', (event) => {
    const found = askedBy(event, attributesOf(tools));
    if (!found) return;
    asked = found;
    const done = scope.safe(() => asked === found && settle(true));
    if (found.leads) tools.ifFollowed(event, done);
  });
  tools.onPage(
    scope.safe(() => {
      const view = document.querySelector('form[data-cart-item-add]')?.closest<HTMLElement>('.productView,body');
      const item = view && productIn(view, attributesOf(tools));
      if (item) shown('view_item', { items: [item] }, item['item_id']);
      const rows = [...document.querySelectorAll('.cart-item')];
      if (rows.length) shown('view_cart', { items: rows.map(lineAt) });
    }),
  );
};

const attributesOf = (tools: Tools): Attributes | undefined =>
  (tools.global('BCData') as { product_attributes?: Attributes } | undefined)?.product_attributes;

type Listening = Readonly<{ scope: Scope; tools: Tools; settle: (ok: unknown) => void }>;

/** Hears what the shop says itself, and settles what was asked for. */
function listenToShop(emit: Emit, { scope, tools, settle }: Listening): void {
  const bodl = tools.global('bodlEvents') as Bodl | undefined;
  for (const [group, type, name] of OWN)
    bodl?.[group]?.[type]?.(
      scope.safe((payload?: Payload) => {
        if (!payload?.line_items) return;
        settle(false);
        const { currency, cart_value, product_value, order_id } = payload;
        emit(name, {
          items: payload.line_items.map(lineItem),
          currency,
          value: product_value ?? cart_value,
          transaction_id: order_id,
        });
      }),
    );
  const { hooks } = (tools.global('stencilUtils') ?? {}) as { hooks?: Hooks };
  if (bodl || !hooks) return;
  const heard = scope.safe(({ err, response }: Answer) => settle(!err && !response?.data?.['error']));
  hooks.on('cart-item-add-remote', heard);
  scope.onEnd(() => hooks.off('cart-item-add-remote', heard));
}

/** What a form or click asks for: an add by form or link, or one more, one less or none of a line of the cart. */
function askedBy({ type, target }: Event, attributes: Attributes | undefined): Asked | undefined {
  const one = (target as Partial<Element>).closest?.<HTMLElement>(
    type === 'submit' ? 'form[data-cart-item-add]' : 'a[href*="action=add"],[data-cart-itemid]:not(input)',
  );
  if (!one) return undefined;
  const { cartItemid, action } = one.dataset;
  if (cartItemid) {
    const line = lineAt(one);
    const name = action === 'inc' ? 'add_to_cart' : 'remove_from_cart';
    return { name, item: action ? { ...line, quantity: 1 } : line };
  }
  const quantity = one.querySelector<HTMLInputElement>('[name="qty[]"]')?.value;
  const view = one.closest<HTMLElement>('.productView,[data-entity-id]') ?? one;
  const item = productIn(view, type === 'submit' ? attributes : undefined);
  return { name: 'add_to_cart', item: { ...item, quantity }, leads: true };
}

export const sources: SourcePack['sources'] = { bigcommerce };
