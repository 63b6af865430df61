import { base, shop } from '../catalogue.mjs';
import { html } from '../html.mjs';
import { listEvent, productGrid } from './product-card.mjs';

const list = { id: 'search', name: 'Search results' };

/** What was found for `?q=`. */
export function searchPage(products, url) {
  const query = (url.searchParams.get('q') ?? '').trim();
  const search = { name: 'search', gtag: true, params: { search_term: query } };
  return {
    kind: 'search',
    title: query ? `“${query}”` : 'Search',
    events: query ? [search, listEvent(products, list)] : [],
    main: html`<div class="wide listing">
      <header class="list-head">
        <h1>${query ? html`Found for “${query}”` : 'What are you looking for?'}</h1>
        <p class="dim" role="status">${products.length} ${products.length === 1 ? 'thing' : 'things'}</p>
      </header>
      ${products.length > 0 ? productGrid(products, list) : suggestions()}
    </div>`,
  };
}

function suggestions() {
  return html`<p>Nothing by that name. Try a department:</p>
    <ul class="chips">
      ${shop.categories.map(({ slug, name }) => html`<li><a href="${base}/categories/${slug}">${name}</a></li>`)}
    </ul>`;
}
