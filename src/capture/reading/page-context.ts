import type { PageHints } from '../heard.js';
import type { EventParams } from '../shop-event.js';
import { arrival } from './arrival.js';
import { pageKind, type PageKindRule } from './page-kind.js';

/** Describes a page for its page_view; texts are as the page gives them, not normalised. */
export const pageContext = (page: PageHints, rules?: readonly PageKindRule[]): EventParams => ({
  page_kind: pageKind(page, rules),
  page_path: page.path,
  campaign: page.campaign ?? '',
  referrer_class: arrival(page),
  device: device(page),
  utc_offset: page.offset,
});

/** By what a finger would say: a narrow window is a phone, and so is a small touch screen; a large touch screen is a tablet. */
function device({ touch, width }: PageHints): NonNullable<EventParams['device']> {
  if (width < 600) return 'phone';
  return touch ? 'tablet' : 'desktop';
}
