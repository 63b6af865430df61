import type { FurtherSource } from '../sources/tools.js';
import { perView } from './hearing/per-view.js';
import { toldOf } from './hearing/told-of.js';

/** Where a page writes the name and the number of its product. */
const TITLES = 'h1,[itemprop=name],[property="og:title"]';
const NUMBERS = '[itemprop=sku],[itemprop=mpn],[class*=sku],[data-sku],[data-product-sku]';
const SHORTEST = 4;
const LONGEST = 300;
/** Most controls that are asked whether something is sold here. */
const CONTROLS = 200;

const plain = (text: string | null | undefined): string => (text ?? '').trim().replace(/\s+/g, ' ').toLowerCase();

/**
 * Emits item_copy, at most 3 times, when what is copied on a page with an add-to-cart control has the product's name or number in it,
 * or most of the name. That it happened is told, not what was copied.
 */
export const itemCopy: FurtherSource = (emit, scope, tools) => {
  const say = perView(emit, scope, tools);
  const read = (selector: string): string[] =>
    [...document.querySelectorAll<HTMLMetaElement>(selector)]
      .slice(0, 9)
      .flatMap(({ content, textContent, dataset }) => [content || textContent, dataset['sku'] ?? dataset['productSku']])
      .map(plain)
      .filter((text) => text.length >= SHORTEST);
  void tools.words().then((says) =>
    scope.on('copy', () => {
      const copied = plain(getSelection()?.toString());
      if (copied.length < SHORTEST || copied.length > LONGEST) return;
      const holds = (name: string): boolean =>
        copied.includes(name) || (name.includes(copied) && copied.length * 2 > name.length);
      if (![...read(TITLES), ...read(NUMBERS)].some(holds)) return;
      const controls = [...document.querySelectorAll('button,[type=submit]')].slice(0, CONTROLS);
      if (controls.some((one) => toldOf(one, says, ['cart']))) say('item_copy', {}, 3);
    }),
  );
};
