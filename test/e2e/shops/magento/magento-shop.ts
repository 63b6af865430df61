import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Ask, Reply, Shop } from '../serve-shop.js';

const { resolve } = createRequire(import.meta.url);
const script = (name: string): string => readFileSync(join('test/e2e/shops/magento', name), 'utf8');

const GOODS: Readonly<Record<string, readonly [sku: string, name: string, price: number]>> = {
  17: ['WS12', 'Radiant Tee', 18],
  31: ['MB04', 'Strive Pack', 54],
};

type Theme = 'luma' | 'hyva';

const HEADS: Readonly<Record<Theme, string>> = {
  luma: `<script src="/require.js"></script><script src="/customer-data.js"></script><script src="/luma.js"></script>
    <script type="text/x-magento-init">{"*":{"Magento_Customer/js/customer-data":{}}}</script>`,
  hyva: '<script src="/hyva.js"></script>',
};

const price = (id: string, amount: number): string =>
  `<div class="price-box price-final_price" data-role="priceBox" data-product-id="${id}">
   <span class="special-price"><span data-price-amount="${amount}" data-price-type="finalPrice" class="price-wrapper"><span class="price">$${amount}.00</span></span></span>
   <span class="old-price"><span data-price-amount="${amount + 4}" data-price-type="oldPrice" class="price-wrapper"></span></span>
   <meta itemprop="priceCurrency" content="USD"></div>`;

const card = (id: string, plain: boolean): string => {
  const [sku, name, amount] = GOODS[id]!;
  return `<li class="item product product-item"><a class="product-item-link" href="/tee.html">${name}</a>
   <span data-price-amount="${amount}" data-price-type="finalPrice"></span>
   <form data-role="tocart-form" data-product-sku="${sku}" ${plain ? 'data-plain="1"' : ''} action="/checkout/cart/add/product/${id}/" method="post">
   <input type="hidden" name="product" value="${id}"><button class="action tocart" id="card-${id}">Add to Cart</button></form></li>`;
};

const product = (plain: boolean): string => {
  const [sku, name, amount] = GOODS[17]!;
  return `<h1 class="page-title"><span itemprop="name">${name}</span></h1><div class="product-info-main">${price('17', amount)}
   <div class="product attribute sku"><div class="value" itemprop="sku">${sku}</div></div>
   <form id="product_addtocart_form" data-product-sku="${sku}" ${plain ? 'data-plain="1"' : ''} action="/checkout/cart/add/uenc/aHR0/product/17/" method="post">
   <input type="hidden" name="product" value="17"><input type="number" name="qty" id="qty" value="1"><button class="action primary tocart" id="add">Add</button></form></div>
   <ol class="products related">${card('31', plain)}</ol>`;
};

const PAGES: Readonly<Record<string, readonly [classes: string, main: (plain: boolean) => string]>> = {
  '/': ['cms-home cms-index-index page-layout-1column', () => '<h1>Home</h1>'],
  '/tops.html': [
    'catalog-category-view page-products category-tops',
    (plain) => `<h1>Tops</h1><ol class="products list">${card('17', plain) + card('31', plain)}</ol>`,
  ],
  '/tee.html': ['catalog-product-view product-radiant-tee page-layout-1column', product],
  '/checkout/cart/': ['checkout-cart-index page-layout-1column', () => '<h1>Cart</h1>'],
  '/checkout/': ['checkout-index-index page-layout-checkout', () => '<div id="checkout"></div>'],
  '/checkout/onepage/success/': [
    'checkout-onepage-success page-layout-1column',
    () => '<div class="checkout-success"><p>Your order # is: <span>000000123</span>.</p></div>',
  ],
};

export type MagentoOptions = Readonly<{
  theme: Theme;
  /** Forms lead to the next page, and no script takes them; Hyvä's always do. */
  plain?: boolean;
  /** The shop goes on to the cart after an add by script; to a product that has options, always. */
  goesOn?: boolean;
}>;

/** A Magento shop in the theme Luma, or Hyvä: its pages, its cart and the sections of its customer data. */
export function magentoShop({ theme, plain = theme === 'hyva', goesOn = false }: MagentoOptions): Shop {
  const cart = new Map<string, number>();
  let version = 0;
  const section = (): Reply => {
    const items = [...cart].map(([id, qty]) => ({
      item_id: `9${id}`,
      product_id: id,
      product_sku: GOODS[id]![0],
      product_name: GOODS[id]![1],
      product_price_value: GOODS[id]![2],
      qty,
    }));
    const subtotalAmount = `${items.reduce((sum, one) => sum + one.product_price_value * one.qty, 0)}.0000`;
    const data_id = Math.floor(Date.now() / 1000) + version;
    return {
      type: 'application/json',
      body: JSON.stringify({ cart: { items, subtotalAmount, summary_count: items.length, data_id } }),
    };
  };
  const changed = (path: string, said: URLSearchParams): Reply => {
    const id = said.get('product') ?? said.get('item_id')!.slice(1);
    const headers = { 'set-cookie': `private_content_version=v${++version}; path=/` };
    if (path.includes('removeItem')) cart.delete(id);
    else cart.set(id, (cart.get(id) ?? 0) + Number(said.get('qty') ?? 1));
    if (plain && !path.includes('removeItem'))
      return { status: 302, headers: { ...headers, location: '/checkout/cart/' } };
    return { type: 'application/json', headers, body: JSON.stringify(goesOn ? { backUrl: '/checkout/cart/' } : {}) };
  };
  const page = (path: string): Reply | undefined => {
    const [classes, main] = PAGES[path] ?? [];
    const buttons = ['17', '31'].map((id) => `<button data-remove="9${id}" id="remove-${id}">×</button>`).join('');
    return (
      main && {
        body: `<!doctype html><html lang="en"><head><title>Shop</title>${HEADS[theme]}</head><body class="${classes}"><header>${buttons}<span class="counter-number"></span></header><main>${main(plain)}</main></body></html>`,
      }
    );
  };
  return {
    files: {
      '/require.js': readFileSync(resolve('requirejs/require.js'), 'utf8'),
      '/jquery.js': readFileSync(resolve('jquery/dist/jquery.min.js'), 'utf8'),
      '/customer-data.js': script('customer-data.js'),
      '/luma.js': script('luma.js'),
      '/hyva.js': script('hyva.js'),
    },
    answer({ method, path, body }: Ask) {
      if (path === '/customer/section/load') return section();
      return method === 'POST' ? changed(path, new URLSearchParams(body)) : page(path);
    },
  };
}
