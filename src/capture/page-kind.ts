import type { PageKind } from './shop-event.js';

/** Where to look besides the address: rules of the shop, and what the data layer and structured data said at load. */
export type PageKindOptions = Readonly<{
  /** `path` is a regular expression. */
  rules?: readonly Readonly<{ path: string; kind: PageKind }>[];
  /** Global name of the data layer. */
  dataLayer?: string | false;
  /** A client-side route: data layer and structured data may still speak of the page before, so they are not asked. */
  routed?: boolean;
}>;

/**
 * Words of one path segment (or of a data layer's page type) and the kind they tell; the first row wins, so that
 * `/checkout/order-received` is thanks, `/collections/sale` is sale and `/sale/products/x` a product. `*` is any rest.
 */
const words: Readonly<Record<string, string>> = {
  thanks: '*(thank|danke|merci|gracias|order-received|confirm)*|purchase',
  checkout: '*checkouts?|kasse|caisse|commande',
  cart: '*cart|*basket|bag|warenkorb|panier|carrito',
  product: 'product(-?detail|-page|s)?|pdp|produkte?|produits?|productos?|artikel|item',
  search: 'search*|suche|recherche|buscar',
  account: '*account|log-?in|sign-?in|register|wishlist|*konto|*compte|*cuenta',
  help: '(*-)?(help|shipping|delivery|returns?|contact|faqs?|support|size-guide|terms|privacy|impressum|agb|versand|kontakt|hilfe|livraison|retours)(-*)?',
  lookbook: 'lookbooks?|*journal|magazine?|blogs?|stories|inspiration',
  about: 'about*|our-story|ueber-uns|a-propos|sobre*',
  sale: '(*-)?(sale|outlet|soldes?|angebote?|rebajas|ofertas?|deals)(-*)?',
  listing: 'collections?|*categor(y|ies|ias?)|catalog|plp|shop|kategorien?',
  home: 'home-?(page)?',
  other: 'other',
};

/** Tells what the page is for: the shop's rules, `data-vitrine-page`, the data layer, structured data, the address, in this order. */
export function pageKind({ rules = [], dataLayer, routed }: PageKindOptions): PageKind {
  const { pathname, search } = location;
  const marked = document.querySelector(':is(html,body,main)[data-vitrine-page]');
  return (
    rules.find(({ path }) => new RegExp(path).test(pathname))?.kind ??
    kindOf(marked?.getAttribute('data-vitrine-page')) ??
    (routed ? undefined : (kindOf(pageType(dataLayer)) ?? (showsProduct() ? 'product' : undefined))) ??
    kindOf(/[?&](q|s|query)=/.test(search) ? 'search' : pathname) ??
    (/^\/([a-z]{2}([-_][a-z]{2})?\/?)?(index\.\w+)?$/i.test(pathname) ? 'home' : 'other')
  );
}

/** The kind that a path or a page type tells by its words. */
export function kindOf(text: unknown): PageKind | undefined {
  const path = `/${text}/`.toLowerCase().replace(/[\s_]+/g, '-');
  const tells = (kind: string) => RegExp(`/(${kind}|${words[kind]!.replaceAll('*', '[^/]*')})(\\.\\w+)?/`).test(path);
  return Object.keys(words).find(tells) as PageKind | undefined;
}

/** The newest page type that a GTM object of the data layer carries. */
function pageType(name: string | false | undefined): unknown {
  const layer = name && (window as unknown as Record<string, unknown>)[name];
  let type: unknown;
  if (Array.isArray(layer))
    for (const entry of layer) type = (entry?.page_type ?? entry?.pageType ?? entry?.ecomm_pagetype) || type;
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
