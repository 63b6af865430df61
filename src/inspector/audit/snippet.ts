const ITEM = `{ item_id: 'SKU-1', item_name: 'Product', price: 49.9, quantity: 1 }`;
const GOODS = `currency: 'EUR', value: 49.9, items: [${ITEM}]`;

const LIST = `item_list_id: 'knitwear', items: [{ item_id: 'SKU-1', item_name: 'Product', price: 49.9, index: 1 }]`;

/** The parameters of a GA4 event, as an example. */
function params(name: string): string {
  if (name === 'page_view') return `page_location: location.href`;
  if (name === 'search') return `search_term: 'wool blanket'`;
  if (/^view_item_list$|^select_item$/.test(name)) return LIST;
  if (name.endsWith('promotion')) return `promotion_id: 'autumn', creative_slot: 'hero'`;
  if (name === 'refund') return `transaction_id: 'T-1001', currency: 'EUR', value: 49.9`;
  return `${name === 'purchase' ? `transaction_id: 'T-1001', ` : ''}${GOODS}`;
}

const tag = (name: string): string =>
  `<button data-vitrine-event="${name}" data-vitrine-item-id="SKU-1" data-vitrine-item-name="Product"\n` +
  `  data-vitrine-price="49.90" data-vitrine-currency="EUR">…</button>`;

const BLOCK = `<script type="application/ld+json">
{ "@context": "https://schema.org", "@type": "Product", "sku": "SKU-1", "name": "Product",
  "offers": { "@type": "Offer", "price": "49.90", "priceCurrency": "EUR" } }
</script>`;

/** How a source should say the event `name`: code to copy, with every field that an audit asks for. */
export function snippet(source: string, name: string): string {
  if (source === 'structured') return BLOCK;
  if (source === 'attributes') return tag(name);
  if (source === 'track') return `vitrine.track('${name}', { ${params(name)} });`;
  if (source === 'gtag') return `gtag('event', '${name}', { ${params(name)} });`;
  if (/^(page_view|search)$/.test(name)) return `dataLayer.push({ event: '${name}', ${params(name)} });`;
  return `dataLayer.push({ ecommerce: null });\ndataLayer.push({ event: '${name}', ecommerce: { ${params(name)} } });`;
}
