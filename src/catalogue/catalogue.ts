import type { CatalogueItem } from './catalogue-item.js';

/** The shop's products, to be looked up and ranked. */
export type Catalogue = Readonly<{
  /** In the order of the feed: what sells best first. */
  items: readonly CatalogueItem[];
  /** The product that an event calls by this id: by its own, else by that of its group, else by whatever else it is called. */
  find(id: string | undefined): CatalogueItem | undefined;
}>;

/** Opens what looks products up. */
export function openCatalogue(items: readonly CatalogueItem[]): Catalogue {
  const known = new Map<string, CatalogueItem>();
  const learn = (id: string | undefined, item: CatalogueItem) => {
    if (id !== undefined && !known.has(id)) known.set(id, item);
  };
  for (const item of items) learn(item.id, item);
  for (const item of items) learn(item.group, item);
  for (const item of items) for (const alias of item.aliases) learn(alias, item);
  return { items, find: (id) => (id === undefined ? undefined : known.get(id)) };
}
