import { base } from '../catalogue.mjs';
import { html } from '../html.mjs';
import { icon } from './icon.mjs';

/** The offer strip; what stands here is the default that everybody gets without consent. */
export function offerSlot() {
  return html`<aside class="offer" data-vitrine-slot="offer" aria-label="Good to know">
    <span class="offer-icon">${['truck', 'tag', 'clock', 'leaf', 'ruler', 'eye'].map(icon)}</span>
    <p>
      <strong class="offer-title">Free delivery over £60</strong>
      <span class="offer-text">and sixty days to send it back.</span>
    </p>
    <a class="offer-link" href="${base}/help#delivery">How we deliver</a>
  </aside>`;
}

/** The call to action on home and product pages. */
export function ctaSlot() {
  return html`<aside class="cta" data-vitrine-slot="cta" aria-label="A suggestion">
    <p class="cta-title">Mended, not replaced</p>
    <p class="cta-text">Everything we sell comes back to our bench when it needs to, for as long as you own it.</p>
    <a class="button quiet cta-link" href="${base}/help#mending">How mending works</a>
  </aside>`;
}
