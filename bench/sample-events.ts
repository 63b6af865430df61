import type { LoggedEvent } from '../src/memory/logged-event.js';

const START = Date.UTC(2026, 5, 1, 9);
/** What a visit is made of, over and over: a front page, listings, products, now and then a basket. */
const VISIT = [
  'page_view home',
  'view_promotion',
  'page_view listing',
  'view_item_list',
  'scroll',
  'select_item',
  'page_view product',
  'view_item',
  'gallery_interaction',
  'user_engagement',
  'page_view product',
  'view_item',
  'review_read',
  'add_to_cart',
  'page_view sale',
  'view_item_list',
  'view_item',
  'coupon_field_focus',
  'page_view search',
  'search',
  'view_item',
  'size_guide_view',
  'add_to_cart',
  'page_view cart',
  'view_cart',
] as const;

/** A shopper's log of so many events, always the same: visits of 25 events, 20 s apart, one a day. */
export function sampleEvents(count: number): readonly LoggedEvent[] {
  return Array.from({ length: count }, (_, n) => sampleEvent(n));
}

/** The event of that place, counted from 0. */
export function sampleEvent(n: number): LoggedEvent {
  const visit = Math.floor(n / VISIT.length);
  const place = n % VISIT.length;
  const [name = '', kind] = VISIT[place]!.split(' ');
  const item = (n * 7) % 48;
  const items = [
    {
      item_id: `sku-${item}`,
      item_name: `Trail shoe ${item}`,
      item_brand: `Brand ${item % 5}`,
      item_category: ['trail', 'road', 'casual'][item % 3]!,
      price: 39.5 + item,
      ...(item % 4 === 0 && { discount: 10 }),
      index: item,
    },
  ];
  const page = {
    page_kind: kind,
    page_path: `/${kind}`,
    device: 'desktop',
    utc_offset: 120,
    campaign: `campaign-${visit % 10}`,
  };
  const params = {
    page_view: page,
    scroll: { percent_scrolled: 50 },
    search: { search_term: 'shoe' },
    user_engagement: { engagement_time_msec: 9000 },
  }[name] ?? { currency: 'EUR', items };
  const at = START + visit * 86_400_000 + place * 20_000;
  return { name, at, params: params as LoggedEvent['params'], seq: n + 1, session: visit + 1 };
}
