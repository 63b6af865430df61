import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '../launch.js';
import { until } from '../shop.js';
import { openListening, type Kept } from './listen.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const SHOP = { folder: 'test/e2e/shops/signals' };
const CONFIG = { config: { capture: { sources: false } } } as const;

/** Longer than what is put on a list waits for a better source, milliseconds. */
const HELD = 1800;

/** The packs come when the page is idle, and their words after them. */
const ready = async (page: Page): Promise<void> => {
  await until(page, () => {
    const files = performance.getEntriesByType('resource').map(({ name }) => name);
    return ['signals.context', 'signals.pressure', 'words.en-page'].every((one) =>
      files.some((name) => name.includes(`vitrine.${one}.js`)),
    );
  });
  await page.waitForTimeout(500);
};
const told = (kept: readonly Kept[]) =>
  kept.filter(({ name }) => name !== 'page_view').map(({ name, params }) => [name, params]);

it('hears what a shopper does on a product page, once each', async () => {
  const shop = await openListening(stage, SHOP, CONFIG);
  const { page } = shop;
  await shop.go('/products/cup');
  await ready(page);
  await page.click('.thumb');
  await page.click('.next');
  await page.click('.size-chart');
  await page.click('summary');
  for (const size of ['M', 'L', 'M']) await page.selectOption('select', size);
  for (const count of ['3', '2']) {
    await page.fill('[name=quantity]', count);
    await page.keyboard.press('Tab');
  }
  await page.hover('.add');
  await page.waitForTimeout(2300);
  await page.click('.wish');
  await page.waitForTimeout(HELD);
  await page.check('.comparing');
  await page.fill('[name=coupon_code]', 'SECRET10');
  await page.click('.cart-coupon button');
  await page.click('.play');
  await page.click('.insta');
  await page.click('.share');
  await page.evaluate(() => getSelection()!.selectAllChildren(document.querySelector('h1')!));
  await page.keyboard.press('Control+C');
  await page.evaluate(() => getSelection()!.removeAllRanges());
  await page.waitForTimeout(1200);
  await page.click('.broken');
  await page.waitForTimeout(1300);
  const kept = await shop.heard();
  expect(told(kept)).toEqual([
    ['gallery_interaction', {}],
    ['gallery_interaction', {}],
    ['size_guide_view', {}],
    ['delivery_info_view', { topic: 'shipping' }],
    ['delivery_info_view', { topic: 'returns' }],
    ['variant_select', {}],
    ['variant_select', {}],
    ['variant_select', {}],
    ['hesitation', { control: 'variant' }],
    ['hesitation', { control: 'quantity' }],
    ['hesitation', { control: 'cart' }],
    ['add_to_wishlist', { items: [{ item_id: '77' }] }],
    ['compare_add', {}],
    ['coupon_field_focus', {}],
    ['coupon_field_focus', {}],
    ['video_start', {}],
    ['social_click', { network: 'instagram' }],
    ['item_copy', {}],
    ['dead_click', {}],
  ]);
  expect(JSON.stringify(kept)).not.toContain('SECRET');
  expect(await shop.problems()).toEqual([]);
  expect(shop.errors).toEqual([]);
  await shop.close();
});

it('hears what a shopper sees, how they lose patience and how they leave', async () => {
  const shop = await openListening(stage, SHOP, CONFIG);
  const { page } = shop;
  await shop.go('/products/cup');
  await ready(page);
  await page.click('.rating-link');
  await page.waitForTimeout(2500);
  for (const selector of ['.about', '.note']) {
    await page.evaluate((one) => document.querySelector(one)!.scrollIntoView({ block: 'center' }), selector);
    await page.waitForTimeout(2500);
  }
  await page.click('.note');
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(300);
  await page.click('.add');
  await page.mouse.move(600, 300);
  const { x, y } = (await page.locator('h1').boundingBox())!;
  for (let i = 0; i < 4; i++) await page.mouse.click(x + 3, y + 3);
  await page.mouse.move(300, 20);
  await page.mouse.move(300, -5);
  expect(told(await shop.heard())).toEqual([
    ['review_read', {}],
    ['section_view', { section: 'reviews' }],
    ['brand_story_view', {}],
    ['urgency_view', { cue: 'stock' }],
    ['urgency_seen', { cue: 'stock' }],
    ['urgency_seen', { cue: 'stock' }],
    ['rage_click', {}],
    ['exit_intent', {}],
  ]);
  expect(shop.errors).toEqual([]);
  await shop.close();
});

it('hears what a shopper does with a list, in the page’s language', async () => {
  const shop = await openListening(stage, SHOP, CONFIG);
  const { page } = shop;
  await shop.go('/collections/cups');
  await ready(page);
  for (const order of ['2', '3']) await page.selectOption('select', order);
  await page.check('.blue');
  await page.check('.maker');
  await page.click('.later');
  await page.waitForTimeout(HELD);
  await page.click('.story');
  expect(told(await shop.heard())).toEqual([
    ['list_sort', { sort_by: 'price_asc' }],
    ['list_sort', { sort_by: 'newest' }],
    ['list_filter', { filter_by: 'colour' }],
    ['list_filter', { filter_by: 'brand' }],
    ['add_to_wishlist', { items: [{ item_id: 'CUP-1' }] }],
    ['brand_story_view', {}],
  ]);
  await shop.close();
});
