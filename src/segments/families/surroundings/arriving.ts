import type { EventParams } from '../../../capture/shop-event.js';

/** How somebody may have come. */
export const ARRIVALS = ['direct', 'internal', 'search', 'social', 'email', 'paid', 'referral'] as const;

type Arrival = (typeof ARRIVALS)[number];

/** Whose click id tells more than that there was no referrer; that of any other is an advertiser's. */
const CLICKS: Readonly<Record<string, Arrival>> = {
  email: 'email',
  meta: 'social',
  tiktok: 'social',
  pinterest: 'social',
  x: 'social',
};

const WEAK: ReadonlySet<string> = new Set(['internal', 'direct']);

/**
 * How the visit came about after one more page view: the latest way from elsewhere stands. A page without a referrer only takes the place
 * of one of the shop's own, and that of nothing.
 */
export function arriving(before: Arrival | undefined, view: EventParams): Arrival | undefined {
  const { referrer_class: told, click_source: click } = view;
  const way = told === 'direct' && click ? (CLICKS[click] ?? 'paid') : told;
  if (!way || !ARRIVALS.includes(way)) return before;
  return !before || !WEAK.has(way) || (way === 'direct' && before === 'internal') ? way : before;
}
