import type { LoggedEvent } from '../../../memory/logged-event.js';
import { isOrder } from './basket.js';

/** What a shopper has seen of the costs, and whether they left over them. */
export type Shipping = Readonly<{
  /** How near to the costs: 0 not at all, 1 the cart, 2 the checkout, 3 the choice of delivery. */
  seen: number;
  /** Whether they looked up delivery while there. */
  read: boolean;
  /** Whether cart or checkout is in view. */
  there: boolean;
  /** When they left without ordering, milliseconds since the epoch. */
  left: number | undefined;
}>;

/** Nothing seen. */
export const NO_COSTS: Shipping = { seen: 0, read: false, there: false, left: undefined };

/** What each step towards the costs weighs, what looking up delivery adds, and what leaving adds. */
export const SEEN = [0, 0.2, 0.35, 0.5];
export const READ = 0.25;
export const LEFT = 0.25;
/** From here on it is a shock: coming back alone does not end it. */
export const ENTER = 0.5;
/** Milliseconds after which leaving says nothing any more. */
const LASTS = 7 * 86_400_000;

const STEPS: ReadonlyMap<string, number> = new Map([
  ['view_cart', 1],
  ['begin_checkout', 2],
  ['add_shipping_info', 3],
]);
const PAGES: Readonly<Record<string, number>> = { cart: 1, checkout: 2 };
/** Pages that nobody needs on the way to an order. */
const ELSEWHERE = new Set(['home', 'listing', 'sale', 'product', 'search', 'lookbook', 'about']);

/** 0 until they have left, 1 at most. */
export const shippingScore = ({ seen, read, left }: Shipping): number =>
  left === undefined ? 0 : SEEN[seen]! + (read ? READ : 0) + LEFT;

/** The same object where the event says nothing of it; `over` when the visit has ended or nothing was done for as long as that takes. */
export function foldShipping(shipping: Shipping, event: LoggedEvent, over: boolean): Shipping {
  const { name, at, params } = event;
  // who goes on to pay has taken the costs
  if (isOrder(event) || name === 'add_payment_info') return NO_COSTS;
  if (shipping.left !== undefined && at - shipping.left > LASTS) return foldShipping(NO_COSTS, event, over);
  const before = over ? leave(shipping, at) : shipping;
  const kind = name === 'page_view' ? (params.page_kind ?? '') : '';
  const step = STEPS.get(name) ?? PAGES[kind];
  if (step) return approach(before, step);
  if (ELSEWHERE.has(kind)) return leave(before, at);
  if (!before.there) return before;
  if (name === 'exit_intent') return { ...leave(before, at), there: true };
  const reads =
    (name === 'delivery_info_view' && params.topic !== 'returns') ||
    (name === 'section_view' && params.section === 'delivery');
  return reads && !before.read ? { ...before, read: true } : before;
}

function approach(shipping: Shipping, step: number): Shipping {
  const { read, left } = shipping;
  const seen = Math.max(shipping.seen, step);
  const stands = shippingScore(shipping) >= ENTER;
  if (seen === shipping.seen && shipping.there && (stands || left === undefined)) return shipping;
  return { seen, read, there: true, left: stands ? left : undefined };
}

function leave(shipping: Shipping, at: number): Shipping {
  if (!shipping.seen || (!shipping.there && shipping.left !== undefined)) return shipping;
  const { seen, read, left = at } = shipping;
  return { seen, read, there: false, left };
}
