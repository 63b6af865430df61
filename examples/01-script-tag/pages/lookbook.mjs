import { base, formatPrice, productOf } from '../catalogue.mjs';
import { html } from '../html.mjs';

const looks = [
  ['scene-path', 'Eight o’clock, the ridge', ['ridgeway-rucksack-24', 'lang-flask-750']],
  ['scene-coast', 'Noon, the bay', ['squall-rain-smock', 'harbour-tote']],
  ['scene-camp', 'Dusk, the tent', ['ember-enamel-kettle', 'wick-hurricane-lantern', 'cinder-skillet-24']],
  ['scene-table', 'Seven, the table', ['shingle-mug', 'estuary-teapot', 'dune-serving-bowl']],
  ['scene-hearth', 'Ten, the stove', ['drift-wool-blanket', 'peat-heather-candle', 'fold-wool-cushion']],
];

/** One day in five pictures. */
export function lookbookPage() {
  return {
    kind: 'lookbook',
    title: 'Lookbook',
    main: html`<div class="wide">
      <header class="reading">
        <p class="eyebrow">The lookbook</p>
        <h1>One day out</h1>
        <p class="lead">From the ridge in the morning to the stove at night, with what we took along.</p>
      </header>
      <div class="looks">${looks.map(look)}</div>
    </div>`,
  };
}

function look([scene, title, slugs]) {
  return html`<figure id="${scene}">
    <img
      src="${base}/pictures/${scene}.svg"
      alt="${title}"
      width="800"
      height="600"
      data-vitrine-event="gallery_interaction"
    />
    <figcaption>
      <strong>${title}</strong>
      ${slugs.map(productOf).map(({ slug, name, price }) => html`<a href="${base}/products/${slug}">${name}, ${formatPrice(price)}</a>`)}
    </figcaption>
  </figure>`;
}
