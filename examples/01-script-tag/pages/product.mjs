import { base, categoryOf, gaItem, pictureOf, shop } from '../catalogue.mjs';
import { html, json, raw } from '../html.mjs';
import { buyBox } from './buy-box.mjs';
import { listEvent, productGrid } from './product-card.mjs';
import { ctaSlot } from './slots.mjs';

const nextTo = { id: 'goes-with', name: 'Goes with it' };

/** One product. */
export function productPage(product) {
  const related = shop.products
    .filter(
      ({ id, category, brand }) => id !== product.id && (category === product.category || brand === product.brand),
    )
    .slice(0, 4);
  const view = { currency: shop.currency, value: product.price, items: [gaItem(product)] };
  return {
    kind: 'product',
    title: product.name,
    about: product.blurb,
    scripts: ['product'],
    events: [{ name: 'view_item', params: view }, listEvent(related, nextTo)],
    main: html`<div class="wide">
      ${crumbs(product)}
      <article class="product">
        ${gallery(product)}
        <div class="buy">${buyBox(product)} ${ctaSlot()} ${more(product)}</div>
      </article>
      <section>
        <div class="head"><h2>Goes with it</h2></div>
        ${productGrid(related, nextTo)}
      </section>
      ${structured(product)}
    </div>`,
  };
}

function crumbs({ name, category }) {
  return html`<nav class="crumbs" aria-label="You are here">
    <a href="${base}/">Home</a> <span aria-hidden="true">/</span>
    <a href="${base}/categories/${category}">${categoryOf(category).name}</a> <span aria-hidden="true">/</span> ${name}
  </nav>`;
}

function gallery(product) {
  const views = [
    ...product.colours.map(({ name }) => [name.toLowerCase(), `in ${name.toLowerCase()}`]),
    ['detail', 'close up'],
    ['scene', 'outdoors'],
  ];
  return html`<div class="gallery">
    <img
      class="main-picture"
      data-main-picture
      src="${pictureOf(product)}"
      alt="${product.name}"
      width="800"
      height="800"
      fetchpriority="high"
    />
    <ul class="thumbs" aria-label="More views">
      ${views.map(
        ([view, words], i) =>
          html`<li>
            <a
              href="${pictureOf(product, view)}"
              data-view="${view}"
              data-vitrine-event="gallery_interaction"
              ${i === 0 && raw('aria-current="true"')}
            >
              <img src="${pictureOf(product, view)}" alt="${product.name}, ${words}" width="120" height="120" />
            </a>
          </li>`,
      )}
    </ul>
  </div>`;
}

function more(product) {
  return html`<div class="more">
    <details open>
      <summary>About it</summary>
      <p>${product.description}</p>
      <ul>
        ${product.details.map((fact) => html`<li>${fact}</li>`)}
      </ul>
    </details>
    <details>
      <summary>Care</summary>
      <p>${product.care}</p>
    </details>
    <details>
      <summary>Delivery and returns</summary>
      <p>
        Two to three working days, £${shop.delivery.toFixed(2)}, free over £${shop.freeDeliveryFrom}. Sixty days to send
        it back.
      </p>
    </details>
    <details id="reviews">
      <summary data-vitrine-event="review_read">Reviews (${product.ratings})</summary>
      ${product.reviews.map(
        ({ by, stars, title, text }) =>
          html`<blockquote>
            <p><strong>${title}</strong> <span class="dim">${stars} of 5</span></p>
            <p>${text}</p>
            <footer>${by}</footer>
          </blockquote>`,
      )}
    </details>
  </div>`;
}

function structured(product) {
  const offers = {
    '@type': 'Offer',
    price: product.price,
    priceCurrency: shop.currency,
    availability: 'https://schema.org/InStock',
  };
  const brand = { '@type': 'Brand', name: product.brand };
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.name,
    sku: product.id,
    brand,
    image: pictureOf(product),
    offers,
  };
  return html`<script type="application/ld+json">
    ${json(data)}
  </script>`;
}
