/* A tag that tells GA4 the same, in the numbers of the product feed. */
window.dataLayer = window.dataLayer ?? [];
function gtag() {
  dataLayer.push(arguments);
}
const fed = { item_id: 'shopify_DE_7_71', item_name: 'Tee', item_brand: 'Acme', price: 19.99 };
gtag('event', 'view_item', { currency: 'EUR', value: 19.99, items: [fed] });
document
  .querySelector('form')
  .addEventListener('submit', () =>
    setTimeout(() => gtag('event', 'add_to_cart', { currency: 'EUR', items: [{ ...fed, quantity: 1 }] }), 250),
  );
