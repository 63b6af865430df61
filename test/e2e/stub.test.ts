import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StoredDecisions, StoredWrite } from '../../src/slots/stored-slot.js';
import { openStage, openVisitor, storedBy, type Stage, type Visitor } from './launch.js';
import { serveChunks, type Chunked } from './serve-chunks.js';
import { watchColours } from './watch-colours.js';

const stub = readFileSync('dist/vitrine.stub.js', 'utf8');
const HASH = `sha256-${createHash('sha256').update(stub).digest('base64')}`;

let stage: Stage;
let shop: Chunked;
let visitor: Visitor;
let page: Page;
beforeAll(async () => {
  [stage, shop] = await Promise.all([openStage(), serveChunks()]);
});
afterAll(async () => {
  shop?.close();
  await stage?.close();
});
beforeEach(async () => {
  visitor = await openVisitor(stage);
  page = visitor.page;
  shop.pages.clear();
  shop.pages.set('/blank', { parts: ['<!doctype html><link rel="icon" href="data:,">'] });
  for (const colour of ['red', 'blue'])
    shop.pages.set(`/${colour}.svg`, {
      type: 'image/svg+xml',
      parts: [
        `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="200" height="100" fill="${colour}"/></svg>`,
      ],
    });
});
afterEach(() => visitor.context.close());

const WRITES: readonly StoredWrite[] = [
  [':scope', 'class', 'hero sale'],
  [':scope', '--ink', 'blue'],
  ['h1', '', 'The sale is on'],
  ['img', 'loading', 'eager'],
  ['img', 'srcset', ''],
  ['img', 'src', '/blue.svg'],
  ['img', 'alt', 'Blue'],
  ['a', 'href', '/sale'],
];

type Notes = { shifts: number; paints: Record<string, number>; at?: number };

/** A returning shopper: an earlier page has kept the decisions. */
async function keep(writes: readonly StoredWrite[] = WRITES, more: Partial<StoredDecisions> = {}) {
  const slots = [{ slot: 'hero', selector: '[data-vitrine-slot="hero"]', variant: 'sale', writes }];
  const stored = { grant: 'g', policyVersion: '1', until: Date.now() + 60_000, slots, ...more };
  await page.goto(`${shop.url}/blank`);
  await page.evaluate((text) => localStorage.setItem('vitrine', text), JSON.stringify(stored));
  visitor.requests.length = 0;
}

const STYLE = `body{margin:0}.hero{height:300px;background:#f00;color:#f00}.hero.sale{background:#00f;color:#fff}img{display:block}
.hero h1{margin:0;height:40px;color:var(--ink,#f00)}`;
const head = (more = `<style>${STYLE}</style>`) =>
  `<!doctype html><html lang="en"><head><script data-vitrine-policy="1">${stub}</script><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">${more}</head>`;
const HERO = `<section data-vitrine-slot="hero" class="hero"><h1>Linen, worn in</h1>
<picture><source srcset="/red.svg 1x"><img loading="lazy" srcset="/red.svg 1x" src="/red.svg" width="200" height="100" alt="Red"></picture><a href="/new">See</a></section>`;
const REST = '<main><p>Products</p></main></body></html>';
const html = () => page.locator('[data-vitrine-slot="hero"]').evaluate((hero) => hero.outerHTML);
const text = (selector: string) => page.locator(selector).evaluate((one) => one.textContent);

describe('a returning shopper', () => {
  it.each([
    ['in one piece', [`${head()}<body>${HERO}${REST}`]],
    ['as slowly as it comes', [`${head()}<body>`, `${HERO}<p>`, REST]],
  ])('never sees the original of a page that arrives %s; nothing moves, hides or is asked for', async (_, parts) => {
    await keep();
    shop.pages.set('/', { parts });
    await page.addInitScript(() => {
      Object.assign(window, { shifts: 0, paints: {}, at: undefined });
      const watch = (type: string, note: (entry: PerformanceEntry & { value: number }) => void) =>
        new PerformanceObserver((list) => list.getEntries().forEach(note as never)).observe({ type, buffered: true });
      const notes = window as unknown as Notes;
      watch('layout-shift', ({ value }) => (notes.shifts += value));
      watch('paint', ({ name, startTime }) => (notes.paints[name] = startTime));
      new MutationObserver(() => {
        if (document.querySelector('h1')?.textContent === 'The sale is on') notes.at ??= performance.now();
      }).observe(document, { childList: true, subtree: true, characterData: true });
    });
    const colours = await watchColours(page);
    await page.goto(`${shop.url}/`, { waitUntil: 'load' });
    await page.waitForTimeout(300);
    expect(await html()).toBe(
      `<section data-vitrine-slot="hero" class="hero sale" style="--ink: blue;"><h1>The sale is on</h1>
<picture><source srcset=""><img loading="eager" srcset="" src="/blue.svg" width="200" height="100" alt="Blue"></picture><a href="/sale">See</a></section>`,
    );
    const notes = await page.evaluate(() => {
      const { shifts, paints, at } = window as unknown as Notes;
      return { shifts, paint: paints['first-contentful-paint']!, at: at! };
    });
    const seen = await colours.stop();
    expect(seen.frames).toBeGreaterThan(0);
    expect(seen).toMatchObject({ red: 0, blue: expect.closeTo(1280 * 300, -5) });
    expect({ shifts: notes.shifts, errors: visitor.errors }).toEqual({ shifts: 0, errors: [] });
    expect(notes.at).toBeLessThan(notes.paint);
    // what a preload scanner asks for is the browser's own
    const asked = visitor.requests.map((url) => new URL(url).pathname).filter((path) => path !== '/red.svg');
    expect(asked).toEqual(['/', '/blue.svg']);
  });

  it('would see the original without the key, so that the above can fail', async () => {
    shop.pages.set('/', { parts: [`${head()}<body>`, `${HERO}<p>`, REST] });
    const colours = await watchColours(page);
    await page.goto(`${shop.url}/`, { waitUntil: 'load' });
    await page.waitForTimeout(300);
    expect((await colours.stop()).red).toBeGreaterThan(1280 * 200);
    expect(await storedBy(page)).toMatchObject({ local: [], session: [], databases: [], cookies: [] });
  });

  it('gets whole words where the network parts them', async () => {
    await keep();
    const at = HERO.indexOf('en, worn');
    shop.pages.set('/', {
      parts: [`${head()}<body>${HERO.slice(0, at)}`, HERO.slice(at, at + 5), HERO.slice(at + 5) + REST],
    });
    await page.goto(`${shop.url}/`);
    expect(await text('h1')).toBe('The sale is on');
    await page.evaluate(() => window.vitrineStub!.undo());
    expect(await html()).toBe(HERO);
  });

  it('gets everything back to the byte by undo, and the key is gone', async () => {
    shop.pages.set('/', { parts: [`${head()}<body>${HERO}${REST}`] });
    await page.goto(`${shop.url}/`);
    const original = await page.content();
    await keep();
    await page.goto(`${shop.url}/`);
    expect(await page.content()).not.toBe(original);
    await page.evaluate(() => window.vitrineStub!.undo());
    expect(await page.content()).toBe(original);
    expect((await storedBy(page)).local).toEqual([]);
    await page.reload();
    expect(await page.content()).toBe(original);
  });

  it.each([
    ['expired', { until: Date.now() - 1 }],
    ['of another policy version', { policyVersion: '2' }],
  ])('gets the shop’s own page where what is stored is %s', async (_, more) => {
    await keep(WRITES, more);
    shop.pages.set('/', { parts: [`${head()}<body>${HERO}${REST}`] });
    await page.goto(`${shop.url}/`);
    expect(await html()).toBe(HERO);
    expect((await storedBy(page)).local).toEqual([]);
  });
});

describe('a Content-Security-Policy', () => {
  const policy = (script: string) => ({
    'content-security-policy': `default-src 'self'; script-src '${script}'; require-trusted-types-for 'script'; img-src 'self' data:`,
  });
  beforeEach(() => {
    shop.pages.set('/shop.css', { type: 'text/css', parts: [STYLE] });
  });

  it('that allows nothing but the hash is enough', async () => {
    await keep();
    const sheet = '<link rel="stylesheet" href="/shop.css">';
    shop.pages.set('/', { parts: [`${head(sheet)}<body>${HERO}${REST}`], headers: policy(HASH) });
    await page.goto(`${shop.url}/`);
    expect(await text('h1')).toBe('The sale is on');
    expect(await page.locator('h1').evaluate((h1) => getComputedStyle(h1).color)).toBe('rgb(0, 0, 255)');
    await page.evaluate(() => window.vitrineStub!.undo());
    expect(await html()).toBe(HERO);
    expect(visitor.errors).toEqual([]);
  });

  it('that does not leaves the page the shop’s own', async () => {
    await keep();
    shop.pages.set('/', { parts: [`${head('')}<body>${HERO}${REST}`], headers: policy('sha256-x') });
    await page.goto(`${shop.url}/`);
    expect(await html()).toBe(HERO);
  });
});

describe('the queue', () => {
  it('holds what is said before the core is there, which then hears it', async () => {
    const tag = `<script>vitrine.push((one) => { window.heard = typeof one.track; })</script><script async src="/vitrine/vitrine.js"></script>`;
    shop.pages.set('/', { parts: [`${head(tag)}<body>${HERO}${REST}`] });
    await page.goto(`${shop.url}/`);
    await expect.poll(() => page.evaluate(() => (window as unknown as { heard: string }).heard)).toBe('function');
  });
});
