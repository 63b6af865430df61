import type { FurtherSource } from '../tools.js';
import { whenJQuery } from '../listening/when-jquery.js';
import { itemIn, openSay, textIn, type WooItem } from './woocommerce-item.js';

const CART = '.woocommerce-cart-form .cart_item,.wc-block-cart .wc-block-cart-items__row';
const LINES = '.cart_item,.wc-block-components-order-summary-item';
const ORDERED = '.order_item,[class*=order-confirmation-totals] tbody tr';
const COUPON = '[name=coupon_code],[class*=totals-coupon] input';

/** A line of a checkout or an order, whose price is that of all of it. */
function lineIn(line: Element): WooItem {
  const item = itemIn(line, {
    quantity: textIn(line, '.product-quantity,[class*=item__quantity]')?.replace(/^\D+/, ''),
  });
  const name = item['item_name'] ?? line.querySelector('.product-name')?.firstChild?.textContent;
  return { ...item, item_name: name, price: undefined };
}

const linesIn = (selector: string): readonly WooItem[] => [...document.querySelectorAll(selector)].map(lineIn);

/** The lines of a cart, whose first price is of one piece. */
const cart = (): readonly WooItem[] =>
  [...document.querySelectorAll(CART)].map((line) =>
    itemIn(line, { quantity: line.querySelector<HTMLInputElement>('input[type=number]')?.value }),
  );

/**
 * The cart of a WooCommerce shop, the steps of its checkout, its order, and that a coupon is used, never which. The classes of the body tell
 * which page it is.
 * @contract documented (templates, classes of the body, events of the cart), known (blocks of checkout and order)
 */
export const listen: FurtherSource = (emit, scope, tools) => {
  const say = openSay(emit, tools);
  const showOrder = (): void => {
    const page = document.body;
    if (page.querySelector('.woocommerce-thankyou-order-failed')) return;
    const id = textIn(page, '.order>strong') ?? /order-received\/(\d+)/.exec(location.pathname)?.[1];
    const value = textIn(page, '.total>strong,[class*=order-confirmation-totals] tfoot tr:last-child .amount');
    say('purchase', { transaction_id: id, value, items: linesIn(ORDERED) }, id);
  };
  tools.onPage(
    scope.safe(() => {
      const { className } = document.body;
      if (/\bwoocommerce-cart\b/.test(className)) say('view_cart', { items: cart() });
      else if (/\bwoocommerce-order-received\b/.test(className)) showOrder();
      else if (/\bwoocommerce-checkout\b/.test(className)) {
        const value = textIn(document.body, '.order-total .amount,[class*=totals-footer-item] [class*=item__value]');
        say('begin_checkout', { value, items: linesIn(LINES) });
      }
    }),
  );
  const onField = (type: string, selector: string, name: string): void =>
    scope.on(type, ({ target }) => {
      if ((target as Element).matches?.(selector)) say(name, {});
    });
  onField('change', '[name^=shipping_method],[class*=shipping-rates] input', 'add_shipping_info');
  onField('submit', 'form.checkout,#order_review', 'add_payment_info');
  onField('focusin', COUPON, 'coupon_field_focus');
  whenJQuery(scope, tools, ['applied_coupon applied_coupon_in_checkout', () => say('coupon_field_focus', {})]);
};
