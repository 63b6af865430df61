// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { frameOf, speaks, titles } from '../../../src/capture/sources/heuristics/heuristics-controls.js';
import { placeOf } from '../../../src/capture/sources/heuristics/heuristics-places.js';
import { pricesIn } from '../../../src/capture/sources/heuristics/heuristics-prices.js';
import { productAt } from '../../../src/capture/sources/heuristics/heuristics-product.js';
import { words as en } from '../../../src/capture/words/en.js';
import { openWords } from '../../../src/capture/words/open-words.js';
import type { Says } from '../../../src/capture/words/words.js';

let says: Says;
const stand = (address: string, html: string): void => {
  (window as any).happyDOM.setURL(`https://shop.example${address}`);
  document.body.innerHTML = html;
};
const one = (selector: string): Element => document.querySelector(selector)!;
const frame = (selector: string) => frameOf(one(selector), titles(one(selector)));
const idAt = (selector: string): unknown =>
  productAt(one(selector), frame(selector)!, { pricesIn, frameOf }).item['item_id'];

beforeEach(async () => {
  says = await openWords({ words: {}, loadWords: () => Promise.resolve({ words: en }) });
});
afterEach(() => {
  document.body.innerHTML = '';
});

describe('an address', () => {
  it.each([
    ['/cart', 'cart'],
    ['/checkout/', 'checkout'],
    ['/index.php?route=checkout/cart', 'cart'],
    ['/index.php?language=en&route=checkout/checkout', 'checkout'],
    ['/index.php?controller=cart&action=show', 'cart'],
    ['/index.php?route=product/product&product_id=49', undefined],
    ['/search?q=checkout', undefined],
  ])('%s is %s', (address, place) => {
    expect(placeOf(`https://shop.example${address}`)).toBe(place);
  });
});

describe('what is pressed', () => {
  it.each([
    ['<a href="tel:+49301234">Order now</a>', false],
    ['<a href="mailto:inn@shop.example">Order now</a>', false],
    ['<a href="/about">Order now</a>', false],
    ['<a href="#">Order now</a>', true],
    ['<a href="javascript:void(0)">Order now</a>', true],
    ['<a href="/cart/add?id=3">Order now</a>', true],
    ['<button>Order now</button>', true],
  ])('%s puts something into the cart: %s', (html, isAdd) => {
    stand('/menu', html);
    expect(speaks(document.body.firstElementChild!, 'cart', says)).toBe(isAdd);
  });

  it('may stand beside a link in a drawing', () => {
    stand(
      '/p/cup',
      '<section><svg><a href="/x"><text>i</text></a></svg><h3>Cup</h3><button>Add to cart</button></section>',
    );
    Object.defineProperty(one('svg a'), 'href', { value: { baseVal: '/x' } });
    expect(frame('button')).toBeUndefined();
    expect(speaks(one('svg a'), 'cart', says)).toBe(false);
  });
});

describe('a shop whose routes stand in the fragment', () => {
  const card = (id: number) =>
    `<li><a href="#!/jar/p/${id}">Jar ${id}</a><b>$8.00</b><button id="b${id}">+</button></li>`;

  it('has a link in each card, and an id by it', () => {
    stand('/shop', `<h1>Shop</h1><ul>${[55, 56].map(card).join('')}</ul>`);
    expect([idAt('#b55'), idAt('#b56')]).toEqual(['55', '56']);
  });

  it('has the id of the product that is shown', () => {
    stand('/shop#!/jar/p/56', '<h1>Jar</h1><b>$8.00</b><button>Add to bag</button>');
    expect(frame('button')!.link).toBeUndefined();
    expect(idAt('button')).toBe('56');
  });

  it('takes a place on the page for no other page', () => {
    stand(
      '/p/cup',
      '<h1>Cup</h1><div><h2><a href="/p/cup#reviews">Reviews</a></h2><b>$8.00</b><button>+</button></div>',
    );
    expect(frame('button')!.link).toBeUndefined();
    expect(idAt('button')).toBe('cup');
  });
});

describe('a product', () => {
  it('has a title that is no heading, if it is the only one', () => {
    const title = (name: string) => `<div class="product-title">${name}</div><b>$8.00</b><button>+</button>`;
    stand('/p/cup', `<main>${title('Cup')}</main>`);
    expect(frame('button')!.title!.textContent).toBe('Cup');
    stand('/cups', `<main>${title('Cup')}${title('Mug')}</main>`);
    expect(frame('button')).toBeUndefined();
  });

  it('is a line of a drawer on its own page too', () => {
    stand(
      '/p/cup',
      '<h1>Cup</h1><div class="cart-drawer"><h2>Cart</h2><p><a href="/p/cup">Cup</a> $8.00 <button>×</button></p></div>',
    );
    expect(frame('button')!.link).toBe(one('a'));
    expect(idAt('button')).toBe('cup');
  });
});
