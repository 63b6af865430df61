import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, openVisitor, type Stage } from '../launch.js';
import { until } from '../shop.js';
import { pageOf, serveSlots } from './serve-slots.js';

const PRICE = '<p><b>$50</b> <i class="why">This price was set by what you looked at</i></p>';

let stage: Stage;
let shop: Awaited<ReturnType<typeof serveSlots>>;
beforeAll(async () => {
  stage = await openStage();
  const price = { effect: 'lower', disclosure: '.why', at: 'b' } as const;
  const slot = { selector: 'p', live: true, variants: { ten: { price, content: { b: { text: '$45' } } } } };
  shop = await serveSlots({
    '/': pageOf(
      { slots: { page: { ...slot, selector: 'body > p' }, root: { ...slot, shadow: 'shop-price' } } },
      `${PRICE}<shop-price><template shadowrootmode="open">${PRICE}</template></shop-price>`,
    ),
  });
});
afterAll(async () => {
  await stage?.close();
  shop?.close();
});

it('a price is moved in no shadow root, where nobody can look at what lies around its notice', async () => {
  const { page, context } = await openVisitor(stage);
  await page.goto(shop.url);
  await until(page, () => document.querySelector('b')!.textContent === '$45');
  await until(page, () => globalThis.vitrine.problems.get().length > 0);
  expect(
    await page.evaluate(() => document.querySelector('shop-price')!.shadowRoot!.querySelector('b')!.textContent),
  ).toBe('$50');
  expect(await page.evaluate(() => globalThis.vitrine.problems.get().map(({ code, field }) => [code, field]))).toEqual([
    ['slot-disclosure', 'slots.root.variants.ten'],
  ]);
  await context.close();
});
