/** One product of the shop's feed, as far as lists need it. Texts are text, addresses absolute and by http or https. */
export type CatalogueItem = Readonly<{
  id: string;
  name: string;
  link?: string;
  image?: string;
  brand?: string;
  /** Categories, the widest first. */
  path: readonly string[];
  /** Per piece, in `currency`; both or neither. */
  price?: number;
  currency?: string;
  sale?: Sale;
  inStock: boolean;
  /** What the variants of one product share. */
  group?: string;
  /** What else it may be called by in events: number of the group, article or bar code. */
  aliases: readonly string[];
}>;

/** A reduced price, and the span in which it holds, milliseconds since the epoch: from the first to before the last. */
export type Sale = Readonly<{ price: number; from: number; until: number }>;
