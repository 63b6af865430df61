import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Proof } from '../../cli/proving/proof.js';
import { serveExamples } from '../../examples/serve.mjs';
import type { Examples } from '../../examples/serve.mjs';
import { MANAGERS } from '../../src/managers.js';
import { PACKS } from '../../src/packs.js';
import { findBrowser } from './find-browser.js';
import { openStage, openVisitor, storedBy, type Stage } from './launch.js';
import { openPacked, type Packed, type PackedApp } from './packed-apps.js';

/** Beside what its exports name. */
const NEEDED = [
  'package.json',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  'dist/vitrine.js',
  'dist/vitrine.page.js',
  'dist/vitrine.stub.js',
  'dist/vitrine.governor.js',
  'dist/vitrine.check.js',
  'dist/vitrine.problems.js',
  'dist/vitrine.preview.js',
  'dist/vitrine.worker.js',
  'dist/vitrine.engine.js',
  'dist/vitrine.reading.js',
  'dist/vitrine.fairness.js',
  'dist/vitrine.price.js',
  'dist/vitrine.profile.js',
  'dist/vitrine.sources.js',
  'dist/vitrine.consents.js',
  'dist/vitrine.contextual.js',
  'dist/vitrine.surroundings.js',
  'dist/vitrine.prove.js',
  'dist/vitrine.remember.js',
  ...Object.keys({ ...PACKS, ...MANAGERS }).map((name) => `dist/vitrine.${name}.js`),
  'dist/vitrine.operators.js',
  'dist/vitrine.rulebook.js',
  'dist/vitrine.shop-rules.js',
  ...['en', 'de', 'fr', 'es', 'ja'].map((name) => `dist/vitrine.phrases.${name}.js`),
  'dist/vitrine.inspector.js',
  'dist/cli.js',
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/heads/manifest.json',
  'dist/heads/intent.onnx',
  'dist/heads/intent.md',
  'dist/models/manifest.json',
  'dist/models/intent.onnx',
  'dist/models/clusters.onnx',
  'dist/ort/vitrine.ort.mjs',
  'dist/ort/ort.wasm.bundle.min.mjs',
  'dist/ort/ort-wasm-simd-threaded.wasm',
];
/** Some of what a page loads when it needs it. */
const LATER = [
  'chunk-explain',
  'chunk-govern',
  'chunk-open-inspector',
  'chunk-open-sources',
  'chunk-page',
  'chunk-preview',
  'chunk-read-config',
  'chunk-remember',
];

/** The entry of an installed package and every file that it imports, at once or later, from the package's folder on. */
function reached(installed: string, file = 'dist/index.js', found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  const code = readFileSync(join(installed, file), 'utf8');
  for (const [, name] of code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']\.\/([\w-]+\.js)["']/g))
    reached(installed, `dist/${name}`, found);
  return found;
}
/** The Vue example asks for ONNX Runtime. */
const WASM = 'ort/ort-wasm-simd-threaded.wasm';
const NOTHING = { local: [], session: [], databases: [], caches: [], cookies: [] };

let stage: Stage;
let packed: Packed;
let served: Examples;
beforeAll(async () => {
  [stage, packed] = await Promise.all([openStage(), openPacked()]);
  served = await serveExamples({ port: 0, examples: packed.folder });
});
afterAll(async () => {
  await Promise.all([stage?.close(), served?.close()]);
  packed?.remove();
});

/** A visitor of one of the two apps, which are one and the same shop. */
async function visit(url: string) {
  const visitor = await openVisitor(stage);
  const { page, context } = visitor;
  const complaints: string[] = [];
  const failed: string[] = [];
  context.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('response', (response) => {
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const home = () => page.getByRole('link', { name: 'Slip & Ember' }).click();
  return {
    ...visitor,
    complaints,
    failed,
    home,
    answer: (name: string) => page.getByRole('button', { name }).click(),
    async look(name: string) {
      await home();
      await page.locator('.shelf').getByRole('link', { name }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
    },
    addToCart: () => page.getByRole('button', { name: 'Add to cart' }).click(),
    // a framework adds an attribute again at the end; and without the comments by which Vue knows fragments
    slots: () =>
      page.$$eval('[data-vitrine-slot]', (all) =>
        all.map(({ attributes, innerHTML }) => [
          ...[...attributes].map(({ name, value }) => `${name}=${value}`).toSorted(),
          innerHTML.replaceAll(/<!--.*?-->/g, ''),
        ]),
      ),
    paths: () => visitor.requests.map((request) => new URL(request).pathname),
  };
}

const heading = (page: Page, level: number) => page.getByRole('heading', { level }).first().innerText();
const segment = (page: Page, id: string) =>
  page.locator(`[data-segment="${id}"]`).waitFor({ state: 'attached', timeout: 10_000 });
const byText = (page: Page, selector: string, text: string) =>
  page.locator(selector).filter({ hasText: text }).first().waitFor({ timeout: 10_000 });

describe('the tarball', () => {
  it('holds what is imported, what is fetched and what is read, and nothing else', () => {
    const { files } = packed;
    expect(NEEDED.filter((file) => !files.includes(file))).toEqual([]);
    const wanted = /^(dist\/|docs\/|(package\.json|README\.md|LICENSE|CHANGELOG\.md)$)/;
    expect(files.filter((file) => !wanted.test(file) || /(^|\/)(test|fixtures|node_modules)\//.test(file))).toEqual([]);
  });

  it('has each file that its exports name', () => {
    const { exports } = JSON.parse(readFileSync(join(packed.installed, 'package.json'), 'utf8'));
    const named = JSON.stringify(exports).match(/(?<=":"\.\/)[^"*]+(?=")/g)!;
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((file) => !packed.files.includes(file))).toEqual([]);
  });

  it('has no file that its entry does not lead to', () => {
    const chunks = packed.files.filter((file) => /^dist\/(chunk|index)[\w-]*\.js$/.test(file));
    expect([...reached(packed.installed)].toSorted()).toEqual(chunks.toSorted());
    expect(chunks).toEqual(expect.arrayContaining(LATER.map((name) => `dist/${name}.js`)));
  });

  it('is installed with a command that may be run', () => {
    expect(statSync(join(packed.folder, 'node_modules/.bin/vitrine')).mode & 0o111).toBeGreaterThan(0);
  });

  it('is imported in Node without a document, and does nothing there', async () => {
    const { start } = await import(/* @vite-ignore */ join(packed.installed, 'dist/index.js'));
    const vitrine = start({ consent: (set: (patch: object) => void) => set({ personalize: 'granted' }) });
    vitrine.track('view_item', { items: [{ item_id: 'A1' }] });
    expect(await vitrine.inspect()).toBeUndefined();
    expect(vitrine.segments.get()).toEqual([]);
    expect(vitrine.problems.get()).toEqual([]);
    vitrine.stop();
  });
});

describe.each(['02-react', '03-vue'])('the packed package in examples/%s', (example) => {
  let app: PackedApp;
  beforeAll(() => {
    app = packed.app(example);
  });

  it('type-checks, builds without a warning, and only code goes into the bundle', async () => {
    const printed = await app.build();
    expect(printed).not.toMatch(/warn|externalized|cannot be analyzed/i);
    const scripts = [...printed.matchAll(/^dist\/(?:client\/)?assets\/([\w-]+?)-[\w-]{8}\.js/gm)].map(
      (match) => match[1],
    );
    expect(scripts).toEqual(expect.arrayContaining(['index', ...LATER]));
    expect(scripts.filter((name) => name !== 'index' && !packed.files.includes(`dist/${name}.js`))).toEqual([]);
  });

  it('is proved to keep each rule that its bundle shows', { timeout: 120_000 }, async () => {
    const clicks = ['--accept', 'text=Yes, please', '--withdraw', 'text=Forget me'];
    const args = [
      'dist/cli.js',
      'prove',
      `${served.url}/${example}/`,
      ...clicks,
      '--pages',
      '0',
      '--wait',
      '250',
      '--json',
    ];
    const options = { env: { ...process.env, CHROME_PATH: findBrowser() }, maxBuffer: 1 << 27 };
    const { stdout } = await promisify(execFile)('node', args, options);
    const { rules, files } = JSON.parse(stdout) as Proof;
    const told = (verdict: string) => rules.flatMap((one) => (one.verdict === verdict ? [one.rule] : []));
    expect(told('broken')).toEqual([]);
    expect(told('kept')).toEqual([1, 2, 3, 6, 14, 16, 26]);
    // what asks the instance, which a bundle keeps to itself
    expect(told('not shown')).toEqual([13, 15, 19, 21]);
    expect(files.some(({ shared }) => shared)).toBe(true);
  });

  it('waits for consent, changes the slots, and puts everything back', async () => {
    const shop = await visit(`${served.url}/${example}/`);
    const { page, context, complaints, failed, paths } = shop;
    const original = await shop.slots();
    expect(original).toHaveLength(3);

    await shop.look('Harbour mug');
    await shop.home();
    await page.waitForTimeout(300);
    expect(await storedBy(page)).toEqual(NOTHING);
    expect(page.workers()).toEqual([]);
    expect(paths().filter((path) => /\/vitrine\/|chunk-/.test(path))).toEqual([]);
    expect(await shop.slots()).toEqual(original);

    await shop.answer('Yes, please');
    for (let time = 0; time < 3; time++) await shop.look('Kiln teapot');
    await shop.addToCart();
    await segment(page, 'intent:high');
    await byText(page, '.offer', 'Kiln teapot travels free');
    await shop.home();
    await byText(page, '.hero h1', 'Still thinking about Kiln teapot?');
    // the framework's own link leads where the variant says
    await page.getByRole('link', { name: 'Look once more' }).click();
    expect(await heading(page, 1)).toBe('Kiln teapot');
    expect(page.workers().map((worker) => new URL(worker.url()).pathname)).toEqual([
      `/${example}/vitrine/vitrine.worker.js`,
    ]);
    expect((await storedBy(page)).databases).toEqual(['vitrine']);
    await expect
      .poll(paths, { timeout: 15_000 })
      .toEqual(
        expect.arrayContaining(
          ['models/intent.onnx', 'models/clusters.onnx', ...(example === '03-vue' ? [WASM] : [])].map(
            (file) => `/${example}/vitrine/${file}`,
          ),
        ),
      );

    await page.locator('.cta').getByRole('link', { name: 'Go to your cart' }).click();
    expect(await heading(page, 1)).toBe('Your cart');
    expect(new URL(page.url()).pathname).toBe(`/${example}/cart`);
    await page.getByRole('button', { name: 'Check out' }).click();
    await segment(page, 'intent:checkout');
    // the app has rendered again around the slot, which keeps what was decided
    await byText(page, '.offer', 'Packed in straw today.');

    await shop.home();
    await shop.answer('Forget me');
    expect(await shop.slots()).toEqual(original);
    await expect.poll(() => page.workers()).toEqual([]);
    await expect.poll(() => storedBy(page)).toEqual(NOTHING);
    await shop.look('Kiln teapot');
    expect(await page.locator('[data-segment]').count()).toBe(0);
    expect({ complaints, failed }).toEqual({ complaints: [], failed: [] });
    await context.close();
  });

  it('runs in development as well: one engine, and no complaint of the framework', async () => {
    const server = await app.dev();
    try {
      const { page, context, complaints, failed, paths, ...shop } = await visit(server.url);
      await shop.answer('Yes, please');
      await shop.look('Kiln teapot');
      await shop.look('Kiln teapot');
      await shop.addToCart();
      await segment(page, 'intent:high');
      await shop.home();
      await byText(page, '.hero h1', 'Still thinking about Kiln teapot?');
      expect(page.workers().filter((worker) => worker.url().endsWith('/vitrine/vitrine.worker.js'))).toHaveLength(1);
      expect(paths().filter((path) => path.endsWith('/vitrine/vitrine.worker.js'))).toHaveLength(1);
      await shop.answer('Forget me');
      expect(await heading(page, 1)).toBe('Pots from two kilns, fired on Thursdays');
      await expect.poll(() => storedBy(page)).toEqual(NOTHING);
      expect({ complaints, failed }).toEqual({ complaints: [], failed: [] });
      await context.close();
    } finally {
      server.close();
    }
  });
});
