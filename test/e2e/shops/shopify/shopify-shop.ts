import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ask, Reply, Shop } from '../serve-shop.js';

const script = (name: string): string => readFileSync(join('test/e2e/shops/shopify', name), 'utf8');

const tee = {
  id: 7,
  gid: 'gid://shopify/Product/7',
  vendor: 'Acme',
  type: 'Tops',
  handle: 'tee',
  variants: [
    { id: 71, price: 1999, name: 'Tee - S', public_title: 'S', sku: 'TEE-S' },
    { id: 72, price: 2499, name: 'Tee - M', public_title: 'M', sku: 'TEE-M' },
  ],
};
const cup = {
  id: 8,
  gid: 'gid://shopify/Product/8',
  vendor: 'Acme',
  type: 'Kitchen',
  variants: [{ id: 81, price: 500, name: 'Cup', public_title: null, sku: 'CUP' }],
};

type Page = Readonly<{ meta: object; scripts?: readonly string[]; root?: string }>;

const page = ({ meta, scripts = ['theme'], root = '' }: Page, main: string): string =>
  `<!doctype html><html lang="en" data-root="${root}"><head><title>Shop</title><script>
window.Shopify = { shop: 'acme.myshopify.com', country: 'DE', currency: { active: 'EUR', rate: '1.0' } };
window.ShopifyAnalytics = { meta: ${JSON.stringify({ currency: 'EUR', ...meta })} };</script></head>
<body><cart-drawer></cart-drawer><main>${main}</main>${scripts.map((name) => `<script src="/${name}.js"></script>`).join('')}</body></html>`;

const form = (attributes: string): string =>
  `<h1>Tee</h1><select name="variant"><option value="71">S</option><option value="72">M</option></select>
<form ${attributes} method="post"><input type="hidden" name="id" value="71"><input type="number" name="quantity" value="1"><button type="submit" name="add">Add to cart</button></form>
<section><a href="/products/cup">Cup</a><a href="/products/hat">Hat</a></section>`;

const line = (quantity: number): string =>
  `<tr class="cart-item"><td><a href="/products/tee?variant=72">Tee</a></td><td><input type="number" name="updates[]" data-quantity-variant-id="72" value="${quantity}"></td>
<td><cart-remove-button><a href="/cart/change?id=72:x&amp;quantity=0">Remove</a></cart-remove-button></td></tr>`;

const cart = (quantity: number, action = '/cart'): string =>
  `<form action="${action}" method="post"><table>${line(quantity)}</table><button type="submit" name="update">Update</button><button type="submit" name="checkout">Check out</button></form>`;

const answer = ({ path, method, body }: Ask): Reply | undefined => {
  const json = (told: object, status = 200): Reply => ({
    status,
    type: 'application/json',
    body: JSON.stringify(told),
  });
  if (path.endsWith('/cart/add.js'))
    return /name="quantity"\s+99/.test(body)
      ? json({ status: 422 }, 422)
      : json({ sections: { 'cart-drawer': cart(2) } });
  if (path.endsWith('/cart/change.js')) return json({ sections: { 'cart-drawer': cart(JSON.parse(body).quantity) } });
  if (path === '/cart/add' && method === 'POST') return { status: 303, headers: { location: '/cart' } };
  if (path === '/cart' && method === 'POST')
    return { status: 303, headers: { location: body.includes('checkout') ? '/checkouts/1' : '/cart' } };
  return undefined;
};

const product = { page: { pageType: 'product', resourceId: 7 }, product: tee };

/** Shops on Shopify: with the Ajax cart API under a locale, without scripts, and with a GA4 tag that says the same. */
export const shopifyShop: Shop = {
  answer,
  files: {
    '/theme.js': script('theme.js'),
    '/google.js': script('google.js'),
    '/none.js': '',
    '/en-de/collections/all.html': page(
      { meta: { page: { pageType: 'collection', resourceId: 5 }, products: [tee, cup] }, root: '/en-de' },
      '<h1>All</h1>',
    ),
    '/en-de/products/tee.html': page({ meta: product, root: '/en-de' }, form('data-ajax action="/en-de/cart/add"')),
    '/products/tee.html': page({ meta: product, scripts: ['none'] }, form('action="/cart/add"')),
    '/google/products/tee.html': page(
      { meta: product, scripts: ['theme', 'google'] },
      form('data-ajax action="/cart/add"'),
    ),
    '/cart.html': page({ meta: { page: { pageType: 'cart' } }, scripts: ['none'] }, cart(2)),
    '/checkouts/1.html': page({ meta: {}, scripts: ['none'] }, ''),
    '/search.html': page({ meta: { page: { pageType: 'searchresults' }, products: [cup] } }, '<h1>Search</h1>'),
  },
};
