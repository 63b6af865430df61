import { base } from '../catalogue.mjs';
import { html } from '../html.mjs';
import { offerSlot } from './slots.mjs';
import { terms } from './terms.mjs';

/** The basket. It lives in the browser, so the page's script fills it in. */
export function cartPage() {
  return {
    kind: 'cart',
    title: 'Basket',
    scripts: ['cart'],
    main: html`<div class="wide basket">
      ${terms()}
      <h1>Your basket</h1>
      ${offerSlot()}
      <noscript><p>The basket needs JavaScript: it is kept in your own browser and nowhere else.</p></noscript>
      <p class="empty" data-cart-empty>There is nothing in it yet. <a href="${base}/">Have a look round</a>.</p>
      <div class="basket-cols" data-cart-full hidden>
        <ul class="lines" data-cart-lines aria-label="In your basket"></ul>
        <section class="sum" aria-labelledby="sum">
          <h2 id="sum">Summary</h2>
          <dl data-totals></dl>
          <form class="coupon" data-coupon>
            <label for="coupon">Discount code</label>
            <div>
              <input id="coupon" name="coupon" autocomplete="off" data-vitrine-event="coupon_field_focus" /><button
                class="button quiet"
                type="submit"
              >
                Apply
              </button>
            </div>
            <p role="status" data-coupon-note></p>
          </form>
          <a class="button" href="${base}/checkout">Go to checkout</a>
          <p class="dim">Sixty days to change your mind.</p>
        </section>
      </div>
    </div>`,
  };
}
