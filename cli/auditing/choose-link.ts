import { kindOf } from '../../src/capture/reading/page/page-kind.js';
import type { PageKindRule } from '../../src/capture/reading/page/page-kind.js';
import type { PageKind } from '../../src/capture/shop-event.js';

/** Kinds of pages, those first that a shop must get right. */
const WANTED: readonly PageKind[] = [
  'product',
  'listing',
  'cart',
  'search',
  'sale',
  'checkout',
  'home',
  'about',
  'help',
  'lookbook',
  'account',
];

/** What a look at the page must not do. */
const HARMFUL =
  /log-?out|sign-?out|abmelden|delete|remove|unsubscribe|add[-_]?to[-_]?(cart|wishlist)|[?&](add|remove|undo)|\/cart\/(add|change|clear)|\.(pdf|zip|jpe?g|png|webp|svg|csv|xml|mp4)$/i;

export type Choice = Readonly<{
  /** Addresses that the pages so far link to, in order. */
  links: readonly string[];
  /** Addresses that were visited, without fragment. */
  visited: ReadonlySet<string>;
  /** Kinds that were seen. */
  seen: ReadonlySet<string>;
  rules: readonly PageKindRule[];
}>;

/** An address without its fragment, unless that is a route of its own. */
export const bare = (url: string): string => url.replace(/#(?!!?\/).*$/, '');

/** Whether a link stays in the shop and does nothing but show a page. */
export function isHarmless(link: string, origin: string): boolean {
  if (!URL.canParse(link)) return false;
  const url = new URL(link);
  return url.origin === origin && /^https?:$/.test(url.protocol) && !HARMFUL.test(url.pathname + url.search);
}

/** The kind of page that an address seems to be. */
export function linkKind(link: string, rules: readonly PageKindRule[]): PageKind {
  const { pathname, hash, searchParams } = new URL(link);
  const path = hash.startsWith('#/') ? hash.slice(1) : pathname;
  const told = rules.find((rule) => new RegExp(rule.path).test(path))?.kind;
  if (told) return told;
  if (['q', 's', 'query'].some((name) => searchParams.has(name))) return 'search';
  return kindOf(path) ?? (path === '/' ? 'home' : 'other');
}

/** The link to look at next: of a kind that was not seen, the most telling first; until a product was seen also what nothing tells. */
export function chooseLink({ links, visited, seen, rules }: Choice): string | undefined {
  const open = links.filter((link) => !visited.has(bare(link)));
  const kinds = open.map((link) => linkKind(link, rules));
  for (const kind of seen.has('product') ? WANTED : (['product', 'listing', 'other', ...WANTED] as const)) {
    const at = kinds.indexOf(kind);
    if (at >= 0 && (kind === 'other' || !seen.has(kind))) return open[at];
  }
  return undefined;
}
