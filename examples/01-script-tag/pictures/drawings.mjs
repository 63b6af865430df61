import { bowl, jug, mug, plate, teapot } from './clay.mjs';
import { beanie, gilet, jacket, jumper, smock, tee } from './garments.mjs';
import { flask, kettle, lantern, skillet, spoons, stove } from './iron.mjs';
import { pouches, rolltop, rucksack, tote } from './packs.mjs';
import { blanket, candle, cushion } from './wool.mjs';

/** Every product drawing by its name in products.json: `(ink, colour) -> shapes` on 800 by 800, standing near y 650. */
export const drawings = {
  beanie,
  blanket,
  bowl,
  candle,
  cushion,
  flask,
  gilet,
  jacket,
  jug,
  jumper,
  kettle,
  lantern,
  mug,
  plate,
  pouches,
  rolltop,
  rucksack,
  skillet,
  smock,
  spoons,
  stove,
  teapot,
  tee,
  tote,
};
