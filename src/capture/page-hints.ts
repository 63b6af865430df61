import type { PageHints } from './heard.js';

/** Looks at the page that stands now, for its page_view; `layer` is the data layer's global name. */
export function pageHints(layer: string | false, routed: boolean): PageHints {
  const { host, pathname, search } = location;
  const query = new URLSearchParams(search);
  const touch = matchMedia('(pointer:coarse)').matches;
  return {
    path: pathname,
    host,
    asked: [...query.keys()],
    medium: query.get('utm_medium'),
    campaign: query.get('utm_campaign'),
    from: document.referrer.split('/')[2],
    touch,
    width: touch ? Math.min(screen.width, screen.height) : innerWidth,
    offset: -new Date().getTimezoneOffset(),
    mark: document.querySelector<HTMLElement>(':is(html,body,main)[data-vitrine-page]')?.dataset['vitrinePage'],
    routed,
    ...(!routed && { type: pageType(layer), product: showsProduct() }),
  };
}

/** The newest page type that a GTM object of the data layer carries. */
function pageType(name: string | false): unknown {
  let type: unknown;
  try {
    const layer = name && (window as unknown as Record<string, unknown>)[name];
    if (Array.isArray(layer))
      for (const entry of layer) type = (entry?.page_type ?? entry?.pageType ?? entry?.ecomm_pagetype) || type;
  } catch {
    // an entry of the page may throw when it is read; the other hints stand without it
  }
  return type;
}

/**
 * Whether exactly one block of structured data is about a product, rather than a list or a review of some. The text is searched,
 * not parsed: shops publish broken JSON, and large blocks would cost the page.
 */
const showsProduct = (): boolean =>
  [...document.querySelectorAll('script[type="application/ld+json"]')].filter(
    ({ textContent }) =>
      /:[\s[]*"Product(Group)?"/.test(textContent!) && !/"(ItemList|itemReviewed)"/.test(textContent!),
  ).length === 1;
