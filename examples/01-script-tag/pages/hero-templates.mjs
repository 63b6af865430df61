import { base, formatPrice, pictureOf, productOf } from '../catalogue.mjs';
import { html } from '../html.mjs';

const compared = ['skerry-waxed-jacket', 'squall-rain-smock', 'corrie-down-gilet'];
const facts = ['Best in a long, wet winter', 'Best when moving fast', 'Best under something else'];

/** The hero for people who look before they read. */
export function lookbookTemplate() {
  const pictures = [
    ['scene-path', 'A rucksack on the ridge path'],
    ['scene-camp', 'A kettle and a lantern by the tent at dusk'],
    ['scene-hearth', 'Blanket, candle and cushion by the stove'],
  ];
  return html`<template id="hero-lookbook">
    <div class="hero-lookbook">
      ${pictures.map(([name, alt]) => html`<a href="${base}/lookbook#${name}"><img src="${base}/pictures/${name}.svg" alt="${alt}" width="800" height="600" /></a>`)}
      <div class="hero-words">
        <p class="eyebrow">The lookbook</p>
        <h1>One day out, in pictures</h1>
        <a class="button" href="${base}/lookbook">Open the lookbook</a>
      </div>
    </div>
  </template>`;
}

/** The hero for people who compare before they buy. */
export function researchTemplate() {
  return html`<template id="hero-compare">
    <div class="hero-compare">
      <div class="hero-words">
        <p class="eyebrow">Side by side</p>
        <h1>Which coat for which weather?</h1>
        <p class="lead">Weights, cloths and honest limits, so that you choose once.</p>
        <a class="button" href="${base}/help#choosing">Read the coat guide</a>
      </div>
      <ul>
        ${compared.map(productOf).map(
          (product, i) =>
            html`<li>
              <a href="${base}/products/${product.slug}">
                <img src="${pictureOf(product)}" alt="" width="200" height="200" />
                <strong>${product.name}</strong><span>${facts[i]}</span><span>${product.details[0]}</span>
                <span>${product.rating} of 5 · ${formatPrice(product.price)}</span>
              </a>
            </li>`,
        )}
      </ul>
    </div>
  </template>`;
}
