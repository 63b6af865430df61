import { base, currentSale, onSale, pictureOf, productOf, shop } from '../catalogue.mjs';
import { html } from '../html.mjs';
import { lookbookTemplate, researchTemplate } from './hero-templates.mjs';
import { listEvent, productGrid } from './product-card.mjs';
import { ctaSlot, offerSlot } from './slots.mjs';

const fresh = { id: 'new-in', name: 'New in' };
const sale = { id: 'home-sale', name: 'Sale on home' };
const freshSlugs = ['lantic-fisherman-jumper', 'ridgeway-rucksack-24', 'estuary-teapot', 'drift-wool-blanket'];

/** The front window. */
export function homePage() {
  const newest = freshSlugs.map(productOf);
  const reduced = onSale.slice(0, 4);
  return {
    kind: 'home',
    events: [listEvent(newest, fresh), listEvent(reduced, sale)],
    templates: [lookbookTemplate(), researchTemplate()],
    main: html`${hero()}
      <div class="wide">
        ${offerSlot()} ${rooms()}
        <section>
          <div class="head">
            <h2>New on the shelf</h2>
            <a href="${base}/lookbook">See them out walking</a>
          </div>
          ${productGrid(newest, fresh)}
        </section>
        ${makers()}
        <section>
          <div class="head">
            <h2>${currentSale().name}</h2>
            <a href="${base}/sale">All reductions</a>
          </div>
          ${productGrid(reduced, sale)}
        </section>
        ${ctaSlot()}
      </div>`,
  };
}

function hero() {
  return html`<section class="hero" data-vitrine-slot="hero" aria-label="Welcome">
    <img
      class="hero-picture"
      src="${base}/pictures/hero-coast.svg"
      alt="A tern over a quiet bay at first light"
      width="1600"
      height="760"
      fetchpriority="high"
    />
    <div class="hero-words">
      <p class="eyebrow">Ravenglass, since the rain</p>
      <h1>Goods for the walk and the way home</h1>
      <p class="lead">Wax, wool, iron and clay from five makers who mend what they make.</p>
      <a class="button" href="${base}/categories/layers">Start with layers</a>
    </div>
  </section>`;
}

function rooms() {
  return html`<section aria-labelledby="rooms">
    <h2 class="unseen" id="rooms">Departments</h2>
    <ul class="tiles">
      ${shop.categories.map(
        ({ slug, name, lead, cover }) =>
          html`<li>
            <a href="${base}/categories/${slug}">
              <img src="${pictureOf(productOf(cover))}" alt="" width="400" height="400" />
              <span class="name">${name}</span><span class="dim">${lead}</span>
            </a>
          </li>`,
      )}
    </ul>
  </section>`;
}

function makers() {
  return html`<section class="split">
    <img
      src="${base}/pictures/scene-kiln.svg"
      alt="Pots drying on the shelf at Mossrigg, the kiln lit"
      width="800"
      height="600"
      loading="lazy"
    />
    <div>
      <p class="eyebrow">Our makers</p>
      <h2>Thursday is kiln day</h2>
      <p>
        At Mossrigg the kiln is lit once a week. What comes out on Friday is on our shelf on Saturday, still a little
        warm if you are early.
      </p>
      <a class="button quiet" href="${base}/about" data-vitrine-event="brand_story_view">Meet all five</a>
    </div>
  </section>`;
}
