import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../launch.js';
import { openListening, type Listening, type ListenOptions } from './listen.js';
import type { Shop } from './serve-shop.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const html = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Shop</title>${head}</head><body>${body}</body></html>`;

async function visit(shop: Shop, run: (shop: Listening) => Promise<void>, options: ListenOptions = {}): Promise<void> {
  const listening = await openListening(stage, shop, options);
  try {
    await run(listening);
    expect(listening.errors).toEqual([]);
    expect(await listening.problems()).toEqual([]);
  } finally {
    await listening.close();
  }
}

const paths = async (shop: Listening) =>
  (await shop.heard()).filter(({ name }) => name === 'page_view').map(({ params }) => params.page_path);

describe('the life of a page', () => {
  it('has a page view for each route, in the path, in the fragment, or in what the shop names of the query', () =>
    visit(
      { files: { '/index.html': html('<a id="a" href="#/products/cup">Cup</a> <a id="b" href="#top">Top</a>') } },
      async (shop) => {
        await shop.go('/');
        await shop.page.click('#a');
        await shop.page.click('#b');
        await shop.page.evaluate(() => history.pushState(null, '', '/products/plate?id=7&ref=x'));
        await shop.page.evaluate(() => history.replaceState(null, '', '/products/plate?id=8&ref=y'));
        await shop.page.evaluate(() => history.replaceState(null, '', '/products/plate?id=8&ref=z'));
        expect(await paths(shop)).toEqual(['/', '/products/cup', '/', '/products/plate/id=7', '/products/plate/id=8']);
      },
      { config: { capture: { routeQuery: ['id'] } } },
    ));

  it('is one, whatever frames of the shop stand in it; what is done in them counts', () =>
    visit(
      {
        files: {
          '/index.html': html('<h1>Shop</h1><iframe src="/quick-view" title="Quick view"></iframe>'),
          '/quick-view.html': html(
            '<button id="add">Add</button>',
            `<script>window.dataLayer = []; addEventListener('click', () =>
              dataLayer.push({ event: 'add_to_cart', ecommerce: { items: [{ item_id: 'A' }] } }))</script>`,
          ),
        },
      },
      async (shop) => {
        await shop.go('/');
        const frame = shop.page.frames().find((one) => one.url().endsWith('/quick-view'))!;
        await frame.waitForFunction(() => !!globalThis.vitrine && !Array.isArray(globalThis.vitrine));
        await shop.page.waitForTimeout(500);
        await frame.click('#add');
        expect((await shop.heard()).map(({ name }) => name)).toEqual(['page_view', 'add_to_cart']);
      },
    ));

  it('goes on, and does not begin anew, on the way back from a checkout on another host of the shop', async () => {
    const checkout = await openListening(stage, { files: { '/pay.html': html('<a id="back">Back to the shop</a>') } });
    await visit(
      { files: { '/index.html': html('<h1>Shop</h1>'), '/thanks.html': html('<h1>Thank you</h1>') } },
      async (shop) => {
        await shop.go('/');
        const elsewhere = checkout.url.replace('127.0.0.1', 'localhost');
        await shop.page.goto(`${elsewhere}/pay`);
        await shop.page.evaluate(
          (back) => document.querySelector('a')!.setAttribute('href', back),
          `${shop.url}/thanks`,
        );
        await Promise.all([shop.page.waitForURL(/thanks/), shop.page.click('#back')]);
        const views = (await shop.heard()).filter(({ name }) => name === 'page_view');
        expect(views.map(({ params }) => [params.page_kind, params.referrer_class])).toEqual([
          ['home', 'direct'],
          ['thanks', 'internal'],
        ]);
      },
      { config: { capture: { domains: ['localhost'] } } },
    );
    await checkout.close();
  });

  it('is not heard in the theme editor of a platform', () =>
    visit(
      { files: { '/index.html': html('<h1>Shop</h1>', '<script>window.Shopify = { designMode: true }</script>') } },
      async (shop) => {
        await shop.go('/');
        await shop.page.click('h1');
        await shop.page.evaluate(() => globalThis.vitrine.track('view_cart'));
        expect(await shop.heard()).toEqual([]);
      },
    ));

  it('has its page view told when it is parsed, with what its body says of it', () =>
    visit(
      {
        answer: ({ path }) =>
          path === '/p/123'
            ? {
                body: html(
                  '<script src="/slow.js"></script><h1>Cup</h1>',
                  '<script>document.addEventListener("DOMContentLoaded", () => document.body.classList.add("x"))</script>',
                ).replace('<body>', '<body class="single-product postid-123">'),
              }
            : undefined,
        files: { '/slow.js': 'for (const end = Date.now() + 300; Date.now() < end; );' },
      },
      async (shop) => {
        await shop.go('/p/123');
        const [view] = await shop.heard();
        expect(view!.params.page_kind).toBe('product');
      },
    ));
});
