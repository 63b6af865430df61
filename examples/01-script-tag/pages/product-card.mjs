import { base, formatPrice, gaItem, pictureOf } from '../catalogue.mjs';
import { html } from '../html.mjs';

const limit = 5;

/** Price as it is for everybody, with the price before the sale if there was one. */
export function price(product) {
  return product.was
    ? html`<span class="price sale"
        ><span class="unseen">Now </span>${formatPrice(product.price)}
        <s><span class="unseen">was </span>${formatPrice(product.was)}</s></span
      >`
    : html`<span class="price">${formatPrice(product.price)}</span>`;
}

/** Stars for the eye, words for everybody else. */
export function rating({ rating, ratings }) {
  return html`<span class="rating" style="--share:${Math.round(rating * 20)}%"
    ><span class="stars" role="img" aria-label="${rating} out of 5 stars"></span>
    <span class="dim">${ratings}</span></span
  >`;
}

/** Few left, by the shop's own count. */
export const isLow = (product) => product.stock <= limit;

function card(product, place) {
  const off = product.was && Math.round((1 - product.price / product.was) * 100);
  return html`<li class="card">
    <a href="${base}/products/${product.slug}" data-item="${JSON.stringify(gaItem(product, place))}">
      <span class="plate">
        <img
          src="${pictureOf(product)}"
          alt=""
          width="400"
          height="400"
          loading="${place.index < 4 ? 'eager' : 'lazy'}"
        />
        ${off && html`<span class="badge">−${off}%</span>`}
      </span>
      <span class="maker">${product.brand}</span>
      <span class="name">${product.name}</span>
      ${price(product)} ${rating(product)}
      ${
        product.colours.length > 1 &&
        html`<span class="dots" role="img" aria-label="${product.colours.length} colours">
          ${product.colours.map(({ hex }) => html`<span style="background:${hex}"></span>`)}</span
        >`
      }
    </a>
  </li>`;
}

/** A list of products; `id` and `name` are the GA4 list that clicks on it report. */
export function productGrid(products, { id, name }) {
  return html`<ul class="grid" data-list-id="${id}" data-list-name="${name}">
    ${products.map((product, index) => card(product, { index, item_list_id: id, item_list_name: name }))}
  </ul>`;
}

/** The GA4 event for a list that stands on the page. */
export function listEvent(products, { id, name }) {
  const items = products.map((product, index) => gaItem(product, { index }));
  return { name: 'view_item_list', params: { item_list_id: id, item_list_name: name, items } };
}
