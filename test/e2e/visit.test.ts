import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Segment } from '../../src/segments/segment.js';
import { changeConfig } from './change-config.js';
import { eachVisitor } from './each-visitor.js';
import type { Stage, Visitor } from './launch.js';
import { openShop, until } from './shop.js';

let stage: Stage;
let visitor: Visitor;
eachVisitor((its, one) => {
  [stage, visitor] = [its, one];
});

/** Yes to the banner, then the sale shelf and three of its products. */
async function huntForBargains({ page }: Visitor) {
  const shop = openShop(page, stage.url);
  await shop.go('/sale');
  await shop.accept();
  await shop.modelsSettled();
  for (const index of [0, 1, 2]) {
    await shop.go('/sale');
    await shop.quiet();
    await page
      .locator('main a[href*="/products/"]')
      .nth(index * 2)
      .click();
    await until(page, () => globalThis.vitrine && !Array.isArray(globalThis.vitrine));
    await shop.quiet();
  }
  return shop;
}

/** Scores may differ in the last bits between two runs of WASM. */
const rounded = (segments: readonly Segment[]) =>
  segments.map(({ id, active, score, basis, since, object }) => ({
    id,
    active,
    score: score.toFixed(5),
    basis,
    since,
    object,
  }));

describe('one visit to the demo shop', () => {
  it('goes from yes to a swapped hero, offer and call to action, by the model, with the reason', async () => {
    const shop = await huntForBargains(visitor);
    const { page } = visitor;
    await shop.go('/');
    await shop.modelsSettled();
    await shop.quiet();
    const discount = (await shop.outlook())!.segments.find(({ id }) => id === 'cluster:discount-seeker')!;
    expect(discount).toMatchObject({ active: true, basis: 'model', model: expect.stringMatching(/^clusters@/) });
    expect(discount.reasons[0]!.text).toMatch(/sale|reduced/i);
    const decisions = await page.evaluate(() => globalThis.vitrine.decisions.get());
    for (const slot of ['hero', 'offer', 'cta']) {
      const decision = decisions.find((one) => one.slot === slot)!;
      expect(decision.variant).not.toBe('default');
      expect(decision.reason.text.length).toBeGreaterThan(10);
    }
    const shown = await page.locator('[data-vitrine-slot="hero"]').innerText();
    expect(shown).not.toContain('Goods for the walk');
    expect(await shop.problems()).toEqual([]);
    expect(visitor.errors).toEqual([]);
  });

  it('gives the same answer in Node, for the same events', async () => {
    const shop = await huntForBargains(visitor);
    await shop.modelsSettled();
    const { events, outlook } = (await shop.inspect())!;
    const folder = mkdtempSync(join(tmpdir(), 'vitrine-replay-'));
    const file = join(folder, 'events.ndjson');
    writeFileSync(file, events.map((event) => JSON.stringify(event)).join('\n'));
    const args = ['dist/cli.js', 'replay', file, '--json', '--config', 'examples/01-script-tag/vitrine.config.json'];
    const lines = execFileSync('node', args, { encoding: 'utf8' }).trim().split('\n');
    const last = JSON.parse(lines.at(-1)!);
    expect(lines).toHaveLength(events.length);
    expect(last).toMatchObject({ seq: outlook.seq, session: events.at(-1)!.session });
    expect(rounded(last.segments)).toEqual(rounded(outlook.segments));
    expect(last.decisions).toEqual(outlook.decisions);
  });

  it('agrees between two tabs that write at the same time', async () => {
    const { page, context } = visitor;
    const shop = openShop(page, stage.url);
    await shop.go('/');
    await shop.accept();
    await shop.modelsSettled();
    const second = await context.newPage();
    const otherShop = openShop(second, stage.url);
    await otherShop.go('/sale');
    await otherShop.modelsSettled();
    const product = readFirstProduct();
    await Promise.all(
      [page, second].map((tab) =>
        tab.evaluate(async (item) => {
          for (let n = 0; n < 20; n++) {
            globalThis.vitrine.track('view_item', { items: [{ ...item, item_id: `${item.item_id}-${n % 3}` }] });
            await new Promise((next) => setTimeout(next, 20));
          }
        }, product),
      ),
    );
    const both = async () => [(await shop.inspect())!, (await otherShop.inspect())!] as const;
    // exposures and engaged time still come in; what counts is that both tabs arrive at the same place
    await expect
      .poll(async () => (await both()).map(({ outlook }) => outlook.seq), { timeout: 10_000 })
      .toSatisfy(([one, two]: number[]) => one === two && one! > 40);
    const [one, two] = await both();
    expect(one.events).toEqual(two.events);
    expect(one.events.map(({ seq }) => seq)).toEqual(one.events.map((_, index) => index + 1));
    expect(new Set(one.events.map(({ session }) => session))).toEqual(new Set([1]));
    expect(one.events.filter(({ name }) => name === 'view_item').length).toBeGreaterThanOrEqual(40);
    expect(one.outlook.segments).toEqual(two.outlook.segments);
  });

  it('goes on by the rules when the models are missing, and says so', async () => {
    await visitor.context.route('**/vitrine/models/**', (route) => route.fulfill({ status: 404 }));
    const shop = await huntForBargains(visitor);
    await shop.modelsSettled();
    const outlook = (await shop.outlook())!;
    expect(outlook.models).toBe('rules');
    expect(outlook.segments.find(({ id }) => id === 'cluster:discount-seeker')).toMatchObject({
      active: true,
      basis: 'rules',
    });
    expect((await shop.problems()).map(({ code }) => code)).toEqual(['model-missing']);
  });

  it('runs the models by ONNX Runtime when asked, with the same scores', async () => {
    const { context, page, requests } = visitor;
    const shop = openShop(page, stage.url);
    const settle = async () => {
      await shop.modelsSettled();
      await shop.quiet();
      return (await shop.inspect())!;
    };
    await shop.go('/sale');
    await shop.accept();
    const byCompact = await settle();
    expect(byCompact.outlook.models).toBe('ready');
    expect(requests.filter((url) => url.includes('/ort/'))).toEqual([]);
    await changeConfig(context, { runtime: 'ort' });
    await shop.go('/');
    const byOrt = await settle();
    expect(byOrt.outlook.models).toBe('ready');
    expect(requests.some((url) => url.endsWith('.wasm'))).toBe(true);
    expect(await shop.problems()).toEqual([]);
    const file = join(mkdtempSync(join(tmpdir(), 'vitrine-replay-')), 'events.ndjson');
    writeFileSync(file, byOrt.events.map((event) => JSON.stringify(event)).join('\n'));
    const last = execFileSync('node', ['dist/cli.js', 'replay', file, '--json', '--runtime', 'compact'], {
      encoding: 'utf8',
    });
    expect(rounded(JSON.parse(last.trim().split('\n').at(-1)!).segments.slice(0, 9))).toEqual(
      rounded(byOrt.outlook.segments.slice(0, 9)),
    );
  });

  it('goes on by the rules when WASM is missing', async () => {
    await changeConfig(visitor.context, { runtime: 'ort' });
    await visitor.context.route('**/vitrine/ort/*.wasm', (route) => route.fulfill({ status: 404 }));
    const shop = openShop(visitor.page, stage.url);
    await shop.go('/');
    await shop.accept();
    await shop.modelsSettled();
    expect((await shop.outlook())!.models).toBe('rules');
    expect((await shop.problems()).map(({ code }) => code)).toEqual(['model-runtime']);
  });

  it('names what track() got wrong, also before consent, and keeps the rest', async () => {
    const shop = openShop(visitor.page, stage.url);
    await shop.go('/');
    const track = () =>
      visitor.page.evaluate(() => {
        globalThis.vitrine.track('buy', { item_id: 'A' });
        globalThis.vitrine.track('search', { search_term: 'boots', told: () => document.body });
      });
    await track();
    expect(await shop.problems()).toEqual([]);
    await shop.accept();
    await shop.modelsSettled();
    await expect.poll(async () => (await shop.problems()).map(({ code }) => code)).toEqual(['event-unknown']);
    await track();
    await expect.poll(async () => (await shop.problems()).length).toBe(2);
    const { events } = (await shop.inspect())!;
    expect(events.filter(({ name }) => name === 'search').map(({ params }) => params)).toEqual([
      { search_term: 'boots' },
      { search_term: 'boots' },
    ]);
    expect(visitor.errors).toEqual([]);
  });

  it('records what a shopper does once, however many sources hear of it, and nothing that they did not do', async () => {
    const { page } = visitor;
    // a busy machine would spend it, and hear no more
    await changeConfig(visitor.context, { budget: false });
    const shop = openShop(page, stage.url);
    await shop.go('/sale');
    await shop.accept();
    await shop.modelsSettled();
    await page.locator('main a[href*="/products/"]').first().click();
    await shop.modelsSettled();
    // until structured data and what is read off the page have had their say
    await page.waitForTimeout(4000);
    await page.getByRole('button', { name: 'Add to basket' }).click();
    await page.waitForTimeout(4000);
    await page.click('a.basket-link');
    await shop.modelsSettled();
    await page.waitForTimeout(4000);
    const { events } = (await shop.inspect())!;
    const deeds = events.filter(
      ({ name }) => !/^(user_engagement|scroll|view_promotion|section_view|urgency_\w+)$/.test(name),
    );
    expect(deeds.map(({ name, params }) => [name, params.items?.length === 1 ? params.items[0]!.item_id : ''])).toEqual(
      [
        ['page_view', ''],
        ['view_item_list', ''],
        ['select_item', 'TT-102'],
        ['page_view', ''],
        ['view_item', 'TT-102'],
        ['view_item_list', ''],
        ['add_to_cart', 'TT-102'],
        ['page_view', ''],
        ['view_cart', 'TT-102'],
      ],
    );
    expect(await shop.problems()).toEqual([]);
    expect(visitor.errors).toEqual([]);
  });

  it('records what was seen, when measuring is granted', async () => {
    const shop = openShop(visitor.page, stage.url);
    await shop.go('/?utm_campaign=autumn-sale');
    await shop.accept();
    await shop.modelsSettled();
    await visitor.page.waitForTimeout(1500);
    await shop.quiet();
    const { events } = (await shop.inspect())!;
    const seen = events.filter(({ name }) => name === 'view_promotion').map(({ params }) => params);
    expect(seen).toContainEqual(expect.objectContaining({ creative_slot: 'hero', promotion_name: 'vitrine' }));
  });
});

function readFirstProduct() {
  const { products } = { products: JSON.parse(readFileSync('examples/01-script-tag/products.json', 'utf8')) };
  const first = (Array.isArray(products) ? products : products.products)[0];
  return { item_id: String(first.id ?? first.sku), item_name: String(first.name) };
}
