import { addLine } from './basket.js';
import { pushEcommerce } from './tell.js';

const form = document.querySelector('[data-add]');
const picture = document.querySelector('[data-main-picture]');
const thumbs = [...document.querySelectorAll('.thumbs a')];
const currency = 'GBP';

function show(thumb) {
  picture.src = thumb.href;
  picture.alt = thumb.querySelector('img').alt;
  thumbs.forEach((other) => other.toggleAttribute('aria-current', other === thumb));
  thumb.setAttribute('aria-current', 'true');
}

for (const thumb of thumbs) {
  thumb.addEventListener('click', (event) => {
    event.preventDefault();
    show(thumb);
  });
}

form.addEventListener('change', ({ target }) => {
  const thumb = target.name === 'colour' && thumbs.find(({ dataset }) => dataset.view === target.value.toLowerCase());
  if (thumb) show(thumb);
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const chosen = new FormData(form);
  const variant = ['colour', 'size'].map((name) => chosen.get(name)).filter(Boolean);
  const item = {
    ...JSON.parse(form.dataset.item),
    ...(variant.length > 0 && { item_variant: variant.join(' / ') }),
    quantity: Number(chosen.get('quantity')),
  };
  const colour = chosen.get('colour')?.toLowerCase();
  const view = thumbs.find(({ dataset }) => dataset.view === colour) ?? thumbs[0];
  addLine({ ...item, slug: form.dataset.slug, picture: new URL(view.href).pathname });
  pushEcommerce('add_to_cart', { currency, value: item.price * item.quantity, items: [item] });
  sayAdded(item);
});

function sayAdded(item) {
  const link = Object.assign(document.createElement('a'), { href: '../cart', textContent: 'See the basket' });
  document.querySelector('[data-added]').replaceChildren(`${item.item_name} is in your basket. `, link);
}

document.querySelector('a[href="#reviews"]').addEventListener('click', () => {
  document.querySelector('#reviews').open = true;
});
