import { deed, list, look, order, page, views, type Deed } from './shop-life.js';

const ORDERS: readonly Deed[] = [0, 30, 60].flatMap((day) => order(day, { value: 100 }));

/** Looks at the dearest, and orders as {@link THRIFTY} does. */
export const LUXURIOUS: readonly Deed[] = [
  ...ORDERS,
  look(75),
  list(75, 5),
  deed([75, 10], 'list_sort', { sort_by: 'price_desc' }),
  ...views(
    75,
    20,
    [300, 300, 200, 300, 200].map((price) => ({ price })),
  ),
];

/** Looks at the cheapest and at what is reduced, and orders as {@link LUXURIOUS} does. */
export const THRIFTY: readonly Deed[] = [
  ...ORDERS,
  look(75),
  list(75, 5),
  deed([75, 10], 'list_sort', { sort_by: 'price_asc' }),
  page([75, 12], 'sale'),
  ...views(
    75,
    20,
    [20, 40, 20, 20, 40].map((price) => ({ price, discount: 5 })),
  ),
];
