import type { Item } from '../../../capture/shop-event.js';
import type { LoggedEvent } from '../../../memory/logged-event.js';
import { isOrder } from './basket.js';

/** What a visit shows of looking for coupons. */
export type Coupons = Readonly<{
  /** How often the coupon field was entered or a code applied, three at most. */
  uses: number;
  /** When last, milliseconds since the epoch. */
  usedAt: number;
  /** Whether a step of the order went on without a coupon after that. */
  failed: boolean;
  /** Whether they went elsewhere for one. */
  away: boolean;
}>;

/** Nothing so far. */
export const NO_HUNT: Coupons = { uses: 0, usedAt: 0, failed: false, away: false };

/** Uses that count in full. */
export const MOST_USES = 3;
/** Milliseconds after a use within which leaving is for a coupon. */
const SOON = 10 * 60_000;

const STEPS = new Set(['view_cart', 'begin_checkout', 'add_shipping_info', 'add_payment_info']);
const OUTSIDE = new Set(['search', 'social', 'email', 'paid', 'referral']);

/** The same object where the event says nothing of it. An order, a coupon that was found, and a new visit (`fresh`) end the hunt. */
export function foldCoupons(coupons: Coupons, event: LoggedEvent, fresh: boolean): Coupons {
  const before = fresh ? NO_HUNT : coupons;
  const { name, at } = event;
  if (name === 'coupon_field_focus') return { ...before, uses: Math.min(MOST_USES, before.uses + 1), usedAt: at };
  if (!before.uses) return before;
  if (isOrder(event)) return NO_HUNT;
  if (STEPS.has(name)) {
    if (carriesCoupon(event)) return NO_HUNT;
    return before.failed ? before : { ...before, failed: true };
  }
  return !before.away && at - before.usedAt <= SOON && leads(event) ? { ...before, away: true } : before;
}

/** Out of the shop: the pointer at the window's top, another tab for more than a moment, or back by a link from elsewhere. */
const leads = ({ name, params }: LoggedEvent): boolean =>
  name === 'exit_intent' ||
  (name === 'tab_return' && (params.away === 'medium' || params.away === 'long')) ||
  (name === 'page_view' && (!!params.affiliate || OUTSIDE.has(params.referrer_class ?? '')));

function carriesCoupon({ params }: LoggedEvent): boolean {
  const { coupon, items } = params;
  return !!coupon || (Array.isArray(items) && items.some((item: Item) => !!item?.coupon));
}
