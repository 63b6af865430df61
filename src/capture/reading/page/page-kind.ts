import type { PageHints } from '../../heard.js';
import type { PageKind } from '../../shop-event.js';
import { platformKind } from './platform-kinds.js';

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
  product: 'product(-?detail|-page|-info|s)?|pdp|p|dp|produkte?|produits?|productos?|artikel|item',
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

/**
 * Tells what the page is for: the shop's rules, `data-vitrine-page`, the data layer, the shop's platform, structured data, the
 * address, in this order. After a client-side route the platform's classes may still be those of the page before: then the address
 * goes first.
 */
export function pageKind(page: PageHints, rules: readonly PageKindRule[] = []): PageKind {
  const { path, asked, mark, type, product, body, routed } = page;
  const known = (said: unknown) => (typeof said === 'string' ? kindOf(said) : undefined);
  const platform = platformKind(body, type);
  const address = kindOf(asked.some((name) => /^(q|s|query)$/.test(name)) ? 'search' : `${path}/${page.route ?? ''}`);
  const told = platform === 'listing' && address === 'sale' ? address : platform;
  return (
    rules.find((rule) => new RegExp(rule.path).test(path))?.kind ??
    known(mark) ??
    known(type) ??
    (routed ? undefined : told) ??
    // a thank-you page describes what was bought
    (product && !/^(thanks|checkout)$/.test(`${address}`) ? 'product' : undefined) ??
    address ??
    told ??
    (HOME.test(path) && !asked.some((name) => ELSEWHERE.test(name)) ? 'home' : 'other')
  );
}

/** The root, in a language too; and what the address asks for where all pages are one script. */
const HOME = /^\/([a-z]{2}([-_][a-z]{2})?\/?)?(index\.\w+)?$/i;
const ELSEWHERE = /^(p|id|pid|(prod|item|art|cat)\w*|sku|route|controller|page_id)$/i;

/** The kind that a path or a page type tells by its words. */
export function kindOf(text: unknown): PageKind | undefined {
  const path = `/${text}/`
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace('/checkout/cart/', '/cart/');
  return signs.find(([, sign]) => sign.test(path))?.[0] as PageKind | undefined;
}
