import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Ask, Reply, Shop } from '../serve-shop.js';

const jquery = readFileSync(createRequire(import.meta.url).resolve('jquery/dist/jquery.min.js'), 'utf8');
const script = (name: string): string => readFileSync(join('test/e2e/shops/woocommerce', name), 'utf8');

type Page = Readonly<{ classes: string; scripts?: readonly string[]; head?: string }>;

const page = ({ classes, scripts = ['jquery', 'classic'], head = '' }: Page, main: string): string =>
  `<!doctype html><html lang="en"><head><title>Shop</title>${head}</head>
<body class="${classes} woocommerce-js">${main}
${scripts.map((name) => `<script src="/${name}.js"></script>`).join('')}</body></html>`;

const amount = (price: string): string =>
  `<span class="woocommerce-Price-amount amount"><bdi><span class="woocommerce-Price-currencySymbol">€</span>${price}</bdi></span>`;

const button = (id: number): string =>
  `<a href="/shop/?add-to-cart=${id}" data-quantity="1" class="button product_type_simple add_to_cart_button ajax_add_to_cart" data-product_id="${id}" data-product_sku="SKU-${id}">Add to cart</a>`;

const card = (id: number, name: string, price: string): string =>
  `<li class="product type-product post-${id} status-publish"><a href="/product/${id}"><h2 class="woocommerce-loop-product__title">${name}</h2><span class="price">${price}</span></a>${button(id)}</li>`;

const CUP = card(11, 'Cup', amount('1,234.56'));
const PLATE = card(
  12,
  'Plate',
  `<del aria-hidden="true">${amount('20.00')}</del> <ins aria-hidden="true">${amount('15.00')}</ins>`,
);

const list = (scripts?: readonly string[]): string =>
  page(
    {
      classes: 'archive tax-product_cat term-kitchen term-7 woocommerce woocommerce-page',
      head: `<script type="application/ld+json">{"@type":"BreadcrumbList","offers":{"priceCurrency":"EUR"}}</script>`,
      ...(scripts && { scripts }),
    },
    `<header><ul class="woocommerce-mini-cart cart_list"><li class="woocommerce-mini-cart-item mini_cart_item">
<a href="/cart/?remove_item=k1" class="remove remove_from_cart_button" data-product_id="11" data-cart_item_key="k1" data-product_sku="SKU-11">×</a>
<a href="/product/11">Cup</a><span class="quantity">2 × ${amount('1,234.56')}</span></li></ul></header>
<main><h1 class="page-title">Kitchen</h1><ul class="products">${CUP}${PLATE}</ul></main>`,
  );

const variations = JSON.stringify([
  {
    variation_id: 31,
    sku: 'HOOD-S',
    display_price: 30,
    display_regular_price: 40,
    attributes: { attribute_pa_size: 's' },
  },
  {
    variation_id: 32,
    sku: 'HOOD-M',
    display_price: 35,
    display_regular_price: 40,
    price_html: `<span class='price'><del>${amount('40.00')}</del> <ins>${amount('35.00')}</ins></span>`,
    attributes: { attribute_pa_size: 'm' },
  },
]).replaceAll('"', '&quot;');

const RELATED = `<section class="related products"><ul class="products">${card(12, 'Plate', amount('15.00'))}</ul></section>`;

const product = (id: number, form: string, rest: Partial<Page> = {}): string =>
  page(
    { classes: `product-template-default single single-product postid-${id} woocommerce woocommerce-page`, ...rest },
    `<main><div id="product-${id}" class="product type-product post-${id}"><div class="summary">
<h1 class="product_title entry-title">Hoodie</h1><p class="price">${amount('30.00')} – ${amount('35.00')}</p>${form}
<div class="product_meta"><span class="sku_wrapper">SKU: <span class="sku">HOOD</span></span></div></div>${RELATED}</div></main>`,
  );

const SIMPLE = `<form class="cart" action="" method="post"><div class="quantity"><input type="number" class="qty" name="quantity" value="1" min="1"></div>
<button type="submit" name="add-to-cart" value="30" class="single_add_to_cart_button button">Add to cart</button></form>`;

const VARIABLE = `<form class="variations_form cart" action="/product/30" method="post" data-product_id="30" data-product_variations="${variations}">
<select name="attribute_pa_size"><option value="">Choose</option><option value="s">S</option><option value="m">M</option></select>
<div class="woocommerce-variation single_variation"></div>
<div class="quantity"><input type="number" class="qty" name="quantity" value="1"></div>
<button type="submit" class="single_add_to_cart_button button">Add to cart</button>
<input type="hidden" name="add-to-cart" value="30"><input type="hidden" name="product_id" value="30"><input type="hidden" name="variation_id" class="variation_id" value="0"></form>`;

const line = (id: number, name: string, quantity: number): string =>
  `<tr class="woocommerce-cart-form__cart-item cart_item"><td class="product-remove"><a href="/cart/?remove_item=k${id}" class="remove" data-product_id="${id}" data-product_sku="SKU-${id}">×</a></td>
<td class="product-name"><a href="/product/${id}">${name}</a></td><td class="product-price">${amount('15.00')}</td>
<td class="product-quantity"><div class="quantity"><input type="number" class="qty" name="cart[k${id}][qty]" value="${quantity}"></div></td><td class="product-subtotal">${amount('30.00')}</td></tr>`;

const cart = (plates: number): string =>
  page(
    { classes: 'page woocommerce-cart woocommerce-page' },
    `<main><div class="woocommerce"><form class="woocommerce-cart-form" action="/cart/" method="post"><table class="shop_table cart"><tbody>
${plates ? line(12, 'Plate', plates) : ''}</tbody></table>
<input type="text" name="coupon_code" id="coupon_code"><button type="submit" name="update_cart">Update cart</button></form></div></main>`,
  );

const checkout = page(
  { classes: 'page woocommerce-checkout woocommerce-page' },
  `<main><form class="checkout woocommerce-checkout" action="/checkout/order-received/77/" method="get">
<table class="shop_table woocommerce-checkout-review-order-table"><tbody><tr class="cart_item"><td class="product-name">Plate&nbsp; <strong class="product-quantity">×&nbsp;2</strong></td><td class="product-total">${amount('30.00')}</td></tr></tbody>
<tfoot><tr class="shipping"><td><input type="radio" name="shipping_method[0]" id="flat" value="flat_rate:1"><input type="radio" name="shipping_method[0]" id="local" value="local_pickup:2"></td></tr>
<tr class="order-total"><td><strong>${amount('30.00')}</strong></td></tr></tfoot></table><button type="submit" id="place_order">Place order</button></form></main>`,
);

const thanks = page(
  { classes: 'page woocommerce-checkout woocommerce-page woocommerce-order-received' },
  `<main><ul class="woocommerce-order-overview order_details"><li class="woocommerce-order-overview__order order">Order number: <strong>77</strong></li>
<li class="woocommerce-order-overview__total total">Total: <strong>${amount('30.00')}</strong></li></ul>
<table class="shop_table woocommerce-table--order-details order_details"><tbody><tr class="woocommerce-table__line-item order_item"><td class="product-name"><a href="/product/12">Plate</a> <strong class="product-quantity">×&nbsp;2</strong></td><td class="product-total">${amount('30.00')}</td></tr></tbody></table></main>`,
);

const BLOCKS = page(
  {
    classes: 'archive post-type-archive-product woocommerce woocommerce-page',
    scripts: ['blocks'],
    head: `<script>window.wcSettings = { currency: { code: 'EUR' } }</script>`,
  },
  `<main><h1>Shop</h1><ul class="wc-block-product-template">${[11, 12]
    .map(
      (
        id,
      ) => `<li class="wc-block-product post-${id} product type-product"><h3 class="wp-block-post-title"><a href="/product/${id}">Thing ${id}</a></h3>
<div class="wc-block-components-product-price">${amount('15.00')}</div><button class="wp-block-button__link add_to_cart_button ajax_add_to_cart wc-block-components-product-button__button" data-product_id="${id}" data-product_sku="SKU-${id}">Add to cart</button></li>`,
    )
    .join('')}</ul></main>`,
);

const BLOCK_CART = page(
  {
    classes: 'page woocommerce-cart woocommerce-page',
    scripts: ['blocks'],
    head: `<script>window.wcSettings = { currency: { code: 'EUR' } }</script>`,
  },
  `<main><div class="wp-block-woocommerce-cart wc-block-cart"><table class="wc-block-cart-items"><tbody><tr class="wc-block-cart-items__row"><td><a class="wc-block-components-product-name" href="/product/11">Thing 11</a>
<span class="wc-block-components-product-price"><span class="wc-block-components-product-price__value">€15.00</span></span>
<div class="wc-block-components-quantity-selector"><input type="number" class="wc-block-components-quantity-selector__input" value="1"><button class="wc-block-components-quantity-selector__button wc-block-components-quantity-selector__button--minus">-</button><button class="wc-block-components-quantity-selector__button wc-block-components-quantity-selector__button--plus">+</button></div>
<button class="wc-block-cart-item__remove-link">Remove</button></td></tr></tbody></table></div></main>`,
);

/** Answers of the shop's server; a Plate is sold out when `sold` says so. */
const answering =
  (sold: readonly string[]) =>
  ({ query, method, path, body }: Ask): Reply | undefined => {
    const json = (told: object, status = 200): Reply => ({
      status,
      type: 'application/json',
      body: JSON.stringify(told),
    });
    if (query.get('wc-ajax')) {
      const id = new URLSearchParams(body).get('product_id') ?? '';
      return json(sold.includes(id) ? { error: true, product_url: '/product/30' } : { fragments: {}, cart_hash: 'h' });
    }
    if (path.startsWith('/wp-json')) return json({}, 207);
    if (query.get('remove_item')) return { body: cart(0) };
    if (path === '/cart/')
      return { body: cart(method === 'POST' ? Number(new URLSearchParams(body).get('cart[k12][qty]')) : 2) };
    return undefined;
  };

/** WooCommerce shops: a classic theme, a theme's own endpoint, blocks, and one without scripts. */
export const wooShop = ({ sold = [] }: { sold?: readonly string[] } = {}): Shop => ({
  answer: answering(sold),
  files: {
    '/jquery.js': jquery,
    '/classic.js': script('classic.js'),
    '/theme.js': script('theme.js'),
    '/blocks.js': script('blocks.js'),
    '/none.js': '',
    '/kitchen/index.html': list(),
    '/mini/index.html': list().replace('<main>', '<div class="wc-block-mini-cart"></div><main>'),
    '/plain/index.html': list(['none']),
    '/product/30.html': product(30, VARIABLE),
    '/theme/product.html': product(30, SIMPLE, { scripts: ['jquery', 'theme'] }),
    '/plain/product.html': product(30, SIMPLE, { scripts: ['none'] }),
    '/late/product.html': product(30, SIMPLE, { scripts: ['none'] }).replace(
      '</body>',
      `<script>setTimeout(() => { const one = document.createElement('script'); one.src = '/jquery.js'; one.onload = () => { const two = document.createElement('script'); two.src = '/classic.js'; document.body.append(two); }; document.body.append(one); }, 1200)</script></body>`,
    ),
    '/checkout/index.html': checkout,
    '/checkout/order-received/77/index.html': thanks,
    '/blocks/index.html': BLOCKS,
    '/blocks/cart.html': BLOCK_CART,
    '/shop/index.html': list(),
  },
});
