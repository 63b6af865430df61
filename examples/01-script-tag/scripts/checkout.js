import { readBasket, writeBasket } from './basket.js';
import { itemsOf, pushEcommerce, pushGtag, valueOf } from './tell.js';
import { showFull, showTotals, totalsOf } from './totals.js';

const form = document.querySelector('[data-checkout]');
const basket = readBasket();
const { lines, coupon } = basket;
const what = { currency: 'GBP', value: valueOf(lines), ...(coupon && { coupon }), items: itemsOf(lines) };
const chosen = (name) => new FormData(form).get(name);

function addToList({ item_name: name, item_variant: variant, quantity, picture }) {
  const row = document.createElement('li');
  const image = Object.assign(document.createElement('img'), { src: picture, alt: '', width: 56, height: 56 });
  const words = [`${quantity} × ${name}`, variant].filter(Boolean).join(', ');
  row.append(image, Object.assign(document.createElement('span'), { textContent: words }));
  document.querySelector('[data-mini-lines]').append(row);
}

showFull(basket);
if (lines.length > 0) {
  lines.forEach(addToList);
  showTotals(basket);
  pushGtag('begin_checkout', what);
}

form.addEventListener('change', ({ target }) => {
  if (target.name !== 'shipping') return;
  showTotals(basket, target.value);
  pushGtag('add_shipping_info', { ...what, shipping_tier: target.value });
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const { delivery, total } = totalsOf(basket, chosen('shipping'));
  pushGtag('add_shipping_info', { ...what, shipping_tier: chosen('shipping') });
  pushEcommerce('add_payment_info', { ...what, payment_type: chosen('payment') });
  const order = {
    ...what,
    transaction_id: `TT-${Date.now().toString(36).toUpperCase()}`,
    value: total,
    shipping: delivery,
  };
  sessionStorage.setItem('tern-tarn-order', JSON.stringify(order));
  writeBasket({ lines: [], coupon: '' });
  location.assign('thanks');
});
