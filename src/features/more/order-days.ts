/** What one calendar day brought; `spend` is less refunds. */
type OrderDay = { day: number; orders: number; spend: number };

/** The latest days with an order or a refund, and what the windows up to `today` hold. Never more than 366 days. */
export type OrderDays = {
  days: OrderDay[];
  today: number;
  /** Days with an order within the last 30, 90, 180 and 365 days. */
  orderDays: number[];
  /** Spend within the same windows, never below zero. */
  spend: number[];
};

/** Days back from today, which itself always counts. */
const WINDOWS = [30, 90, 180, 365] as const;
const LONGEST = 365;

/** No order yet. */
export function startOrderDays(): OrderDays {
  return { days: [], today: 0, orderDays: [0, 0, 0, 0], spend: [0, 0, 0, 0] };
}

/** Adds orders and spend (negative: a refund) to a day; to the latest one if `day` lies before it and is none of those that are known. */
export function addToDay(ledger: OrderDays, day: number, { orders, spend }: Omit<OrderDay, 'day'>): void {
  const latest = ledger.days.at(-1);
  if (latest && day <= latest.day) {
    // after a refund, an order by a clock set back is still of the last order's day
    const one = ledger.days.findLast((known) => known.day === day) ?? latest;
    one.orders += orders;
    one.spend += spend;
  } else ledger.days.push({ day, orders, spend });
  while (ledger.days[0]!.day < day - LONGEST) ledger.days.shift();
  countWindows(ledger);
}

/** Lets time pass: the windows end at `today`. Works through the days only when the day has changed. */
export function passTo(ledger: OrderDays, today: number): void {
  if (today === ledger.today) return;
  ledger.today = today;
  if (ledger.days.length) countWindows(ledger);
}

function countWindows(ledger: OrderDays): void {
  WINDOWS.forEach((length, place) => {
    let orderDays = 0;
    let spend = 0;
    for (const one of ledger.days) {
      if (ledger.today - one.day > length) continue;
      if (one.orders > 0) orderDays += 1;
      spend += one.spend;
    }
    ledger.orderDays[place] = orderDays;
    ledger.spend[place] = Math.max(0, spend);
  });
}
