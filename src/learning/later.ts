import type { Order } from './orders-of.js';
import type { Horizon, Later } from './summary.js';

const DAY = 86_400_000;
const HORIZONS: readonly Horizon[] = [30, 90, 180, 365];

/** A moment of a log: everything from event `place` on is still to come. `session` is the running one; absent at dates. */
export type Cut = Readonly<{ place: number; at: number; session?: number }>;

/** What came after a moment, from orders and refunds alone. `end` is the time until which the file was kept. */
export function laterThan(cut: Cut, orders: readonly Order[], end: number): Later {
  const { at, session } = cut;
  const observed = Math.max(0, end - at) / DAY;
  const coming = orders.filter(({ place }) => place >= cut.place);
  const bought = coming.filter(({ refund }) => !refund);
  const rest = bought.filter((order) => order.session === session);
  const next = bought[0];
  return {
    ...(session !== undefined && { purchase: rest.length ? 1 : 0, value: money(sum(rest)) }),
    days_to_order: next ? Math.max(1, Math.ceil((next.at - at) / DAY)) : null,
    observed_days: Math.floor(observed),
    ...(Object.fromEntries(HORIZONS.flatMap((days) => within(coming, { at, days, known: observed >= days }))) as Ahead),
    bought: bought.find((order) => order.bought)?.bought ?? null,
  };
}

type Ahead = Omit<Later, 'days_to_order' | 'observed_days' | 'bought'>;
type Span = Readonly<{ at: number; days: Horizon; known: boolean }>;

function within(coming: readonly Order[], { at, days, known }: Span): readonly (readonly [string, number | null])[] {
  const inside = coming.filter((order) => order.at <= at + days * DAY);
  const bought = inside.filter(({ refund }) => !refund);
  const back = inside.filter(({ refund }) => refund);
  const distinct = new Set(bought.map((order) => Math.floor(order.at / DAY)));
  return [
    [`order_days_${days}`, known ? distinct.size : null],
    [`spend_${days}`, known ? money(Math.max(0, sum(bought) - sum(back))) : null],
  ];
}

const sum = (orders: readonly Order[]): number => orders.reduce((total, { value }) => total + value, 0);

/** To the cent, without the noise of binary sums. */
const money = (value: number): number => Math.round(value * 100) / 100;
