import { personal } from '../capture/reading/privacy/personal.js';
import { device } from '../capture/reading/page/device.js';
import type { EventParams } from '../capture/shop-event.js';

/** Longest campaign that is taken, as in an event. */
const LIMIT = 200;

/**
 * What a page view tells without memory and without hints that tell browsers apart: the campaign of the address, the class of
 * the viewport and the clock. In the words of a `page_view`, and nothing that no segment asks for.
 */
export function seePage(): EventParams {
  // as capture/page-hints.ts does it, which also asks for what tells browsers apart
  const touch = matchMedia('(pointer:coarse)').matches;
  const width = touch ? Math.min(screen.width, screen.height) : innerWidth;
  const campaign = new URLSearchParams(location.search).get('utm_campaign')?.trim();
  return {
    device: device({ touch, width }),
    utc_offset: 0 - new Date().getTimezoneOffset(),
    ...(campaign && !personal(campaign) && { campaign: campaign.slice(0, LIMIT) }),
  };
}
