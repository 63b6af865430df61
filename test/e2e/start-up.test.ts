import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { eachVisitor } from './each-visitor.js';
import { storedBy, type Stage, type Visitor } from './launch.js';
import { openShop, until } from './shop.js';

let stage: Stage;
let visitor: Visitor;
eachVisitor((its, one) => {
  [stage, visitor] = [its, one];
});

/** Serves the shop's pages changed: another config, a tag from elsewhere, a Content-Security-Policy. */
async function servePages(change: (html: string) => string, headers: Record<string, string> = {}) {
  await visitor.context.route(/\/01-script-tag\/(\?.*)?$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: change(await response.text()),
      headers: { ...response.headers(), ...headers },
    });
  });
}
const withConfig = (config: unknown) => (html: string) =>
  html.replace(
    /(<script type="application\/json" data-vitrine-config>)[\s\S]*?(<\/script>)/,
    `$1${JSON.stringify(config)}$2`,
  );
const start = async (query = '') => {
  const shop = openShop(visitor.page, stage.url);
  await shop.go(`/${query}`);
  await shop.accept();
  return shop;
};

describe('start-up', () => {
  it('starts from a blob when the tag comes from another origin', async () => {
    const elsewhere = stage.url.replace('127.0.0.1', 'localhost');
    await servePages((html) => html.replace('src="/vitrine/vitrine.js"', `src="${elsewhere}/vitrine/vitrine.js"`));
    const shop = await start();
    await shop.modelsSettled();
    expect(visitor.page.workers().map((worker) => worker.url().slice(0, 5))).toEqual(['blob:']);
    expect((await shop.outlook())!).toMatchObject({ models: 'ready', memory: 'stored' });
    expect(await shop.problems()).toEqual([]);
  });

  it('runs the same engine on the page when a policy blocks the worker', async () => {
    await servePages((html) => html, {
      'content-security-policy': "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; worker-src 'none'",
    });
    const shop = await start('?utm_campaign=autumn-sale');
    await shop.modelsSettled();
    expect((await shop.outlook())!).toMatchObject({ models: 'ready', memory: 'stored' });
    expect(await shop.active()).toContain('context:campaign-discount');
    expect((await shop.problems()).map(({ code }) => code)).toEqual(['worker-blocked']);
  });

  it('leaves the page the shop’s own when the worker file and the engine are missing', async () => {
    await visitor.context.route(/vitrine\.(worker|engine)\.js/, (route) => route.fulfill({ status: 404 }));
    const shop = openShop(visitor.page, stage.url);
    await shop.go('/');
    const original = await shop.slotsHtml();
    await shop.accept();
    await until(visitor.page, () => globalThis.vitrine.problems.get().some(({ code }) => code === 'engine-missing'));
    expect(await shop.slotsHtml()).toEqual(original);
  });

  it.each([
    ['?vitrine=off', withConfig({ slots: {} })],
    ['', withConfig({ enabled: false })],
  ])('does nothing when switched off by %s or the config', async (query, change) => {
    await servePages(change);
    await start(query);
    await visitor.page.waitForTimeout(500);
    expect(visitor.requests.filter((url) => url.includes('/vitrine/'))).toHaveLength(1);
    expect((await storedBy(visitor.page)).databases).toEqual([]);
  });

  it('reads its config from a URL, and a remote false switches everything off', async () => {
    await servePages((html) =>
      html
        .replace(/<script type="application\/json" data-vitrine-config>[\s\S]*?<\/script>/, '')
        .replace('src="/vitrine/vitrine.js"', 'src="/vitrine/vitrine.js" data-vitrine-config="/vitrine-config.json"'),
    );
    let enabled = true;
    await visitor.context.route('**/vitrine-config.json', (route) =>
      route.fulfill({ json: { enabled, policyVersion: 'remote' } }),
    );
    const shop = await start();
    await shop.modelsSettled();
    await shop.quiet();
    enabled = false;
    await shop.go('/');
    await visitor.page.waitForTimeout(500);
    expect(await shop.outlook()).toBeUndefined();
  });

  it('previews a variant without storing or counting', async () => {
    const shop = openShop(visitor.page, stage.url);
    await shop.go('/?vitrine.hero=sale');
    await expect.poll(() => visitor.page.locator('[data-vitrine-slot="hero"] h1').innerText()).toContain('28%');
    await shop.accept();
    await visitor.page.waitForTimeout(500);
    expect(visitor.page.workers()).toEqual([]);
    expect((await storedBy(visitor.page)).databases).toEqual([]);
  });

  it('names what is wrong with a config, keeps the rest and stays silent on the console', async () => {
    await servePages(
      withConfig({
        retentionDays: 'ten',
        slots: {
          hero: {
            variants: {
              bad: { segment: ['intent:high'], template: '#x' },
              good: { content: { h1: { text: 'Good' } } },
            },
          },
        },
      }),
    );
    const shop = await start();
    await expect.poll(() => visitor.page.locator('[data-vitrine-slot="hero"] h1').innerText()).toBe('Good');
    const messages = (await shop.problems()).map(({ message }) => message);
    expect(messages[0]).toContain('config.retentionDays: use integer from 1 to 395, not "ten"');
    expect(messages[1]).toContain('config.slots.hero.variants.bad.segment: no such field; use segments');
    expect(visitor.errors).toEqual([]);
  });

  it('loads the check of the config and the words of problems only where there is need of them', async () => {
    const loaded = () =>
      visitor.requests.flatMap((url) => /vitrine\.(check|problems|preview)\.js/.exec(url)?.[1] ?? []);
    const shop = await start();
    await shop.modelsSettled();
    expect(loaded()).toEqual([]);
    await servePages(withConfig({ slots: { hero: { variants: { a: { template: '#none' } } } } }));
    await shop.go('/');
    await until(visitor.page, () => globalThis.vitrine.problems.get().length > 0);
    expect(loaded()).toEqual(['problems']);
    expect((await shop.problems()).map(({ message }) => message)).toEqual([
      'slots.hero.variants.a.template matches no <template>; add one to the page or correct the selector.',
    ]);
  });

  it('is off, and says why, when the config is not JSON', async () => {
    await servePages((html) => html.replace(/(data-vitrine-config>)[\s\S]*?(<\/script>)/, '$1{"slots": $2'));
    const shop = await start();
    expect((await shop.problems()).map(({ code }) => code)).toEqual(['config-unreadable']);
    expect(visitor.errors).toEqual([]);
  });

  it('waits for the rest of a config that arrives in two parts', async () => {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.write(`<!doctype html><script async src="${stage.url}/vitrine/vitrine.js"></script>`);
      // enough for the parser to begin with
      response.write(`${' '.repeat(4096)}<script type="application/json" data-vitrine-config>\n{\n"policyVersion":\n`);
      setTimeout(() => response.end('2}</script>'), 700);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    await visitor.page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await until(visitor.page, () => !!globalThis.vitrine && !Array.isArray(globalThis.vitrine));
    const problems = async () => (await openShop(visitor.page, '').problems()).map(({ message }) => message);
    await expect
      .poll(problems)
      .toContainEqual(expect.stringContaining('config.policyVersion: use non-empty string, not 2'));
    server.close();
  });

  it('is one Vitrine, with what the queue held, on a page that carries the tag twice', async () => {
    const tag = /<script[^>]*src="\/vitrine\/vitrine\.js"[^>]*><\/script>/;
    const byUrl = (html: string) =>
      html
        .replace(/<script type="application\/json" data-vitrine-config>[\s\S]*?<\/script>/, '')
        .replace(tag, (found) => found.replace('src=', 'data-vitrine-config="/vitrine-config.json" src=').repeat(2))
        .replace('</head>', '<script>vitrine.push((one) => (window.first = one))</script></head>');
    await servePages(byUrl);
    await visitor.context.route('**/vitrine-config.json', (route) => route.fulfill({ json: {} }));
    const shop = await start();
    await shop.modelsSettled();
    expect(await shop.consent()).toMatchObject({ personalize: 'granted' });
    expect(visitor.page.workers()).toHaveLength(1);
    expect(await visitor.page.evaluate('first === vitrine')).toBe(true);
  });

  it('starts beside an element whose id is vitrine, and leaves a vitrine of the page’s own alone', async () => {
    const noQueue = (html: string) => html.replace(/window\.vitrine = window\.vitrine \|\| \[\];/, '');
    await servePages((html) => noQueue(html).replace(/(<body[^>]*>)/, '$1<div id="vitrine"></div>'));
    await visitor.page.goto(`${stage.url}/01-script-tag/`);
    await until(visitor.page, () => typeof globalThis.vitrine?.push === 'function');
    await visitor.context.unroute(/\/01-script-tag\/(\?.*)?$/);
    await servePages((html) =>
      noQueue(html).replace('<head>', '<head><script>window.vitrine = { own: true }</script>'),
    );
    await visitor.page.goto(`${stage.url}/01-script-tag/`);
    await visitor.page.waitForTimeout(500);
    expect(await visitor.page.evaluate(() => globalThis.vitrine)).toEqual({ own: true });
  });

  it('shows the inspector when asked', async () => {
    const shop = await start('?vitrine=inspect');
    await shop.modelsSettled();
    await expect.poll(() => visitor.page.getByText('discount seeker').count()).toBeGreaterThan(0);
    expect(visitor.errors).toEqual([]);
  });
});
