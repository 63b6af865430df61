import { base, currentSale, shop } from '../catalogue.mjs';
import { html, raw } from '../html.mjs';
import { isLow, listEvent, productGrid } from './product-card.mjs';
import { ctaSlot, offerSlot } from './slots.mjs';

const orders = {
  picked: ['Our order', () => 0],
  'price-up': ['Price, low first', (a, b) => a.price - b.price],
  'price-down': ['Price, high first', (a, b) => b.price - a.price],
  rating: ['Best rated', (a, b) => b.rating - a.rating],
};

/** A department, or the sale: `{kind, category, products}`. Order, maker and stock are chosen by the query. */
export function listingPage({ kind, category, products }, url) {
  const sale = kind === 'sale' && currentSale();
  const list = sale ? { id: 'sale', name: 'Season sale' } : { id: category.slug, name: category.name };
  const title = sale ? sale.name : category.name;
  const shown = choose(products, url.searchParams);
  return {
    kind,
    title,
    events: [listEvent(shown, list)],
    main: html`<div class="wide listing">
      <nav class="crumbs" aria-label="You are here">
        <a href="${base}/">Home</a> <span aria-hidden="true">/</span> ${title}
      </nav>
      <header class="list-head">
        <h1>${title}</h1>
        ${sale ? saleNote(sale) : html`<p class="lead">${category.lead}</p>`}
      </header>
      ${offerSlot()} ${toolbar(products, url)}
      <p class="dim" role="status">${shown.length} ${shown.length === 1 ? 'thing' : 'things'}</p>
      ${productGrid(shown, list)} ${sale && ctaSlot()}
    </div>`,
  };
}

function choose(products, query) {
  const [, order] = orders[query.get('sort')] ?? orders.picked;
  const brand = query.get('brand');
  return products
    .filter((product) => (!brand || product.brand === brand) && (query.get('stock') !== 'low' || isLow(product)))
    .toSorted(order);
}

/** The sale has one end, the same for everybody. */
function saleNote({ ends }) {
  const day = ends.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  return html`<p class="lead">
      What makes room for the next season. Ends on <time datetime="${ends.toISOString()}">${day}</time>, for everybody.
    </p>
    <p class="sale-notes">
      <a href="?stock=low" data-vitrine-event="urgency_seen"
        ><span data-countdown="${ends.toISOString()}">Ends ${day}</span>: see the last pieces</a
      >
      <span>PATH10 takes 10% off a first order, sale or not.</span>
    </p>`;
}

function toolbar(products, url) {
  const brands = new Set(products.map(({ brand }) => brand));
  const link = (key, value) => {
    const query = new URLSearchParams(url.searchParams);
    if (value) query.set(key, value);
    else query.delete(key);
    return `?${query}`;
  };
  const chip = (key, value, label) => {
    const here = (url.searchParams.get(key) ?? '') === value;
    return html`<li><a href="${link(key, value)}" ${here && raw('aria-current="true"')}>${label}</a></li>`;
  };
  return html`<nav class="toolbar" aria-label="Narrow and sort">
    <ul aria-label="Maker">
      ${chip('brand', '', 'All makers')}
      ${shop.brands.filter(({ name }) => brands.has(name)).map(({ name }) => chip('brand', name, name))}
    </ul>
    <ul aria-label="Order">
      ${Object.entries(orders).map(([key, [label]]) => chip('sort', key === 'picked' ? '' : key, label))}
    </ul>
  </nav>`;
}
