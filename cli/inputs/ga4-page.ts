import { pageContext } from '../../src/capture/reading/page/page-context.js';
import type { EventParams } from '../../src/capture/shop-event.js';
import { objectOf, type Fields } from './ga4-params.js';

const DEVICES: Readonly<Record<string, EventParams['device']>> = {
  mobile: 'phone',
  tablet: 'tablet',
  desktop: 'desktop',
};

/** What a page_view row tells of its page, read as the browser would have read it there. */
export function ga4Page(row: Fields, params: Fields): EventParams {
  const url = urlOf(params['page_location']);
  const device = objectOf(row['device']);
  const kind = DEVICES[String(device['category'])];
  const seconds = Number(device['time_zone_offset_seconds'] ?? Number.NaN);
  return {
    ...(url && pageOf(url, objectOf(row['collected_traffic_source']), params)),
    ...(kind && { device: kind }),
    ...(Number.isFinite(seconds) && { utc_offset: Math.round(seconds / 60) }),
  };
}

/** `traffic_source` of a row is how the shopper first came, ever; this visit's source stands in `collected_traffic_source`. */
function pageOf(url: URL, came: Fields, params: Fields): EventParams {
  const { searchParams } = url;
  const {
    device: _,
    utc_offset: __,
    ...page
  } = pageContext({
    path: url.pathname,
    host: url.host,
    asked: [...searchParams.keys(), ...['gclid', 'dclid'].filter((name) => text(came[name]))],
    medium: text(came['manual_medium']) ?? text(params['medium']) ?? searchParams.get('utm_medium'),
    campaign: text(came['manual_campaign_name']) ?? text(params['campaign']) ?? searchParams.get('utm_campaign'),
    from: urlOf(params['page_referrer'])?.host,
    touch: false,
    width: 0,
    offset: 0,
    type: params['page_type'] ?? params['content_group'],
    routed: false,
  });
  return page;
}

/** A text that says something, unlike `(none)` and `(direct)`. */
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value && !/^\(.*\)$/.test(value) ? value : undefined;

const urlOf = (value: unknown): URL | undefined =>
  typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
