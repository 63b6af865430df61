/** One product as events have told it. */
export type Good = Readonly<{
  /** Its id in events; its name where they tell none. */
  id: string;
  name?: string | undefined;
  brand?: string | undefined;
  /** Categories, the widest first. */
  path: readonly string[];
  price?: number | undefined;
  currency?: string | undefined;
  /** When the price was told, milliseconds since the epoch. */
  priced: number;
  /** When it was last looked at; 0 for never. */
  viewed: number;
  /** How much it is wanted, as of `at`: see docs/catalogue.md. */
  weight: number;
  at: number;
}>;

/** What is in the cart of one product and variant. */
export type Line = Readonly<{ id: string; variant?: string | undefined; quantity: number }>;

/** What lists go by, besides the catalogue. Plain data, bounded; changed in place by `foldGoods`. */
export type Goods = {
  /** By id, that which was touched last at the end. */
  readonly all: Map<string, Good>;
  /** What was put in last at the end. */
  cart: readonly Line[];
  /** Ids of what was ordered, the latest at the end. */
  readonly owned: Map<string, number>;
  /** The products that this page view is about. */
  here: readonly string[];
  /** Number and path of the page view. */
  page: number;
  /** Currency that the page, or the shop on it or before it in this visit, told last. */
  currency: string;
  session: number;
  seq: number;
  at: number;
};

/** Before the first event. */
export const startGoods = (): Goods => ({
  all: new Map(),
  cart: [],
  owned: new Map(),
  here: [],
  page: 0,
  currency: '',
  session: 0,
  seq: 0,
  at: 0,
});
