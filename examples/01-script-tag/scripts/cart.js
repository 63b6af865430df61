import { readBasket, writeBasket } from './basket.js';
import { itemsOf, pushEcommerce, valueOf } from './tell.js';
import { pounds, shareOf, showFull, showTotals } from './totals.js';

const currency = 'GBP';
const list = document.querySelector('[data-cart-lines]');
const note = document.querySelector('[data-coupon-note]');
const make = (tag, props, ...children) => {
  const element = Object.assign(document.createElement(tag), props);
  element.append(...children);
  return element;
};

function lineView(line, index) {
  const options = Array.from({ length: Math.max(5, line.quantity) }, (_, i) =>
    make('option', { value: String(i + 1), textContent: String(i + 1), selected: i + 1 === line.quantity }),
  );
  const quantity = make('select', { ariaLabel: `Quantity of ${line.item_name}` }, ...options);
  quantity.addEventListener('change', () => change(index, Number(quantity.value)));
  const remove = make('button', {
    type: 'button',
    className: 'as-link',
    textContent: 'Remove',
    ariaLabel: `Remove ${line.item_name}`,
  });
  remove.addEventListener('click', () => change(index, 0));
  return make(
    'li',
    {},
    make('img', { src: line.picture, alt: '', width: 112, height: 112 }),
    make(
      'div',
      { className: 'line-words' },
      make('a', { href: `products/${line.slug}`, textContent: line.item_name }),
      make('span', { className: 'dim', textContent: [line.item_brand, line.item_variant].filter(Boolean).join(' · ') }),
      make('div', { className: 'line-tools' }, quantity, remove),
    ),
    make('strong', { textContent: pounds(line.price * line.quantity) }),
  );
}

/** A new quantity for one line; the difference is an add or a remove. */
function change(index, quantity) {
  const basket = readBasket();
  const line = basket.lines[index];
  const step = quantity - line.quantity;
  const [item] = itemsOf([{ ...line, quantity: Math.abs(step) }]);
  const lines = basket.lines
    .map((old, i) => (i === index ? { ...old, quantity } : old))
    .filter((old) => old.quantity > 0);
  writeBasket({ ...basket, lines });
  pushEcommerce(step > 0 ? 'add_to_cart' : 'remove_from_cart', {
    currency,
    value: line.price * Math.abs(step),
    items: [item],
  });
  show();
  if (quantity === 0) document.querySelector('#main').focus();
}

function show() {
  const basket = readBasket();
  showFull(basket);
  list.replaceChildren(...basket.lines.map(lineView));
  showTotals(basket);
}

document.querySelector('[data-coupon]').addEventListener('submit', (event) => {
  event.preventDefault();
  const code = new FormData(event.target).get('coupon').trim().toUpperCase();
  const known = shareOf(code) !== undefined;
  if (known) writeBasket({ ...readBasket(), coupon: code });
  note.textContent = known ? `${code} is on.` : 'We do not know that code.';
  show();
});

show();
const { lines, coupon } = readBasket();
if (lines.length > 0) {
  pushEcommerce('view_cart', { currency, value: valueOf(lines), ...(coupon && { coupon }), items: itemsOf(lines) });
}
