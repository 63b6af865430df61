import { text, things, type Thing } from './structured-thing.js';

/** What a page's structured data speaks of. */
export type Found = Readonly<{
  products: Thing[];
  lists: Thing[];
  crumbs: Thing[];
  searches: Thing[];
  /** Whatever has an id of its own, by it. */
  ids: Map<string, Thing>;
}>;

/** What a thing is: `Product` of `https://schema.org/Product`. */
export const isA = (thing: Thing, types: RegExp): boolean =>
  [thing['@type']].flat().some((type) => types.test(text(type).replace(/^.*[/#:]/, '')));

/** Under these stands what the page is not about. */
const ASIDE = /review|^is[A-Z]|^item(Offered|Condition)|^(mentions|model)$/i;

/** Most levels of things in things. */
const DEPTH = 12;

/** Finds products, lists, paths and searches in anything that was parsed, at any depth; a product's own parts are not searched. */
export function gather(within: unknown, found: Found, depth = 0): void {
  for (const thing of things(within)) {
    const id: unknown = thing['@id'];
    if (typeof id === 'string' && Object.keys(thing).length > 1) found.ids.set(id, thing);
    if (isA(thing, /Product(Group|Model|s)?$/)) found.products.push(thing);
    else if (isA(thing, /^BreadcrumbList$/)) found.crumbs.push(thing);
    else if (isA(thing, /^(ItemList|OfferCatalog)$/)) found.lists.push(thing);
    else {
      if (isA(thing, /^SearchAction$/)) found.searches.push(thing);
      if (depth < DEPTH) for (const key in thing) if (!ASIDE.test(key)) gather(thing[key], found, depth + 1);
    }
  }
}
