import { existsSync, readFileSync } from 'node:fs';
import { base, shop } from './catalogue.mjs';
import { html, json, raw } from './html.mjs';
import { icon } from './pages/icon.mjs';

const config = JSON.parse(readFileSync(new URL('vitrine.config.json', import.meta.url), 'utf8'));

const headStub = new URL('../../dist/vitrine.stub.js', import.meta.url);

/**
 * A whole page. `kind` is the page's kind in Vitrine's words, `events` go to the data layer before anything else runs,
 * `templates` stand at the end for slots that show one, `scripts` are the page's own besides the common ones.
 */
export function renderPage({ title, about, kind, main, events = [], templates, scripts = [] }) {
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        ${stub()}
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title ? `${title} · ${shop.name}` : `${shop.name}: goods for the walk and the way home`}</title>
        <meta
          name="description"
          content="${about ?? 'Layers, packs, camp iron, stoneware and wool from five makers.'}"
        />
        <link rel="icon" href="${base}/pictures/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${base}/vendor/cookieconsent.css" />
        <link rel="stylesheet" href="${base}/styles/shop.css" />
        ${dataLayer(events)} ${vitrine()}
        ${['shop', 'consent', ...scripts].map(
          (script) => html`<script type="module" src="${base}/scripts/${script}.js"></script>`,
        )}
      </head>
      <body data-vitrine-page="${kind}">
        <a class="skip" href="#main">Skip to content</a>
        ${header(kind)}
        <main id="main" tabindex="-1">${main}</main>
        ${footer()} ${templates}
      </body>
    </html>`.markup;
}

/** The head stub, as docs/head-stub.md shows it: nothing may be added within the element. */
function stub() {
  const text = existsSync(headStub) ? readFileSync(headStub, 'utf8') : '';
  return raw(`<script data-vitrine-policy="${config.policyVersion ?? 1}">${text}</script>`);
}

/** The embed, as the README shows it. */
function vitrine() {
  return html`<script>
      window.vitrine = window.vitrine || [];
    </script>
    <script type="application/json" data-vitrine-config>
      ${json(config)}
    </script>
    <script async src="/vitrine/vitrine.js"></script>`;
}

/** GA4 as shops really speak it: some events as GTM objects, some through gtag(). Nothing here loads a tag, and until the banner is answered none might store. */
function dataLayer(events) {
  const lines = events.map(({ name, gtag, params }) =>
    gtag
      ? html`gtag('event', '${name}', ${json(params)});`
      : html`dataLayer.push({ ecommerce: null }); dataLayer.push(${json({ event: name, ecommerce: params })});`,
  );
  return html`<script>
    window.dataLayer = window.dataLayer || [];
    function gtag() {
      dataLayer.push(arguments);
    }
    gtag('consent', 'default', {
      ad_storage: 'denied',
      ad_user_data: 'denied',
      ad_personalization: 'denied',
      analytics_storage: 'denied',
    });
    gtag('js', new Date());
    ${lines};
  </script>`;
}

function header(kind) {
  const links = [
    ...shop.categories.map(({ slug, name }) => [`categories/${slug}`, name]),
    ['sale', 'Sale'],
    ['lookbook', 'Lookbook'],
    ['about', 'Makers'],
  ];
  return html`<p class="notice">
      Free UK delivery over £${shop.freeDeliveryFrom}.<span> Sixty days to change your mind.</span>
    </p>
    <header class="top">
      <a class="brand" href="${base}/"
        ><img src="${base}/pictures/mark.svg" alt="" width="40" height="40" /><span>Tern &amp; Tarn</span></a
      >
      <form class="find" role="search" action="${base}/search">
        <label class="unseen" for="q">Search the shop</label>
        <input id="q" name="q" type="search" placeholder="Kettle, wool, Mossrigg…" autocomplete="off" />
        <button type="submit" aria-label="Search">${icon('search')}</button>
      </form>
      <a class="basket-link" href="${base}/cart" aria-label="Basket" ${kind === 'cart' && raw('aria-current="page"')}>
        ${icon('basket')}<span class="word">Basket</span><span class="count" data-cart-count hidden>0</span>
      </a>
      <nav class="rooms" aria-label="Shop">
        <ul>
          ${links.map(([path, name]) => html`<li><a href="${base}/${path}">${name}</a></li>`)}
        </ul>
      </nav>
    </header>`;
}

function footer() {
  return html`<footer class="bottom">
    <div class="bottom-in">
      <section>
        <h2>Tern &amp; Tarn</h2>
        <p>
          A shop in Ravenglass, between the estuary and the fells. Five makers, things that last, and a bench for
          mending them.
        </p>
      </section>
      <nav aria-label="Help">
        <h2>Help</h2>
        <ul>
          <li><a href="${base}/help#delivery">Delivery</a></li>
          <li><a href="${base}/help#returns">Returns</a></li>
          <li><a href="${base}/help#sizes" data-vitrine-event="size_guide_view">Size guide</a></li>
          <li><a href="${base}/help#mending">Mending</a></li>
        </ul>
      </nav>
      <nav aria-label="About">
        <h2>About</h2>
        <ul>
          <li><a href="${base}/about">Our makers</a></li>
          <li><a href="${base}/lookbook">Lookbook</a></li>
          <li><a href="${base}/sale">Season sale</a></li>
        </ul>
      </nav>
      <nav aria-label="Privacy">
        <h2>Privacy</h2>
        <ul>
          <li><button class="as-link" type="button" data-cc="show-preferencesModal">Privacy settings</button></li>
          <li><a href="${base}/help#privacy">What we keep</a></li>
          <li><a href="?vitrine=inspect" rel="nofollow">Look behind the window</a></li>
        </ul>
      </nav>
    </div>
    <p class="small">A demo shop: nothing here is for sale and nothing you do leaves this machine.</p>
  </footer>`;
}
