import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, openVisitor, type Stage } from '../launch.js';
import { until } from '../shop.js';
import { ALL, pageOf, serveSlots } from './serve-slots.js';

const CART = '<div data-vitrine-slot="cart"><h1>For everybody</h1></div><button>One more</button>';

/** A theme that renders its cart anew with each answer of the section rendering API. */
const THEME = `<script>
document.addEventListener('click', async ({ target }) => {
  if (target.localName !== 'button') return;
  const { sections } = await (await fetch('/cart/change.js', { method: 'POST' })).json();
  document.querySelector('#shopify-section-cart').innerHTML = sections.cart;
});
</script>`;

let stage: Stage;
let shop: Awaited<ReturnType<typeof serveSlots>>;
beforeAll(async () => {
  stage = await openStage();
  const body = `<div id="shopify-section-cart">${CART}</div>${THEME}`;
  shop = await serveSlots({
    '/': pageOf({ slots: { cart: { live: true, variants: { all: ALL } } } }, body),
    '/cart/change.js': JSON.stringify({ sections: { cart: CART } }),
  });
});
afterAll(async () => {
  await stage?.close();
  shop?.close();
});

it('a section that is rendered anew with every click keeps its swap, however often', async () => {
  const { page, context, errors } = await openVisitor(stage);
  await page.goto(shop.url);
  const isShown = () => document.querySelector('h1')!.textContent === 'For you';
  await until(page, isShown);
  for (let i = 0; i < 8; i++) {
    await page.evaluate(() => document.querySelector('h1')!.setAttribute('data-old', ''));
    await page.click('button');
    await until(page, () => !document.querySelector('[data-old]'));
    await until(page, isShown);
  }
  expect(await page.evaluate(() => globalThis.vitrine.problems.get())).toEqual([]);
  expect(errors).toEqual([]);
  await context.close();
});
