/** Which products a variant lists, as the config says it. */
export type ListRule = Readonly<{
  /**
   * `recent`: looked at lately, the latest first; `cart`: left in the cart, what came last first; `catalogue`: more of what is looked
   * at, ranked on the device.
   */
  from: 'recent' | 'cart' | 'catalogue';
  /** Products at most, 1 to 50. */
  count: number;
  /** Products at least, else the variant is not eligible; default 1. */
  min?: number;
  /** Products that are left out; default all of these for `catalogue`, none for the others. */
  exclude?: readonly ('cart' | 'owned' | 'out-of-stock')[];
}>;
