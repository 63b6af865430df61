import { base, shop } from '../catalogue.mjs';
import { html } from '../html.mjs';

const sizes = [
  ['XS', '82–88', '61'],
  ['S', '89–95', '63'],
  ['M', '96–102', '65'],
  ['L', '103–109', '67'],
  ['XL', '110–117', '68'],
];

const coats = [
  [
    'Skerry Waxed Jacket',
    'skerry-waxed-jacket',
    'Waxed cotton',
    '1.5 kg',
    'Long wet winters, thorns, dogs',
    'Heavy when you move fast',
  ],
  ['Squall Rain Smock', 'squall-rain-smock', 'Three-layer nylon', '380 g', 'Moving in rain all day', 'No insulation'],
  ['Corrie Down Gilet', 'corrie-down-gilet', '700-fill down', '290 g', 'Dry cold, under a shell', 'Must stay dry'],
];

/** Delivery, returns, sizes, choosing, mending, privacy. */
export function helpPage() {
  return {
    kind: 'help',
    title: 'Help',
    main: html`<div class="reading help">
      <h1>Help</h1>
      <nav class="chips-nav" aria-label="On this page">
        ${['delivery', 'returns', 'sizes', 'choosing', 'mending', 'privacy'].map((id) => html`<a href="#${id}">${id}</a>`)}
      </nav>
      ${delivery()} ${sizeGuide()} ${choosing()} ${mending()}
    </div>`,
  };
}

function delivery() {
  return html`<section id="delivery">
      <h2>Delivery</h2>
      <p>
        Standard takes two to three working days and costs £${shop.delivery.toFixed(2)}; over £${shop.freeDeliveryFrom}
        it is free. Express comes the next working day for £${shop.express.toFixed(2)}. What is on our shelf leaves the
        same day if you order before ${shop.dispatchBy}.
      </p>
    </section>
    <section id="returns">
      <h2>Returns</h2>
      <p>
        Sixty days, worn once is fine. Use the prepaid label that came with the parcel, or bring it to Ravenglass. We
        refund within three days of having it back.
      </p>
      <p>PATH10 takes 10% off anybody’s first order. Call 01946 555 0142 if a form ever gets in your way.</p>
    </section>`;
}

function sizeGuide() {
  return html`<section id="sizes">
    <h2>Size guide</h2>
    <p>
      Measure round the widest part of your chest, over a shirt. Between two sizes, take the larger one for waxed coats.
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label="Sizes in centimetres">
      <table>
        <thead>
          <tr>
            <th scope="col">Size</th>
            <th scope="col">Chest, cm</th>
            <th scope="col">Sleeve, cm</th>
          </tr>
        </thead>
        <tbody>
          ${sizes.map(
            ([size, chest, sleeve]) =>
              html`<tr>
                <th scope="row">${size}</th>
                <td>${chest}</td>
                <td>${sleeve}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function choosing() {
  return html`<section id="choosing">
    <h2>Which coat for which weather</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="Coats side by side">
      <table>
        <thead>
          <tr>
            <th scope="col">Coat</th>
            <th scope="col">Cloth</th>
            <th scope="col">Weight</th>
            <th scope="col">Best at</th>
            <th scope="col">Not good at</th>
          </tr>
        </thead>
        <tbody>
          ${coats.map(
            ([name, slug, ...facts]) =>
              html`<tr>
                <th scope="row"><a href="${base}/products/${slug}">${name}</a></th>
                ${facts.map((fact) => html`<td>${fact}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function mending() {
  return html`<section id="mending">
      <h2>Mending</h2>
      <p>
        Send it back at any age. Waxed cloth is re-waxed for £35, straps and seams are free for ten years, and most
        knits can be re-knitted at the elbow.
      </p>
    </section>
    <section id="privacy">
      <h2>What we keep</h2>
      <p>
        Your basket, in this browser, once you put something in it. If you allow personalisation, your browser also
        remembers what you looked at and rearranges the window by itself; none of that reaches us. Take it back at any
        time.
      </p>
      <p><button class="button quiet" type="button" data-cc="show-preferencesModal">Privacy settings</button></p>
    </section>`;
}
