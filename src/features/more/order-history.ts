import type { LoggedEvent } from '../../memory/logged-event.js';
import { eventItems } from '../event-items.js';
import type { FeatureGroup } from '../feature-group.js';
import { clockOffset, shopperDay } from '../shopper-clock.js';
import { addToDay, passTo, startOrderDays, type OrderDays } from './order-days.js';
import { startOrderValue, takeOrder, takeRefund, type OrderValue } from './order-value.js';

/** A gap this many times the usual one says all that a longer one could. */
const LARGEST_RATIO = 100;

type OrderHistoryState = {
  /** The shopper's clock: minutes from UTC. */
  offset: number;
  value: OrderValue;
  recent: OrderDays;
  /** Different days with an order, and the first, the one before the latest, and the latest of them. */
  days: number;
  firstDay: number;
  dayBefore: number;
  lastDay: number;
  /** Whether a promotion was clicked in this session. */
  promoted: boolean;
  /** 1 if an offer came before the first order. */
  offered: number;
};

function hasCoupon(event: LoggedEvent): boolean {
  return Boolean(event.params.coupon) || eventItems(event).some((item) => Boolean(item.coupon));
}

/** An order's day; days of orders never run backwards. */
function takeDay(state: OrderHistoryState, today: number): number {
  if (state.days > 0 && today <= state.lastDay) return state.lastDay;
  if (state.days === 0) state.firstDay = today;
  state.dayBefore = state.lastDay;
  state.lastDay = today;
  state.days += 1;
  return today;
}

function purchase(state: OrderHistoryState, event: LoggedEvent): void {
  const spend = takeOrder(state.value, event);
  if (spend === undefined) return;
  if (state.value.orders === 1) state.offered = state.promoted || hasCoupon(event) ? 1 : 0;
  addToDay(state.recent, takeDay(state, state.recent.today), { orders: 1, spend });
}

function refund(state: OrderHistoryState, event: LoggedEvent): void {
  const spend = takeRefund(state.value, event);
  if (spend > 0) addToDay(state.recent, state.recent.today, { orders: 0, spend: -spend });
}

/** When the shopper ordered: days since, and how the latest gaps compare with the usual one. */
function rhythm({ days, firstDay, dayBefore, lastDay, recent }: OrderHistoryState): number[] {
  const since = days === 0 ? 0 : Math.max(0, recent.today - lastDay);
  const sinceFirst = days === 0 ? 0 : Math.max(0, recent.today - firstDay);
  const gap = days < 2 ? 0 : (lastDay - firstDay) / (days - 1);
  const gapRatio = gap === 0 ? 0 : Math.min(LARGEST_RATIO, since / gap);
  const gapBefore = days < 3 ? 0 : (dayBefore - firstDay) / (days - 2);
  const lastGapRatio = gapBefore === 0 ? 0 : (lastDay - dayBefore) / gapBefore;
  return [since, sinceFirst, days, gap, gapRatio, lastGapRatio];
}

/** When and for how much the shopper ordered, over the whole log; days are those of the shopper's calendar. */
export const orderHistory: FeatureGroup<OrderHistoryState> = {
  name: 'orderHistory',
  ids: [
    'days_since_order@1',
    'days_since_first_order@1',
    'order_days@1',
    'mean_order_gap_days@1',
    'order_gap_ratio@1',
    'last_gap_ratio@1',
    'order_days_30d@1',
    'order_days_90d@1',
    'order_days_180d@1',
    'order_days_365d@1',
    'spend_90d@1',
    'spend_365d@1',
    'mean_order_value@1',
    'last_order_value@1',
    'first_order_value@1',
    'returned_share@1',
    'first_offer_response@1',
  ],
  start: () => ({
    offset: 0,
    value: startOrderValue(),
    recent: startOrderDays(),
    days: 0,
    firstDay: 0,
    dayBefore: 0,
    lastDay: 0,
    promoted: false,
    offered: 0,
  }),
  nextSession(state) {
    state.promoted = false;
  },
  fold(state, event) {
    state.offset = clockOffset(event, state.offset);
    const { today } = state.recent;
    passTo(state.recent, shopperDay(event.at, state.offset));
    if (event.name === 'purchase') purchase(state, event);
    else if (event.name === 'refund') refund(state, event);
    else {
      if (event.name === 'select_promotion') state.promoted = true;
      if (state.recent.today === today) return false;
    }
  },
  read(state) {
    const { orders, gross, refunded, first, last } = state.value;
    const { orderDays, spend } = state.recent;
    const returned = gross > 0 ? Math.min(1, refunded / gross) : 0;
    const [, spend90 = 0, , spend365 = 0] = spend;
    const mean = orders === 0 ? 0 : gross / orders;
    return [...rhythm(state), ...orderDays, spend90, spend365, mean, last, first, returned, state.offered];
  },
};
