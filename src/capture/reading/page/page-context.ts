import type { PageHints } from '../../heard.js';
import type { EventParams } from '../../shop-event.js';
import { arrival, clickSource, isAffiliate } from './arrival.js';
import { device } from './device.js';
import { pageKind, type PageKindRule } from './page-kind.js';
import { seasonsAt, type SeasonRule } from './seasons.js';

/** What a shop says of its pages, visitors and days. */
export type PageRules = Readonly<{
  pageKinds?: readonly PageKindRule[];
  domains?: readonly string[];
  seasons?: readonly SeasonRule[];
}>;

/** Describes a page seen at a time (milliseconds since the epoch) for its page_view; texts are as the page gives them, not normalised. */
export function pageContext(page: PageHints, rules: PageRules = {}, at = 0): EventParams {
  const told = {
    page_kind: pageKind(page, rules.pageKinds),
    page_path: page.path,
    campaign: page.campaign ?? '',
    referrer_class: arrival(page, rules.domains),
    device: device(page),
    utc_offset: page.offset,
    click_source: clickSource(page),
    affiliate: isAffiliate(page) ? 1 : undefined,
    utm: !page.routed && page.asked.some((name) => name.startsWith('utm_')) ? 1 : undefined,
    connection: connection(page),
    power: power(page),
    language: page.region,
    currency: currencyOf(page.currency),
    season: seasonsAt(rules.seasons ?? [], at, { offset: page.offset, region: page.region }) || undefined,
  };
  return told as EventParams;
}

/** Other words than codes are no fault: what tells them is not written for us. */
const currencyOf = (told: unknown): string | undefined => /^[A-Z]{3}$/.exec(String(told).trim().toUpperCase())?.[0];

/** Nothing where the browser says nothing. */
function connection({ saves, net }: PageHints): EventParams['connection'] {
  if (saves) return 'saving';
  return net ? (/2g|3g/.test(net) ? 'slow' : 'fast') : undefined;
}

function power({ memory, cores }: PageHints): EventParams['power'] {
  if (!memory && !cores) return undefined;
  if ((memory ?? 4) <= 2 || (cores ?? 4) <= 2) return 'low';
  return (memory ?? 4) >= 8 && (cores ?? 4) >= 8 ? 'high' : 'mid';
}
