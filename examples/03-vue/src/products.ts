import type { Item } from 'vitrine';

export type Product = Readonly<{
  id: string;
  name: string;
  maker: string;
  category: string;
  price: number;
  /** The price before it was reduced. */
  was?: number;
  about: string;
  glaze: string;
  /** Its outline in a square of 100 by 100. */
  outline: string;
}>;

export const products: readonly Product[] = [
  {
    id: 'kiln-teapot',
    name: 'Kiln teapot',
    maker: 'Ines Aldous',
    category: 'Tea',
    price: 64,
    about: 'Holds four cups and does not drip. The lid stays on when you pour the last of it.',
    glaze: '#3d5a5c',
    outline:
      'M24 46q0-16 24-16t24 16v20q0 16-24 16T24 66zM43 30v-7h10v7zM26 54 7 39l5-6 18 13zM70 42q20 0 20 15T70 72v-7q12 0 12-8t-12-8z',
  },
  {
    id: 'harbour-mug',
    name: 'Harbour mug',
    maker: 'Tom Breck',
    category: 'Tea',
    price: 18,
    about: 'Thick at the foot, thin at the lip. Fits a large hand, or two small ones.',
    glaze: '#6d8790',
    outline: 'M24 26h42v48q0 8-8 8H32q-8 0-8-8zM66 36q20 0 20 16T66 68v-8q11 0 11-8t-11-8z',
  },
  {
    id: 'tide-bowl',
    name: 'Tide bowl',
    maker: 'Ines Aldous',
    category: 'Table',
    price: 24,
    about: 'For soup, for salad, for keys. Two glazes meet halfway, never in the same place.',
    glaze: '#8aa39b',
    outline: 'M10 42h80c0 22-14 34-28 38v4H38v-4C24 76 10 64 10 42z',
  },
  {
    id: 'ember-plate',
    name: 'Ember plate',
    maker: 'Tom Breck',
    category: 'Table',
    price: 28,
    about: 'Fired beside the flame, so each one has its own scorch. Safe in the oven.',
    glaze: '#b5653c',
    outline: 'M6 50h88q-6 18-28 22v5H34v-5Q12 68 6 50z',
  },
  {
    id: 'moor-vase',
    name: 'Moor vase',
    maker: 'Ines Aldous',
    category: 'House',
    price: 46,
    was: 58,
    about: 'A narrow neck for three stems of anything. This one has a drip on its shoulder.',
    glaze: '#5b5570',
    outline: 'M41 14h18v18q15 10 15 28 0 24-24 24T26 60q0-18 15-28z',
  },
  {
    id: 'rill-jug',
    name: 'Rill jug',
    maker: 'Tom Breck',
    category: 'House',
    price: 38,
    about: 'Water, wine or twigs. The handle was pulled in one go, as they should be.',
    glaze: '#a48a4f',
    outline: 'M30 20h30l10 6-8 8q10 12 10 26 0 24-22 24T28 60q0-16 6-26zM30 40q-18 2-18 16t16 14l1-7q-10 0-10-7t11-9z',
  },
];

export const formatPrice = (pounds: number) => `£${pounds}`;

/** The product in GA4's words. */
export const gaItem = ({ id, name, maker, category, price, was }: Product): Item => ({
  item_id: id,
  item_name: name,
  item_brand: maker,
  item_category: category,
  price,
  ...(was && { discount: was - price }),
});
