import type { BrowserContext } from 'playwright-core';
import type { Shop } from '../serve-shop.js';

/** What the shop's own code does; scripts, of which `say` is run with `said` for each thing that happens. */
export type LayerShop = Readonly<{
  /** Stands first in the head. */
  head: string;
  /** Script at `/client.js`, which comes late. */
  client?: string;
  /** Body of a function of what happens: view, add, cart, remove, order. */
  say: string;
}>;

const CUP = { id: 'CUP', name: 'Cup', brand: 'Acme', price: 18.5, quantity: 1 };

const ldJson = JSON.stringify({
  '@context': 'https://schema.org',
  '@type': 'Product',
  name: 'Cup',
  sku: 'CUP',
  offers: { '@type': 'Offer', price: '18.50', priceCurrency: 'EUR' },
});

/** A shop whose pages tell of themselves through an analytics client, as well as by their markup. */
export function layerShop({ head, client, say }: LayerShop): Shop {
  const page = (title: string, body: string, script: string): string =>
    `<!doctype html><html lang="en"><head><title>${title}</title>
<script>${head}
window.cup = ${JSON.stringify(CUP)};
window.say = (what) => {${say}};</script>${client ? '<script async src="/client.js"></script>' : ''}</head>
<body><h1>${title}</h1>${body}<script>${script}</script></body></html>`;
  return {
    files: {
      '/product/cup.html': page(
        'Cup',
        `<script type="application/ld+json">${ldJson}</script><p class="price">€18.50</p>
<form onsubmit="return false"><button name="add" id="add">Add to cart</button></form><button id="later">Go on</button>`,
        `say('view'); document.getElementById('add').addEventListener('click', () => say('add'));`,
      ),
      '/cart.html': page(
        'Cart',
        '<button id="remove">Remove</button>',
        `say('cart'); document.getElementById('remove').onclick = () => say('remove');`,
      ),
      '/checkout/thank-you.html': page('Thank you', '', `say('order');`),
      ...(client && { '/client.js': client }),
    },
  };
}

/** Answers what clients ask of the world, on this machine, and makes them come late. */
export async function answerWorld(context: BrowserContext, settings: object): Promise<void> {
  // after Vitrine, so that there is a stub to hear
  await context.route('**/client.js', async (route) => {
    await new Promise((done) => setTimeout(done, 1000));
    await route.continue();
  });
  await context.route(
    ({ hostname }) => hostname !== '127.0.0.1',
    (route) =>
      route.fulfill({
        status: 200,
        contentType: 'application/json',
        headers: {
          'access-control-allow-origin': route.request().headers()['origin'] ?? '*',
          'access-control-allow-credentials': 'true',
          'access-control-allow-headers': 'content-type, authorization, anonymousid',
        },
        body: JSON.stringify(settings),
      }),
  );
}
