import { pushEcommerce } from './tell.js';

const key = 'tern-tarn-order';
const kept = sessionStorage.getItem(key);
if (kept) {
  const order = JSON.parse(kept);
  // Once only: a reload of this page is not a second purchase.
  sessionStorage.removeItem(key);
  pushEcommerce('purchase', order);
  const words = `Order ${order.transaction_id}, £${order.value.toFixed(2)}, is on the counter, and we are looking for the twine.`;
  document.querySelector('[data-order]').textContent = words;
}
