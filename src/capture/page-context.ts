import { arrival } from './arrival.js';
import { pageKind } from './page-kind.js';
import type { PageKindOptions } from './page-kind.js';
import type { EventParams } from './shop-event.js';

/** Describes the page that stands now, for its page_view; texts are as the page gives them, not normalised. */
export const pageContext = (options: PageKindOptions): EventParams => ({
  page_kind: pageKind(options),
  page_path: location.pathname,
  campaign: new URLSearchParams(location.search).get('utm_campaign') ?? '',
  referrer_class: options.routed ? 'internal' : arrival(location.href, document.referrer),
  device: device(),
  utc_offset: -new Date().getTimezoneOffset(),
});

/** By what a finger would say: a narrow window is a phone, and so is a small touch screen; a large touch screen is a tablet. */
function device(): NonNullable<EventParams['device']> {
  const touch = matchMedia('(pointer:coarse)').matches;
  if ((touch ? Math.min(screen.width, screen.height) : innerWidth) < 600) return 'phone';
  return touch ? 'tablet' : 'desktop';
}
