import { often, unit } from './en-forms.js';
import type { Clause } from './open-phrases.js';

/** "Trail jacket and 2 more", "2 products". */
const things: Clause = ({ name, count }) => {
  const others = Number(count) - 1;
  if (!name) return unit(others + 1, 'product');
  return others > 0 ? `${name} and ${others} more` : String(name);
};

/** What is said of the cart. */
export const CART_CLAUSES = {
  'cart.abandoned': (about) => `you left ${things(about)} in your cart`,
  'cart.coupon-away': () => 'you looked elsewhere right after the coupon field',
  'cart.coupon-failed': () => 'your order went on without a coupon',
  'cart.coupon-field': ({ count }) => `you turned to the coupon field ${often(Number(count))}`,
  'cart.filled': (about) => `you have ${things(about)} in your cart`,
  'cart.left-costs': () => 'you left before ordering',
  'cart.read-delivery': () => 'you looked up delivery',
  'cart.saw-checkout': () => 'you saw the costs at the checkout',
  'cart.saw-delivery': () => 'you saw what delivery costs',
  'cart.saw-total': () => 'you looked at the total of your cart',
} as const satisfies Readonly<Record<string, Clause>>;
