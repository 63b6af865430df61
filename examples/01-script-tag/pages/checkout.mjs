import { base, shop } from '../catalogue.mjs';
import { html, raw } from '../html.mjs';
import { terms } from './terms.mjs';

const field = (name, label, { autocomplete, type = 'text' }) =>
  html`<p class="field">
    <label for="${name}">${label}</label
    ><input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" required />
  </p>`;

const option = (group, { value, title = value, note, checked }) =>
  html`<label class="option"
    ><input type="radio" name="${group}" value="${value}" ${checked && raw('checked')} /><span
      ><strong>${title}</strong> ${note}</span
    ></label
  >`;

/** One page, no payment: nothing typed here goes anywhere. */
export function checkoutPage() {
  return {
    kind: 'checkout',
    title: 'Checkout',
    scripts: ['checkout'],
    main: html`<div class="wide basket">
      ${terms()}
      <h1>Checkout</h1>
      <p class="empty" data-cart-empty>Your basket is empty. <a href="${base}/">Have a look round</a>.</p>
      <div class="basket-cols" data-cart-full hidden>
        ${orderForm()}
        <section class="sum" aria-labelledby="sum">
          <h2 id="sum">Your order</h2>
          <ul class="mini-lines" data-mini-lines></ul>
          <dl data-totals></dl>
          <p><a href="${base}/cart">Change the basket</a></p>
        </section>
      </div>
    </div>`,
  };
}

function orderForm() {
  return html`<form class="checkout" data-checkout>
    <fieldset>
      <legend>Who and where</legend>
      ${field('email', 'E-mail', { autocomplete: 'email', type: 'email' })}
      ${field('name', 'Name', { autocomplete: 'name' })}
      ${field('street', 'Street and number', { autocomplete: 'street-address' })}
      <div class="pair">
        ${field('town', 'Town', { autocomplete: 'address-level2' })}
        ${field('postcode', 'Postcode', { autocomplete: 'postal-code' })}
      </div>
    </fieldset>
    <fieldset>
      <legend>Delivery</legend>
      ${option('shipping', { value: 'Standard', note: `two to three days, £${shop.delivery.toFixed(2)}, free over £${shop.freeDeliveryFrom}`, checked: true })}
      ${option('shipping', { value: 'Express', note: `tomorrow if ordered before ${shop.dispatchBy}, £${shop.express.toFixed(2)}` })}
    </fieldset>
    <fieldset>
      <legend>Payment</legend>
      ${option('payment', { value: 'Invoice', note: 'pay within thirty days', checked: true })}
      ${option('payment', { value: 'Collect', title: 'At the counter', note: 'pay when you collect in Ravenglass' })}
      <p class="dim">This is a demo shop: no card is asked for and no order is sent.</p>
    </fieldset>
    <button class="button" type="submit">Place the order</button>
  </form>`;
}

/** After the order. */
export function thanksPage() {
  return {
    kind: 'thanks',
    title: 'Thank you',
    scripts: ['thanks'],
    main: html`<section class="reading narrow thanks">
      <img
        src="${base}/pictures/hero-parcels.svg"
        alt="Parcels on the counter, tied with twine"
        width="800"
        height="380"
      />
      <h1>Thank you</h1>
      <p data-order>Your order is on the counter, and we are looking for the twine.</p>
      <p><a class="button" href="${base}/lookbook">See where it might go</a></p>
    </section>`,
  };
}
