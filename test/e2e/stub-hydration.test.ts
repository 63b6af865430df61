import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Hero } from './hero-component.js';
import { openStage, openVisitor, type Stage } from './launch.js';
import { serveChunks, type Chunked } from './serve-chunks.js';

const stub = readFileSync('dist/vitrine.stub.js', 'utf8');

const APP = `import { createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { Hero } from './test/e2e/hero-component.ts';
const errors = [];
hydrateRoot(document.querySelector('[data-root]'), createElement(Hero), { onRecoverableError: (error) => errors.push(String(error)) });
requestIdleCallback(() => setTimeout(() => { window.hydrated = errors; }, 50));`;

let stage: Stage;
let shop: Chunked;
let app: string;
beforeAll(async () => {
  const bundled = build({
    stdin: { contents: APP, resolveDir: '.' },
    bundle: true,
    minify: true,
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  [stage, shop, app] = await Promise.all([openStage(), serveChunks(), bundled.then((one) => one.outputFiles[0]!.text)]);
});
afterAll(async () => {
  shop?.close();
  await stage?.close();
});

/** What React says of a page on which the stub has something to write, and what stands there then. */
async function hydrate(root: string) {
  const { page, context } = await openVisitor(stage);
  shop.pages.set('/app.js', { type: 'text/javascript', parts: [app] });
  shop.pages.set('/', {
    parts: [
      `<!doctype html><html><head><script>${stub}</script><link rel="icon" href="data:,"></head><body>`,
      `<div ${root} data-root>${renderToString(createElement(Hero))}</div><script src="/app.js"></script></body></html>`,
    ],
  });
  const writes = [
    ['h1', '', 'The sale is on'],
    ['a', 'href', '/sale'],
    ['a', 'class', 'a sale'],
    ['a', '--ink', 'red'],
  ];
  const slots = [{ slot: 'hero', selector: '[data-vitrine-slot="hero"]', variant: 'sale', writes }];
  const stored = { grant: 'g', policyVersion: '1', until: Date.now() + 60_000, slots };
  await page.goto(`${shop.url}/app.js`);
  await page.evaluate((text) => localStorage.setItem('vitrine', text), JSON.stringify(stored));
  await page.goto(`${shop.url}/`);
  await page.waitForFunction(() => 'hydrated' in window);
  const seen = await page.evaluate(() => ({
    errors: (window as unknown as { hydrated: string[] }).hydrated,
    hero: document.querySelector('section')!.innerHTML,
    left: [...window.vitrineStub!.shown.values()].map(({ todo }) => todo.length),
  }));
  await context.close();
  return seen;
}

it.each(['id="__next"', 'data-vitrine-hydrates'])(
  'a page that React hydrates into <div %s> stays whole: attributes, classes and variables at once, text left to the core',
  async (root) => {
    expect(await hydrate(root)).toEqual({
      errors: [],
      hero: '<h1>Linen, worn in</h1><a href="/sale" class="a sale" style="--ink: red;">See</a>',
      left: [1],
    });
  },
);

it('a hydrating page that is not marked as one is drawn anew by React, so that the above can fail', async () => {
  const { errors } = await hydrate('');
  expect(errors.join()).toContain('418');
});
