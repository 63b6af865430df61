import type { PageHints } from '../heard.js';
import type { PageKind } from '../shop-event.js';

/** A page kind by path, a regular expression. */
export type PageKindRule = Readonly<{ path: string; kind: PageKind }>;

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
/** Compiled once: a path may ask all of them. */
const signs = Object.entries(words).map(
  ([kind, told]) => [kind, RegExp(`/(${kind}|${told.replaceAll('*', '[^/]*')})(\\.\\w+)?/`)] as const,
);

/** Tells what the page is for: the shop's rules, `data-vitrine-page`, the data layer, structured data, the address, in this order. */
export function pageKind(
  { path, asked, mark, type, product }: PageHints,
  rules: readonly PageKindRule[] = [],
): PageKind {
  const known = (said: unknown) => (typeof said === 'string' ? kindOf(said) : undefined);
  return (
    rules.find((rule) => new RegExp(rule.path).test(path))?.kind ??
    known(mark) ??
    known(type) ??
    (product ? 'product' : undefined) ??
    kindOf(asked.some((name) => /^(q|s|query)$/.test(name)) ? 'search' : path) ??
    (/^\/([a-z]{2}([-_][a-z]{2})?\/?)?(index\.\w+)?$/i.test(path) ? 'home' : 'other')
  );
}

/** The kind that a path or a page type tells by its words. */
export function kindOf(text: unknown): PageKind | undefined {
  const path = `/${text}/`.toLowerCase().replace(/[\s_]+/g, '-');
  return signs.find(([, sign]) => sign.test(path))?.[0] as PageKind | undefined;
}
