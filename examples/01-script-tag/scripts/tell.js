/** Says it as a GTM object. */
export function pushEcommerce(event, ecommerce) {
  window.dataLayer.push({ ecommerce: null });
  window.dataLayer.push({ event, ecommerce });
}

/** Says it through gtag(), whose entries are Arguments objects. */
export function pushGtag(event, params) {
  window.gtag('event', event, params);
}

/** What the lines are worth, to the penny. */
export const valueOf = (lines) =>
  Math.round(lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0) * 100) / 100;

/** The basket's lines as GA4 items: without what only the shop needs. */
export const itemsOf = (lines) => lines.map(({ slug: _slug, picture: _picture, ...item }) => item);
