/** Why a product is in a list. `about` is the brand or the category, as the shop writes it. */
export type WhyListed = Readonly<{ code: 'viewed' | 'cart' | 'brand' | 'category'; about?: string }>;

/** One product of a list: plain data, of which a template takes what it shows. */
export type ListedItem = Readonly<{
  id: string;
  name: string;
  brand?: string;
  /** The size or colour that was put in the cart. */
  variant?: string;
  /** Absolute, by http or https, as `image`. */
  link?: string;
  image?: string;
  /** Per piece, in `currency`; both or neither. */
  price?: number;
  currency?: string;
  /** What is to be paid instead, while a reduction lasts. */
  salePrice?: number;
  /** Pieces in the cart. */
  quantity?: number;
  why: WhyListed;
}>;
