import { shop } from '../catalogue.mjs';
import { html, json } from '../html.mjs';

/** What the basket's scripts must know of the shop's terms. */
export function terms() {
  const fees = { Standard: shop.delivery, Express: shop.express };
  return html`<script type="application/json" data-terms>
    ${json({ coupons: shop.coupons, fees, freeFrom: shop.freeDeliveryFrom })}
  </script>`;
}
