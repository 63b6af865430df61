import type { NoValueCode } from './no-value.js';
import type { Clause } from './open-phrases.js';

/** What is said where nothing is known: no more than that. */
export const NONE_CLAUSES: Readonly<Record<Exclude<NoValueCode, 'feature.account'>, Clause>> = {
  'none.cart': () => 'nothing is known to be in your cart',
  'none.focus': () => 'nothing stood out in what you looked at',
  'none.left-cart': () => 'nothing is known of a cart you left behind',
  'none.news': () => 'you came across nothing new about a product you had looked at',
  'none.offer': () => 'nothing is known of an offer before your first order',
  'none.order': () => 'no order is known from this browser',
  'none.order-within': ({ days }) => `no order is known from this browser within the last ${days} days`,
  'none.orders': () => 'too little is known about your orders',
  'none.return': () => 'no return is known of an order from this browser',
  'none.saved': () => 'nothing is known to be on your wish list',
  'none.visit': () => 'no earlier visit is known from this browser',
};
