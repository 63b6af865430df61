import { start } from '../vitrine/index.js';
import { defineSlotElement } from '../vitrine/element.js';

const lamps = [
  { id: 'reading-lamp', name: 'Reading lamp', price: 86, about: 'Bends at three joints and stays where it is put.' },
  {
    id: 'storm-lantern',
    name: 'Storm lantern',
    price: 54,
    about: 'Burns for nine hours, on the table or in the rain.',
  },
  { id: 'desk-globe', name: 'Desk globe', price: 120, about: 'A pearl of opal glass, blown in one breath.' },
];

const vitrine = start({
  assets: '/vitrine/',
  slots: {
    // neither has content: the page renders them
    hero: { variants: { again: { segments: ['intent:high'] } } },
    note: { live: true, variants: { held: { segments: ['intent:high'] } } },
  },
});
vitrine.onError(({ code, message }) => console.warn(`${code}: ${message}`));

defineSlotElement(vitrine);

document.addEventListener('vitrine-change', (event) => {
  const { variant, object } = event.detail;
  for (const place of event.target.querySelectorAll('[data-vitrine-host] [data-object]'))
    place.textContent = object?.name ?? 'it';
  if (event.target.getAttribute('name') !== 'note') return;
  // no template has this one: whoever renders it says so
  event.preventDefault();
  const note = event.target.querySelector('p');
  note.textContent =
    variant === 'held'
      ? `${object?.name ?? 'Your basket'} is kept for you until tomorrow.`
      : 'Sent within two days, in a box without plastic.';
});

for (const button of document.querySelectorAll('[data-answer]')) {
  const { answer } = button.dataset;
  button.addEventListener('click', () =>
    vitrine.consent.set({ persist: answer, personalize: answer, measure: answer }),
  );
}

const gaItem = ({ id, name, price }) => ({ item_id: id, item_name: name, price });
const told = (lamp) => ({ currency: 'GBP', value: lamp.price, items: [gaItem(lamp)] });

/** A page from its template. */
const page = (id) => document.importNode(document.getElementById(id).content, true);

function homePage() {
  const content = page('home');
  const rows = lamps.map(({ id, name, price }) => {
    const row = document.createElement('li');
    row.append(Object.assign(document.createElement('a'), { href: `#/${id}`, textContent: name }), ` £${price}`);
    return row;
  });
  content.querySelector('.shelf').append(...rows);
  return content;
}

function productPage(lamp) {
  const content = page('product');
  content.querySelector('h1').textContent = lamp.name;
  content.querySelector('p').textContent = `${lamp.about} £${lamp.price}`;
  const output = content.querySelector('output');
  content.querySelector('button').addEventListener('click', () => {
    vitrine.track('add_to_cart', told(lamp));
    output.textContent = 'It is in your basket.';
  });
  return content;
}

function show() {
  const lamp = lamps.find(({ id }) => location.hash === `#/${id}`);
  document.querySelector('main').replaceChildren(lamp ? productPage(lamp) : homePage());
  if (lamp) vitrine.track('view_item', told(lamp));
  else vitrine.track('view_item_list', { item_list_id: 'shelf', items: lamps.map(gaItem) });
}

addEventListener('hashchange', show);
show();
