// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { openWords } from '../../../../src/capture/words/open-words.js';
import type { Dictionary } from '../../../../src/capture/words/words.js';

const some: Readonly<Record<string, Partial<Dictionary>>> = {
  'words.en': { cart: 'add to cart' },
  'words.de': { cart: 'in den warenkorb' },
  'words.fr': { cart: 'ajouter au panier' },
  'words.en-page': { reviews: 'reviews' },
};
let asked: string[] = [];
const open = (lang: string, words = {}, missing: readonly string[] = []) => {
  document.documentElement.lang = lang;
  asked = [];
  return openWords({
    words,
    loadWords: async (name) => {
      asked.push(name);
      if (missing.includes(name)) throw new TypeError('404');
      return { words: some[name] ?? {} };
    },
  });
};
afterEach(() => document.documentElement.removeAttribute('lang'));

it('knows the words of the page’s language and of English', async () => {
  const says = await open('de-AT');
  expect(asked.toSorted()).toEqual(['words.de', 'words.de-page', 'words.en', 'words.en-page']);
  expect([says('cart', 'In den WARENKORB'), says('cart', 'Add to cart'), says('cart', 'Ajouter au panier')]).toEqual([
    true,
    true,
    false,
  ]);
});

it('knows English where the page says nothing, or a language without a dictionary', async () => {
  await open('');
  expect(asked).toEqual(['words.en', 'words.en-page']);
  await open('pl');
  expect(asked).toEqual(['words.en', 'words.en-page']);
});

it('parts the words of names as code writes them', async () => {
  const says = await open('en');
  expect(['addToCart', 'btn-add_to_cart'].map((name) => says('cart', name))).toEqual([true, true]);
});

it('takes the shop’s own words literally', async () => {
  const says = await open('en', { cart: ['Rein damit (jetzt)!'] });
  expect(says('cart', 'rein damit (jetzt)!')).toBe(true);
  expect(says('cart', 'rein damit jetzt')).toBe(false);
});

it('goes on with what it could load, and finds nothing where there are no words', async () => {
  const says = await open('de', {}, ['words.de']);
  expect([says('cart', 'add to cart'), says('reviews', 'Reviews')]).toEqual([true, true]);
  expect(says('coupon', '')).toBe(false);
});
