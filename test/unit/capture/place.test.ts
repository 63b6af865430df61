// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { place } from '../../../src/capture/place.js';

const page = window as unknown as { happyDOM: { setURL(url: string): void } };
const at = (path: string, named: readonly string[] = []) => {
  page.happyDOM.setURL(`https://shop.example${path}`);
  return place(named);
};
afterEach(() => page.happyDOM.setURL('https://shop.example/'));

it.each([
  ['/', '/'],
  ['/products/cup/', '/products/cup/'],
  ['/products/cup?email=jane@example.com#reviews', '/products/cup'],
  ['/#/cart', '/cart'],
  ['/shop/#!/product/7?token=x', '/shop/product/7'],
  ['/#section', '/'],
])('%s is the place %s', (path, told) => expect(at(path)).toBe(told));

it('takes of the query what the shop names, in the order of the config', () => {
  expect(at('/item.php?ref=mail&id=7&lang=de', ['lang', 'id', 'none'])).toBe('/item.php/lang=de/id=7');
});
