import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import webpack, { type Stats } from 'webpack';
import { serveExamples, type Examples } from '../../../examples/serve.mjs';
import { openStage, openVisitor, type Stage } from '../launch.js';
import { openPacked, type Packed } from '../packed-apps.js';
import { until } from '../shop.js';

/** A shop as webpack bundles it: with the `assets` given, or none. */
const app = (assets: string) => `
import { start } from 'vitrine';
import { defineSlotElement } from 'vitrine/element';
globalThis.vitrine = start({
  ${assets}
  budget: false,
  consent: (set) => set({ personalize: 'granted', persist: 'granted' }),
  slots: { hero: { live: true, variants: { any: { content: { h1: { text: 'Chosen for you' } } } } } },
});
defineSlotElement(globalThis.vitrine);
`;
const html = (
  folder: string,
) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
<main><section data-vitrine-slot="hero" style="min-height:5rem"><h1>Pots</h1></section></main>
<script defer src="/${folder}/dist/main.js"></script></html>`;

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

function bundle(folder: string, assets: string): Promise<Stats> {
  const context = join(packed.folder, folder);
  mkdirSync(context, { recursive: true });
  writeFileSync(join(context, 'main.js'), app(assets));
  writeFileSync(join(context, 'index.html'), html(folder));
  const output = { path: join(context, 'dist'), publicPath: `/${folder}/dist/` };
  return new Promise((resolve, reject) => {
    webpack({ mode: 'production', context, entry: './main.js', output, performance: false }, (error, stats) =>
      stats ? resolve(stats) : reject(error),
    );
  });
}

async function visit(folder: string) {
  const visitor = await openVisitor(stage);
  await visitor.page.goto(`${served.url}/${folder}/`);
  return visitor;
}

describe('webpack', () => {
  it('bundles it without a word, and the page starts the worker and scores by the models of vitrine assets', async () => {
    const stats = await bundle('90-webpack', "assets: '/90-webpack/vitrine/',");
    expect(stats.toJson({ errors: true, warnings: true })).toMatchObject({ errors: [], warnings: [] });
    const command = join(packed.folder, 'node_modules/.bin/vitrine');
    const { stdout } = await promisify(execFile)(command, ['assets', join(packed.folder, '90-webpack/vitrine')]);
    expect(stdout).toContain("write assets: '/vitrine/'");

    const { page, context, errors, requests } = await visit('90-webpack');
    await until(page, () => globalThis.vitrine.outlook.get()?.models === 'ready');
    expect(page.workers().map((worker) => new URL(worker.url()).pathname)).toEqual([
      '/90-webpack/vitrine/vitrine.worker.js',
    ]);
    const scores = await page.evaluate(async () => Object.keys((await globalThis.vitrine.inspect())?.scores ?? {}));
    expect(scores).toEqual(expect.arrayContaining(['intent', 'clusters']));
    await until(page, () => document.querySelector('h1')!.textContent === 'Chosen for you');
    expect(requests.filter((url) => url.endsWith('.wasm'))).toEqual([]);
    expect(await page.evaluate(() => globalThis.vitrine.problems.get())).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('leaves the shop as it is without `assets`, and names the file that is missing', async () => {
    await bundle('91-webpack', '');
    const { page, context } = await visit('91-webpack');
    await until(page, () => globalThis.vitrine.problems.get().some(({ code }) => code === 'engine-missing'));
    expect(await page.textContent('h1')).toBe('Pots');
    const told = await page.evaluate(() => globalThis.vitrine.problems.get().map(({ message }) => message));
    expect(told.join(' ')).toContain('vitrine.worker.js');
    await context.close();
  });
});
