import { resolve } from 'node:path';
import { buildSync } from 'esbuild';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Double } from '../../contract/consent/double.js';
import { openStage, openVisitor, storedBy, type Stage, type Visitor } from '../launch.js';
import { serveShop } from '../shops/serve-shop.js';
import { until } from '../shop.js';

declare global {
  // the double of a consent manager
  var cmp: Double;
}

const YES: Answer = { preferences: true, statistics: true, marketing: true };
const ALL = { contextual: 'granted', persist: 'granted', personalize: 'granted', measure: 'granted', learn: 'granted' };

/** A manager's script as a page loads it, built from its double. */
const scriptOf = (name: string): string =>
  buildSync({
    stdin: {
      contents: `import { ${name} } from './${name}.js'; globalThis.cmp = ${name}(); globalThis.cmp.install();`,
      resolveDir: resolve('test/contract/consent/doubles'),
      loader: 'ts',
    },
    bundle: true,
    format: 'iife',
    write: false,
  }).outputFiles[0]!.text;

const CONFIG = JSON.stringify({ consent: 'auto', models: false, budget: false });
const VITRINE = `<script type="application/json" data-vitrine-config>${CONFIG}</script>
<script async src="/vitrine/vitrine.js"></script>`;
const html = (head: string, body = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title>${head}</head><body><h1>A shop</h1>${body}</body></html>`;

/** A script that comes long after the page has loaded, as a tag manager brings one. */
const LATER = `<script>addEventListener('load', () => setTimeout(() => {
  document.body.append(Object.assign(document.createElement('script'), { src: '/cmp.js' }));
}, 400));</script>`;

const filesFor = (name: string) => ({
  '/cmp.js': scriptOf(name),
  '/index.html': html(`<script src="/cmp.js"></script>${VITRINE}`),
  '/later': html(VITRINE + LATER),
  '/blocked': html(`<script>globalThis.Cookiebot = globalThis.OneTrust = {};</script>${VITRINE}`),
  '/nobody': html(VITRINE),
});

const state = (page: Page) => page.evaluate(() => globalThis.vitrine.consent.get());
const opened = (page: Page) =>
  until(page, () => globalThis.vitrine?.consent?.get().export === 'granted' && !!globalThis.vitrine.outlook.get());
const noteOf = (page: Page, name: string) =>
  page.evaluate(
    (source) => globalThis.vitrine.consent.debug().sources.find((one) => one.source === source)?.note,
    name,
  );
const heard = async (page: Page, name: string, note: string) => {
  await expect.poll(() => page.evaluate(() => !!globalThis.vitrine?.consent)).toBe(true);
  await expect.poll(() => noteOf(page, name), { timeout: 10_000 }).toBe(note);
};
const choose = (page: Page, answer: Answer) => page.evaluate((one) => void globalThis.cmp.choose(one), answer);
const ours = (requests: readonly string[]) =>
  requests.map((url) => new URL(url).pathname).filter((path) => path.startsWith('/vitrine/'));

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe.each(['onetrust', 'cookiebot'])('a shop with %s, by `consent: "auto"`', (name) => {
  let url: string;
  let close: () => void;
  let visitor: Visitor;
  beforeAll(async () => ({ url, close } = await serveShop({ files: filesFor(name) })));
  afterAll(() => close());
  beforeEach(async () => {
    visitor = await openVisitor(stage);
  });
  afterEach(async () => {
    await visitor.context.close();
    if (visitor.errors.length) throw new Error(visitor.errors.join('\n'));
  });
  const vitrineStores = async (page: Page) => {
    const { databases, local, session, caches } = await storedBy(page);
    return [...databases, ...local, ...session, ...caches].filter((key) => key !== `double.${name}`);
  };

  it('before an answer loads what hears it and nothing else, and stores nothing', async () => {
    const { page, requests } = visitor;
    await page.goto(`${url}/`);
    await heard(page, name, 'no answer yet');
    await page.mouse.click(300, 300);
    await page.waitForTimeout(300);
    expect(ours(requests).toSorted()).toEqual(
      ['/vitrine/vitrine.js', '/vitrine/vitrine.consents.js', `/vitrine/vitrine.consent.${name}.js`].toSorted(),
    );
    expect(await vitrineStores(page)).toEqual([]);
    expect(page.workers()).toEqual([]);
    expect(Object.values(await state(page))).not.toContain('granted');
  });

  it('opens at a choice made while it listens, and on the next page from the choice that was made', async () => {
    const { page } = visitor;
    await page.goto(`${url}/`);
    await heard(page, name, 'no answer yet');
    await choose(page, YES);
    await opened(page);
    expect(await state(page)).toMatchObject({ ...ALL, export: 'granted' });
    await page.reload();
    await opened(page);
    await page.goto(`${url}/later`);
    await opened(page);
  });

  it('finds a manager that comes long after the page has loaded', async () => {
    const { page } = visitor;
    await page.goto(`${url}/later`);
    await heard(page, name, 'no answer yet');
    expect(await page.evaluate(() => globalThis.vitrine.problems.get().map(({ code }) => code))).toEqual([
      'consent-missing',
    ]);
    await choose(page, YES);
    await opened(page);
  });

  it('closes in the same task when the shopper withdraws, empties the stores, and stays closed on the next page', async () => {
    const { page } = visitor;
    await page.goto(`${url}/`);
    await heard(page, name, 'no answer yet');
    await choose(page, YES);
    await opened(page);
    await expect.poll(() => vitrineStores(page)).toContain('vitrine');
    const after = await page.evaluate(() => {
      globalThis.cmp.choose({ preferences: false, statistics: false, marketing: false });
      return { state: globalThis.vitrine.consent.get(), outlook: globalThis.vitrine.outlook.get() };
    });
    expect(new Set(Object.values(after.state))).toEqual(new Set(['denied']));
    expect(after.outlook).toBeUndefined();
    await page.waitForTimeout(500);
    expect(await vitrineStores(page)).toEqual([]);
    expect(page.workers()).toEqual([]);
    await page.reload();
    await expect.poll(() => page.evaluate(() => globalThis.vitrine?.consent?.get().persist)).toBe('denied');
    expect(await vitrineStores(page)).toEqual([]);
  });

  it('closes the other tab too, whose own object still says yes, until the shopper chooses there', async () => {
    const { page, context } = visitor;
    await page.goto(`${url}/`);
    await heard(page, name, 'no answer yet');
    await choose(page, YES);
    await opened(page);
    const other = await context.newPage();
    await other.goto(`${url}/`);
    await opened(other);
    await page.bringToFront();
    await page.evaluate(() => void globalThis.cmp.choose({ preferences: false, statistics: false, marketing: false }));
    await page.waitForTimeout(500);
    expect((await state(other)).personalize).not.toBe('granted');
    await other.bringToFront();
    await other.mouse.click(200, 200);
    await other.waitForTimeout(300);
    expect((await state(other)).personalize).not.toBe('granted');
    expect(await other.evaluate(() => globalThis.vitrine.outlook.get())).toBeUndefined();
    expect(await vitrineStores(other)).toEqual([]);
    await choose(other, YES);
    await opened(other);
  });

  it('where the script is blocked stays closed, without an error', async () => {
    const { page } = visitor;
    await page.goto(`${url}/blocked`);
    await heard(page, name, 'no answer yet');
    await page.mouse.click(200, 200);
    await page.waitForTimeout(200);
    expect(Object.values(await state(page))).not.toContain('granted');
    expect(await vitrineStores(page)).toEqual([]);
  });
});

describe('a shop with no consent manager at all, by `consent: "auto"`', () => {
  it('stays closed and warns once', async () => {
    const { url, close } = await serveShop({ files: filesFor('cookiebot') });
    const { page, context, errors } = await openVisitor(stage);
    const warnings: string[] = [];
    page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
    await page.goto(`${url}/nobody`);
    await until(page, () => !!globalThis.vitrine?.problems?.get().length);
    await page.mouse.click(200, 200);
    await page.waitForTimeout(200);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('no consent manager was found');
    expect(Object.values(await state(page))).not.toContain('granted');
    expect((await storedBy(page)).databases).toEqual([]);
    await context.close();
    close();
    expect(errors).toEqual([]);
  });
});
