import { base, currentSale, gaItem, shop } from '../catalogue.mjs';
import { html, raw } from '../html.mjs';
import { icon } from './icon.mjs';
import { isLow, price, rating } from './product-card.mjs';

/** What one needs to decide and to buy: name, price, choices, the button, and what we promise. */
export const buyBox = (product) => html`${facts(product)} ${addForm(product)} ${promises(product)}`;

function facts(product) {
  const { ends } = currentSale();
  const day = ends.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return html`<a
      class="maker"
      href="${base}/about#${product.brand.toLowerCase().replace(/\W+/g, '-')}"
      data-vitrine-event="brand_story_view"
      >${product.brand}</a
    >
    <h1>${product.name}</h1>
    <p class="lead">${product.blurb}</p>
    <p class="line">
      ${price(product)}
      <a class="to-reviews" href="#reviews" data-vitrine-event="review_read"
        >${rating(product)}<span class="unseen"> reviews</span></a
      >
    </p>
    ${
      product.was &&
      html`<p class="sale-end">
        <a href="${base}/sale" data-vitrine-event="urgency_seen"
          ><span data-countdown="${ends.toISOString()}">Sale price until ${day}</span></a
        >
      </p>`
    }`;
}

function addForm(product) {
  return html`<form class="add" data-add data-item="${JSON.stringify(gaItem(product))}" data-slug="${product.slug}">
    ${product.colours.length > 1 && choice('Colour', product.colours)}
    ${
      product.sizes &&
      html`${choice(
          'Size',
          product.sizes.map((name) => ({ name })),
          product.sizes[2],
        )}
        <p class="size-link">
          <a href="${base}/help#sizes" data-vitrine-event="size_guide_view">${icon('ruler')} Size guide</a>
        </p>`
    }
    <div class="add-line">
      <label for="quantity">Quantity</label>
      <select id="quantity" name="quantity">
        ${Array.from({ length: Math.min(product.stock, 5) }, (_, i) => html`<option>${i + 1}</option>`)}
      </select>
      <button class="button" type="submit">Add to basket</button>
    </div>
    <p class="added" role="status" data-added></p>
    <noscript><p>To order without JavaScript, call us: the number is on the help page.</p></noscript>
  </form>`;
}

function choice(title, options, chosen = options[0].name) {
  const name = title.toLowerCase();
  return html`<fieldset class="choice ${name}">
    <legend>${title}</legend>
    ${options.map(
      (option) =>
        html`<label ${option.hex && html`style="--swatch:${option.hex}"`}
          ><input type="radio" name="${name}" value="${option.name}" ${option.name === chosen && raw('checked')} /><span
            >${option.name}</span
          ></label
        >`,
    )}
  </fieldset>`;
}

function promises(product) {
  return html`<ul class="promises">
    <li>
      ${icon('clock')}
      ${
        isLow(product)
          ? html`<a href="${base}/help#delivery" data-vitrine-event="urgency_seen"
              >${product.stock} left on our shelf</a
            >`
          : 'In stock'
      },
      leaves today if ordered before ${shop.dispatchBy}
    </li>
    <li>
      ${icon('truck')}
      ${product.price >= shop.freeDeliveryFrom ? 'Free UK delivery' : `Free UK delivery over £${shop.freeDeliveryFrom}`}
    </li>
    <li>${icon('mend')} Mended for as long as you own it</li>
  </ul>`;
}
