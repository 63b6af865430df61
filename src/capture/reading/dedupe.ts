import type { EventParams, ShopEvent } from '../shop-event.js';

/** Within how many milliseconds two sources speak of the same thing. */
const moment = 2000;

/** Most events that are remembered, so that a burst costs no more than a click. */
const most = 30;

/**
 * Makes one event of one click that several sources saw: says whether an event of `source` is news. Each event absorbs one echo
 * from every other source; the same source repeating itself is news, but for a page_view of the same path.
 */
export function openDedupe(): (event: ShopEvent, source: string) => boolean {
  let recent: { key: string; at: number; view: boolean; sources: string[] }[] = [];
  return ({ name, at, params }, source) => {
    const key = `${name} ${subject(name, params)}`;
    const view = name === 'page_view';
    // On the way from a page and back, the first view of it is no longer the standing one.
    recent = recent
      .filter((one) => Math.abs(at - one.at) <= moment && !(view && one.view && one.key !== key))
      .slice(-most);
    const echoed = recent.find((one) => one.key === key && (view || !one.sources.includes(source)));
    if (echoed) echoed.sources.push(source);
    else recent.push({ key, at, view, sources: [source] });
    return !echoed;
  };
}

function subject(name: string, params: EventParams): unknown {
  const list = params.item_list_id ?? params.item_list_name;
  return (
    params.transaction_id ??
    params.search_term ??
    params.page_path ??
    (name === 'view_item_list' ? list : undefined) ??
    params.items?.map((item) => item.item_id ?? item.item_name) ??
    list ??
    params.promotion_id ??
    params.promotion_name ??
    params.percent_scrolled
  );
}
