import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { serveExamples, type Examples } from '../../../examples/serve.mjs';
import { openStage, openVisitor, type Stage } from '../launch.js';
import { openPacked, type Packed, type PackedApp } from '../packed-apps.js';

export const OWN = 'Pots from two kilns, fired on Thursdays';
export const VARIANT = 'Still thinking about Kiln teapot?';
export const SALE = 'A drip in the glaze, a fifth off the price';

export const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();
export const home = (page: Page) => page.getByRole('link', { name: 'Slip & Ember' }).click();
export const answer = (page: Page, name: string) => page.getByRole('button', { name }).click();
export async function becomes(page: Page, text: string) {
  await expect.poll(() => heading(page), { timeout: 15_000 }).toBe(text);
}

export async function look(page: Page) {
  await home(page);
  await page.locator('.shelf').getByRole('link', { name: 'Kiln teapot' }).click();
  await becomes(page, 'Kiln teapot');
}

/** Says yes, and shows interest in the teapot until the hero is about it. */
export async function interested(page: Page, at: string) {
  await page.goto(at);
  await answer(page, 'Yes, please');
  for (let time = 0; time < 3; time++) await look(page);
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.locator('[data-segment="intent:high"]').waitFor({ state: 'attached' });
  await home(page);
  await becomes(page, VARIANT);
}

/** The shop of pots as one framework has it: built from the packed package, rendered by a server. */
export type PotShop = {
  stage: Stage;
  packed: Packed;
  app: PackedApp;
  /** Its address. */
  url: string;
  /** A new visitor, with what the page's console complains of. */
  visit(): Promise<Awaited<ReturnType<typeof openVisitor>> & Readonly<{ complaints: string[] }>>;
};

/** Builds and serves the example of that name for the tests of a file; `prepare` changes it before it is built. */
export function usePotShop(name: string, prepare: (packed: Packed) => void = () => undefined): PotShop {
  let served: Examples;
  const shop = {
    async visit() {
      const visitor = await openVisitor(shop.stage);
      const complaints: string[] = [];
      visitor.context.on('console', (message) => {
        if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
      });
      return { ...visitor, complaints };
    },
  } as PotShop;
  beforeAll(async () => {
    [shop.stage, shop.packed] = await Promise.all([openStage(), openPacked()]);
    shop.app = shop.packed.app(name);
    prepare(shop.packed);
    await shop.app.build();
    served = await serveExamples({ port: 0, examples: shop.packed.folder });
    shop.url = `${served.url}/${name}/`;
  });
  afterAll(async () => {
    await Promise.all([shop.stage?.close(), served?.close()]);
    shop.packed?.remove();
  });
  return shop;
}
