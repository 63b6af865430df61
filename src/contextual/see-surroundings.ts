import { arrival, clickSource, isAffiliate } from '../capture/reading/page/arrival.js';
import { seasonsAt, type SeasonRule } from '../capture/reading/page/seasons.js';
import type { EventParams } from '../capture/shop-event.js';

export type SurroundingsRules = Readonly<{
  /** Further hosts of the shop. */
  domains: readonly string[];
  seasons: readonly SeasonRule[];
  /** When it is, milliseconds since the epoch. */
  at: number;
  /** Whether it is a further view of the page, by a client-side route: nobody arrives by that. */
  routed: boolean;
}>;

/**
 * What a page view tells of the arrival and the day: the host of the referrer and the names in the address, as classes, the path, and
 * the shop's seasons by the browser's clock. In the words of a `page_view`.
 */
export function seeSurroundings({ domains, seasons, at, routed }: SurroundingsRules): EventParams {
  const { host, search, pathname } = location;
  const query = new URLSearchParams(search);
  const from = document.referrer.split('/')[2];
  const address = { host, asked: [...query.keys()], medium: query.get('utm_medium'), from, routed };
  const click = clickSource(address);
  const clock = { offset: 0 - new Date().getTimezoneOffset(), region: document.documentElement.lang };
  return {
    page_path: pathname,
    referrer_class: arrival(address, domains),
    ...(click && { click_source: click }),
    ...(isAffiliate(address) && { affiliate: 1 }),
    season: seasonsAt(seasons, at, clock),
  };
}
