import type { NoValueCode } from './no-value.js';
import type { Clause } from './open-phrases.js';

/** What is said where nothing is known: no more than that. */
export const NONE_CLAUSES: Readonly<Record<Exclude<NoValueCode, 'feature.account'>, Clause>> = {
  'none.cart': () => 'no product in your cart is known',
  'none.focus': () => 'nothing stood out in what you looked at',
  'none.left-cart': () => 'no cart that you left is known',
  'none.news': () => 'you came across nothing new about a product you had looked at',
  'none.offer': () => 'no offer before your first order is known',
  'none.order': () => 'no order from this browser is known',
  'none.order-within': ({ days }) => `no order from this browser is known within the last ${days} days`,
  'none.orders': () => 'too little is known of your orders',
  'none.return': () => 'no return from this browser is known',
  'none.saved': () => 'no product on your wish list is known',
  'none.visit': () => 'no earlier visit from this browser is known',
};
