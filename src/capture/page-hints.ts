import type { PageHints } from './heard.js';

/** Looks at the page that stands now at `path`, for its page_view; `layer` is the data layer's global name. */
export function pageHints(layer: string | false, path: string, routed: boolean): PageHints {
  const { host, search } = location;
  const query = new URLSearchParams(search);
  const touch = matchMedia('(pointer:coarse)').matches;
  const { connection, deviceMemory, hardwareConcurrency } = navigator as Hinting;
  return {
    path,
    host,
    asked: [...query.keys()],
    medium: query.get('utm_medium'),
    campaign: query.get('utm_campaign'),
    route: query.get('route') ?? query.get('controller'),
    from: document.referrer.split('/')[2],
    touch,
    width: touch ? Math.min(screen.width, screen.height) : innerWidth,
    offset: 0 - new Date().getTimezoneOffset(),
    region: document.documentElement.lang,
    currency: shownCurrency(),
    saves: connection?.saveData,
    net: connection?.effectiveType,
    memory: deviceMemory,
    cores: hardwareConcurrency,
    mark: document.querySelector<HTMLElement>(':is(html,body,main)[data-vitrine-page]')?.dataset['vitrinePage'],
    body: document.body?.className,
    routed,
    ...(!routed && { type: pageType(layer), product: showsProduct() }),
  };
}

/** What the shop marks as the currency of its prices, else what its platform or its markup tells. */
function shownCurrency(): unknown {
  const { Shopify, prestashop } = window as unknown as Record<string, any>;
  const mark = document.querySelector('[data-vitrine-currency]') as HTMLElement | null;
  const price = document.querySelector('meta[property$="price:currency"],[itemprop=priceCurrency]');
  try {
    return (
      mark?.dataset['vitrineCurrency'] ??
      Shopify?.currency?.active ??
      prestashop?.currency?.iso_code ??
      price?.getAttribute('content')
    );
  } catch {
    return undefined; // what the page keeps there is its own
  }
}

/** What some browsers tell of device and connection. */
type Hinting = Navigator &
  Readonly<{ connection?: Readonly<{ saveData?: boolean; effectiveType?: string }>; deviceMemory?: number }>;

/** The newest page type that a GTM object of the data layer carries, else the one that the shop's platform tells. */
function pageType(name: string | false): unknown {
  let type: unknown;
  const page = window as unknown as Record<string, any>;
  try {
    type = (page['ShopifyAnalytics']?.meta?.page?.pageType ?? page['prestashop']?.page?.page_name) || type;
    // SFRA says by what its controller was called
    type = document.querySelector<HTMLElement>('.page[data-action]')?.dataset['action'] ?? type;
    const layer = name && page[name];
    if (Array.isArray(layer))
      for (const entry of layer) type = (entry?.page_type ?? entry?.pageType ?? entry?.ecomm_pagetype) || type;
  } catch {
    // an entry of the page may throw when it is read; the other hints stand without it
  }
  return type;
}

/** A product that a review, an offer or an order is about, or that stands beside another. */
const NESTED = /"(itemReviewed|itemOffered|orderedItem|is\w+To)":[\s[]*{\s*"@type":\s*"Product"/g;

/**
 * Whether exactly one block of structured data is about a product, rather than a list or a review of some. The text is searched,
 * not parsed: shops publish broken JSON, and large blocks would cost the page.
 */
const showsProduct = (): boolean =>
  !!document.querySelector('[property="og:type"][content*=product]') ||
  document.querySelectorAll('[itemtype$="schema.org/Product"]').length === 1 ||
  [...document.querySelectorAll('script[type="application/ld+json"]')].filter(
    ({ textContent }) =>
      /:[\s[]*"Product(Group)?"/.test(textContent!.replace(NESTED, '')) &&
      !/"(ItemList|Order|Invoice)"/.test(textContent!),
  ).length === 1;
