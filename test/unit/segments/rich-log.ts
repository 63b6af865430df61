import { eventNames } from '../../../src/capture/reading/fields/event-names.js';
import type { EventParams } from '../../../src/capture/shop-event.js';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2025, 0, 6, 1);

const KINDS =
  'home listing sale product product product search cart cart checkout thanks account about lookbook help other'.split(
    ' ',
  );

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Dice = Readonly<{ pick: <T>(from: readonly T[]) => T; upTo: (most: number) => number }>;

const itemOf = ({ pick, upTo }: Dice) => {
  const number = upTo(24);
  return {
    item_id: `p${number}`,
    item_name: `Thing ${number}`,
    item_brand: `b${number % 3}`,
    item_category: `c${number % 16}`,
    price: 10 + number * 5 + upTo(3),
    discount: pick([0, 0, 4]),
    quantity: 1 + upTo(2),
    review_count: upTo(40),
  };
};

function pageOf({ pick, upTo }: Dice): object {
  return {
    page_kind: pick(KINDS),
    page_path: `/${upTo(30)}`,
    device: pick(['phone', 'tablet', 'desktop']),
    utc_offset: 60,
    campaign: pick(['a', 'b', undefined]),
    referrer_class: pick(['direct', 'internal', 'search', 'social', 'email', 'paid', 'referral']),
    click_source: pick(['google', 'email', undefined]),
    affiliate: pick([1, undefined]),
    utm: pick([1, undefined]),
    connection: pick(['saving', 'slow', 'fast']),
    power: pick(['low', 'high']),
    season: pick(['winter', undefined]),
  };
}

const profileOf = (at: number) => ({
  customer: 'h:1',
  as_of: at - 3 * DAY,
  facts: {
    orders: 4,
    aov: 60,
    return_rate: 0.2,
    support_contacts: 1,
    open_complaints: 1,
    store_orders: 2,
    store_value: 80,
    app_sessions: 3,
    push_sent: 4,
    push_opened: 2,
    email_sent: 8,
    email_opened: 4,
    email_clicked: 1,
    loyalty_level: 2,
    loyalty_levels: 4,
    first_order_at: at - 90 * DAY,
    last_order_at: at - 9 * DAY,
  },
  categories: { c0: 1, c1: 1 },
});

/** Parameters that an event of that name may carry, and a few that it may not. */
function paramsOf(name: string, at: number, dice: Dice): EventParams {
  const { pick, upTo } = dice;
  if (name === 'page_view') return pageOf(dice) as EventParams;
  const said = {
    items: Array.from({ length: 1 + upTo(3) }, () => itemOf(dice)),
    currency: 'EUR',
    value: 20 + upTo(200),
    coupon: pick(['TEN', undefined, undefined]),
    transaction_id: name === 'refund' ? `t${upTo(40)}` : `t${Math.floor(at / 60_000)}`,
    search_term: `word ${upTo(6)}`,
    percent_scrolled: upTo(101),
    engagement_time_msec: upTo(30_000),
    sort_by: pick(['price_asc', 'price_desc', 'newest', 'rating', 'popularity']),
    filter_by: pick(['price', 'brand', 'size']),
    video_percent: pick([10, 50, 80]),
    section: pick(['reviews', 'details']),
    topic: pick(['shipping', 'returns']),
    cue: pick(['countdown', 'stock', 'offer']),
    control: pick(['cart', 'pay']),
    away: pick(['short', 'long']),
    weather: pick(['clear', 'cloudy', 'rain', 'snow', 'storm', 'fog', 'hot', 'cold']),
    theme_quality: upTo(3),
    theme_value: upTo(3),
    theme_fit: upTo(3),
    theme_style: upTo(3),
    theme_service: upTo(3),
    theme_durability: upTo(3),
  };
  return { ...said, ...(name === 'profile_update' && { profile: profileOf(at) }) } as EventParams;
}

type Length = Readonly<{ sessions: number; events: number; gap?: number }>;

/** Random visits that hold every event name, the same for the same seed; `gap` is the longest time between two events, in milliseconds. */
export function richLog(seed: number, { sessions, events, gap = 20_000 }: Length): readonly LoggedEvent[] {
  const random = randomOf(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  const dice: Dice = { upTo, pick: (from) => from[upTo(from.length)]! };
  const often = Array.from({ length: 12 }, (_, place) => (place % 3 ? 'page_view' : 'view_item'));
  const names = [...eventNames, ...often];
  const log: LoggedEvent[] = [];
  let at = START + upTo(365) * DAY;
  for (let session = 1; session <= sessions; session++) {
    for (let place = 0; place < events; place++) {
      at += upTo(gap);
      const name = dice.pick(names);
      log.push({ name, at, params: paramsOf(name, at, dice), seq: log.length + 1, session });
    }
    at += DAY * (1 + upTo(50)) + upTo(24) * HOUR;
  }
  return log;
}
