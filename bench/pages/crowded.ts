/** Least size of the page, in bytes. */
export const CROWDED_BYTES = 400_000;

/** What stands on a page that each further source takes for its own: queues, globals, classes and marks, as their stubs leave them. */
const SIGNS = `
window.dataLayer = []; window.adobeDataLayer = []; window.rudderanalytics = [];
window.analytics = []; analytics.on = analytics.track = analytics.page = function () { analytics.push(arguments); };
window.GlobalSnowplowNamespace = ['snowplow'];
window.snowplow = function () { (snowplow.q = snowplow.q || []).push(arguments); };
window.Shopify = { shop: 'bench.myshopify.com', currency: { active: 'EUR' }, theme: {} };
window.hyva = {}; window.prestashop = { on() {}, page: { page_name: 'product' } }; window.BCData = { product_attributes: {} };`;

const PRODUCT = JSON.stringify({
  '@context': 'https://schema.org',
  '@type': 'Product',
  sku: 'sku-0',
  name: 'Trail shoe model 0',
  brand: { '@type': 'Brand', name: 'Fell' },
  offers: { '@type': 'Offer', price: '39.00', priceCurrency: 'EUR' },
});

const STYLE = `body{margin:0;font:16px/1.4 sans-serif}ul{display:grid;grid-template-columns:repeat(6,1fr);gap:8px;list-style:none}`;

const card = (n: number): string => `<li class="card product"><a href="/products/p${n}" data-sku="sku-${n}">
<div class="img" aria-hidden="true"></div><h3>Trail shoe model ${n}</h3><p class="price"><del>${(59 + n).toFixed(2)} EUR</del>
<ins>${(39 + n).toFixed(2)} EUR</ins></p></a><form action="/cart/add" method="post"><input type="hidden" name="id" value="${n}">
<select name="size" aria-label="Size"><option value="40">40</option><option value="41">41</option></select>
<button type="submit" class="add">Add to cart</button></form><p class="note">Only ${1 + (n % 9)} left in stock</p></li>`;

/** A product page of 400 kB, with `head` of whoever is measured: a long list of further goods below the product, and a sign of every source. */
export function crowded(head: string): string {
  const before = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Trail shoe model 0</title>
<meta property="og:type" content="product"><meta name="viewport" content="width=device-width,initial-scale=1">
<script>${SIGNS}</script><script type="application/ld+json">${PRODUCT}</script><style>${STYLE}</style>${head}</head>
<body class="woocommerce woocommerce-page single-product postid-1"><header><nav><a href="/">Shop</a><a href="/cart">Cart</a></nav></header>
<main data-action="Product-Show"><h1>Trail shoe model 0</h1><p class="price">39.00 EUR</p>
<form class="cart" action="/cart/add" method="post"><button type="submit" name="add-to-cart" value="1">Add to cart</button></form>
<details><summary>Size guide</summary><p>Sizes</p></details><section id="reviews"><h2>Reviews</h2></section><ul>`;
  const cards: string[] = [];
  for (let bytes = before.length; bytes < CROWDED_BYTES; bytes += cards.at(-1)!.length)
    cards.push(card(cards.length + 1));
  return `${before}${cards.join('')}</ul></main></body></html>`;
}
