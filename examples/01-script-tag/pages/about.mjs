import { base, shop } from '../catalogue.mjs';
import { html } from '../html.mjs';

/** Who makes the things. */
export function aboutPage() {
  return {
    kind: 'about',
    title: 'Our makers',
    about: 'Five workshops within a day of Ravenglass.',
    main: html`<div class="wide">
      <header class="reading">
        <p class="eyebrow">Our makers</p>
        <h1>Five workshops, one bench for mending</h1>
        <p class="lead">
          Tern &amp; Tarn began with a broken rucksack and nobody who would mend it. We found a woman in Argyll who did.
          Then we asked her who made her kettle.
        </p>
      </header>
      ${shop.brands.map(maker)}
      <section class="figures" aria-label="In numbers">
        <p><strong>5</strong> makers we know by name</p>
        <p><strong>412</strong> things mended last year</p>
        <p><strong>9 miles</strong> from fleece to jumper</p>
      </section>
    </div>`,
  };
}

function maker({ name, place, craft, story, scene }) {
  const [theirs] = shop.products.filter(({ brand }) => brand === name).toSorted((a, b) => b.rating - a.rating);
  const anchor = name.toLowerCase().replace(/\W+/g, '-');
  return html`<section class="split" id="${anchor}">
    <img src="${base}/pictures/${scene}.svg" alt="The workshop of ${name}" width="800" height="600" loading="lazy" />
    <div>
      <p class="eyebrow">${place}</p>
      <h2>${name}</h2>
      <p>${story}</p>
      <a class="button quiet" href="${base}/search?q=${encodeURIComponent(name)}" data-vitrine-event="brand_story_view"
        >See ${craft}</a
      >
      <p class="dim">Start with the <a href="${base}/products/${theirs.slug}">${theirs.name}</a>.</p>
    </div>
  </section>`;
}
