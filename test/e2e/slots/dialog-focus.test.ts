import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, openVisitor, type Stage } from '../launch.js';
import { until } from '../shop.js';
import { ALL, pageOf, serveSlots } from './serve-slots.js';

let stage: Stage;
let shop: Awaited<ReturnType<typeof serveSlots>>;
beforeAll(async () => {
  stage = await openStage();
  const hero = (name: string) => `<div data-vitrine-slot="${name}"><h1>For everybody</h1></div>`;
  const config = { live: true, variants: { all: ALL } };
  shop = await serveSlots({
    '/': pageOf(
      { slots: { inside: config, outside: config } },
      `<dialog>${hero('inside')}<button>Close</button></dialog>${hero('outside')}
      <script>document.querySelector('dialog').showModal()</script>`,
    ),
  });
});
afterAll(async () => {
  await stage?.close();
  shop?.close();
});

it('a slot in an open dialog is not changed under the shopper; it is when the dialog has closed', async () => {
  const { page, context } = await openVisitor(stage);
  await page.goto(shop.url);
  const words = () =>
    page.$$eval('[data-vitrine-slot]', (all) =>
      Object.fromEntries(all.map((one) => [(one as HTMLElement).dataset['vitrineSlot'], one.textContent])),
    );
  await until(page, () => document.querySelector('[data-vitrine-slot=outside]')!.textContent === 'For you');
  expect(await words()).toEqual({ inside: 'For everybody', outside: 'For you' });
  await page.keyboard.press('Escape');
  await expect.poll(words).toEqual({ inside: 'For you', outside: 'For you' });
  await context.close();
});
