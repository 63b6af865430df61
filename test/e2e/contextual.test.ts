import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config.js';
import type { ConsentState } from '../../src/consent/capability.js';
import { eachVisitor } from './each-visitor.js';
import { storedBy, type Visitor } from './launch.js';
import { noteCalls } from './note-calls.js';
import { until } from './shop.js';
import { serveShop } from './shops/serve-shop.js';

let visitor: Visitor;
let page: Page;
let close = () => {};
eachVisitor((_, one) => {
  visitor = one;
  page = one.page;
});
afterEach(() => close());

const HERO = `<section data-vitrine-slot="hero" class="hero"><h1>Linen, <em>worn in</em></h1><a href="/new">See</a></section>`;
const CONFIG: Config = {
  models: false,
  budget: false,
  campaigns: { 'autumn-sale': 'discount' },
  slots: {
    hero: {
      live: true,
      variants: {
        sale: {
          segments: ['context:campaign-discount'],
          content: { em: { text: 'on sale' }, a: { link: '/sale' }, ':scope': { variables: { '--ink': 'blue' } } },
        },
      },
    },
    foot: {
      live: true,
      variants: {
        big: { segments: ['context:device-desktop'], template: '#big' },
        seen: { segments: ['intent:researching'], priority: 1, content: { p: { text: 'Still looking?' } } },
      },
    },
  },
};
const BODY = `<body>${HERO}<aside data-vitrine-slot="foot"><p>The same</p></aside><template id="big"><b>For a big screen</b></template></body></html>`;
const head = (config: Config, script: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<link rel="icon" href="data:,"><style>p { margin: 0 }</style><script>window.vitrine = []; ${script}</script>
<script type="application/json" data-vitrine-config>${JSON.stringify({ ...CONFIG, ...config })}</script>
<script async src="/vitrine/vitrine.js"></script></head>`;

const calls = () => page.evaluate(() => (window as unknown as { calls: string[] }).calls.splice(0));

async function open(
  config: Config,
  { script = '', path = '/?utm_campaign=Autumn-Sale', watched = true, referer = '' } = {},
) {
  const shop = await serveShop({ files: { '/index.html': head(config, script) + BODY } });
  close = shop.close;
  if (watched) await page.addInitScript(noteCalls);
  await page.goto(shop.url + path, referer ? { referer } : {});
  await until(page, () => !Array.isArray(globalThis.vitrine));
  return shop.url;
}
const html = () => page.evaluate(() => document.body.outerHTML);
const own = BODY.replace('</html>', '');
const isSwapped = () => document.querySelector('em')!.textContent === 'on sale';
const set = (patch: Partial<ConsentState>) =>
  page.evaluate((given) => {
    globalThis.vitrine.consent.set(given);
    return document.body.outerHTML;
  }, patch);
const files = () => visitor.requests.map((url) => new URL(url).pathname);
const decided = () =>
  page.evaluate(() =>
    globalThis.vitrine.decisions.get().map(({ slot, variant, propensity }) => [slot, variant, propensity]),
  );
/** What stood in the hero and the foot as frames were painted, each change once; `stop` ends it. */
const watchFrames = () =>
  page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const look = () => {
      const foot = document.querySelector<HTMLElement>('aside')!;
      const now = `${document.querySelector('em')!.textContent} | ${foot.innerText.trim()}`;
      if (now !== seen.at(-1)) seen.push(now);
      requestAnimationFrame(look);
    };
    look();
  });
const frames = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);

describe('contextual: always', () => {
  it('rule 4: swaps by the campaign before any answer, stores and reads nothing, and asks for its own files alone', async () => {
    await open({ contextual: 'always' });
    await until(page, isSwapped);
    await page.waitForTimeout(800);
    expect(await html()).toBe(
      `<body><section data-vitrine-slot="hero" class="hero" style="--ink: blue;"><h1>Linen, <em>on sale</em></h1><a href="/sale">See</a></section><aside data-vitrine-slot="foot"><p class="vitrine-hidden">The same</p><div data-vitrine-host="" style="display: contents;"><b>For a big screen</b></div></aside><template id="big"><b>For a big screen</b></template></body>`,
    );
    expect(await calls()).toEqual([]);
    expect(files().toSorted()).toEqual([
      '/',
      '/vitrine/vitrine.contextual.js',
      '/vitrine/vitrine.fairness.js',
      '/vitrine/vitrine.js',
      '/vitrine/vitrine.page.js',
    ]);
    expect(page.workers()).toEqual([]);
    expect(await storedBy(page)).toEqual({ local: [], session: [], databases: [], caches: [], cookies: [] });
    expect(await page.evaluate(() => [history.state, globalThis.vitrine.outlook.get()])).toEqual([null, undefined]);
    expect(await decided()).toEqual([
      ['hero', 'sale', 1],
      ['foot', 'big', 1],
    ]);
    expect(await page.evaluate(() => globalThis.vitrine.inspect())).toBeUndefined();
    expect(visitor.errors).toEqual([]);
  });

  it('swaps by arrival and season where a variant asks for them, and reads the referrer for that alone', async () => {
    const variant = (id: `context:${string}`, words: string) => ({
      live: true,
      variants: { one: { segments: [id], content: { ':scope': { attributes: { title: words } } } } },
    });
    const slots = {
      hero: variant('context:arrival-search', 'found'),
      foot: variant('context:season-all-year', 'in season'),
    };
    const seasons = [{ id: 'all-year', from: '01-01', to: '12-31' }];
    await open({ contextual: 'always', slots, seasons }, { path: '/', referer: 'https://www.google.com/' });
    await until(page, () => document.querySelector('aside')!.title === 'in season');
    expect(await page.evaluate(() => document.querySelector('section')!.title)).toBe('found');
    expect(new Set(await calls())).toEqual(new Set(['referrer']));
    expect(files()).toContain('/vitrine/vitrine.surroundings.js');
    expect(page.workers()).toEqual([]);
    expect(await storedBy(page)).toEqual({ local: [], session: [], databases: [], caches: [], cookies: [] });
    expect(await set({ contextual: 'denied' })).toBe(own);
    expect(visitor.errors).toEqual([]);
  });

  it.each([
    ['contextual', { contextual: 'denied' }],
    ['everything, by optOut()', undefined],
  ] as const)('puts the page back to the byte in the task of a no to %s', async (_, patch) => {
    await open({ contextual: 'always' }, { watched: false });
    await until(page, isSwapped);
    const now = patch
      ? await set(patch)
      : await page.evaluate(() => (globalThis.vitrine.optOut(), document.body.outerHTML));
    expect(now).toBe(own);
    await page.evaluate(() => history.pushState(null, '', '/?utm_campaign=autumn-sale&again'));
    await page.waitForTimeout(300);
    expect([await html(), await decided()]).toEqual([own, []]);
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
  });

  it('never begins where the shop’s own words say no at once', async () => {
    await open({ contextual: 'always' }, { script: `vitrine.push((v) => v.consent.set({ contextual: 'denied' }))` });
    await page.waitForTimeout(500);
    expect(await html()).toBe(own);
  });

  it('decides anew for each route of a single-page app', async () => {
    await open({ contextual: 'always' }, { path: '/', watched: false });
    await until(page, () => !!globalThis.vitrine.decisions.get().length);
    expect(await decided()).toMatchObject([
      ['hero', 'default', 1],
      ['foot', 'big', 1],
    ]);
    await page.evaluate(() => history.pushState(null, '', '/sale?utm_campaign=autumn-sale'));
    await until(page, isSwapped);
    await page.evaluate(() => history.pushState(null, '', '/shoes'));
    await page.waitForTimeout(200);
    expect(await decided()).toMatchObject([
      ['hero', 'sale', 1],
      ['foot', 'big', 1],
    ]);
  });

  it('hands over to the engine without a frame of the default, and comes back after a withdrawal', async () => {
    await open({ contextual: 'always' });
    await until(page, isSwapped);
    await page.waitForTimeout(100);
    await watchFrames();
    await set({ persist: 'granted', personalize: 'granted' });
    await until(page, () => !!globalThis.vitrine.outlook.get()?.seq);
    expect(await decided()).toMatchObject([
      ['hero', 'sale', 1],
      ['foot', 'big', 1],
    ]);
    // an engine, and none of contextual mode: what it alone knows is shown
    await page.evaluate(() => {
      for (const item_id of ['a', 'b', 'c']) globalThis.vitrine.track('view_item', { items: [{ item_id }] });
    });
    await until(page, () => (window as unknown as { seen: string[] }).seen.at(-1)!.endsWith('Still looking?'));
    expect(await frames()).toEqual(['on sale | For a big screen', 'on sale | Still looking?']);
    expect(await page.evaluate(() => document.querySelectorAll('[data-vitrine-host]').length)).toBe(0);
    // without `measure` nothing was counted as seen
    await page.waitForTimeout(1300);
    const events = await page.evaluate(async () =>
      (await globalThis.vitrine.inspect())!.events.map(({ name }) => name),
    );
    expect(events).toContain('page_view');
    expect(events).not.toContain('view_promotion');
    // so that its silence before means something
    expect(await calls()).toEqual(expect.arrayContaining(['Worker', 'BroadcastChannel', 'deviceMemory']));

    expect(await set({ persist: 'denied', personalize: 'denied' })).toBe(own);
    await until(page, isSwapped);
    expect(await page.evaluate(() => globalThis.vitrine.outlook.get())).toBeUndefined();
    await expect.poll(() => storedBy(page)).toMatchObject({ local: [], databases: [] });
    expect(page.workers()).toEqual([]);
    expect(await set({ contextual: 'denied' })).toBe(own);
    expect(visitor.errors).toEqual([]);
  });

  it('does not come back where the withdrawal is one of everything', async () => {
    await open({ contextual: 'always' }, { watched: false });
    await set({ persist: 'granted', personalize: 'granted' });
    await until(page, () => !!globalThis.vitrine.outlook.get()?.seq);
    expect(await page.evaluate(() => (globalThis.vitrine.optOut(), document.body.outerHTML))).toBe(own);
    await page.waitForTimeout(400);
    expect(await html()).toBe(own);
  });

  it('goes on where no engine can start', async () => {
    await visitor.context.route(/vitrine\.(worker|engine)\.js/, (route) => route.abort());
    await open({ contextual: 'always' }, { watched: false });
    await until(page, isSwapped);
    await watchFrames();
    await set({ personalize: 'granted' });
    await until(page, () => globalThis.vitrine.problems.get().some(({ code }) => code === 'engine-missing'));
    expect(await frames()).toEqual(['on sale | For a big screen']);
  });
});

describe('contextual: consent', () => {
  it('asks for one file and changes nothing before a grant, then swaps without memory', async () => {
    await open({ contextual: 'consent' });
    await page.waitForTimeout(500);
    expect([await html(), files()]).toEqual([own, ['/', '/vitrine/vitrine.js', '/vitrine/vitrine.contextual.js']]);
    await set({ contextual: 'granted' });
    await until(page, isSwapped);
    expect(await calls()).toEqual([]);
    expect(await storedBy(page)).toMatchObject({ local: [], session: [], databases: [], cookies: [] });
    expect(await set({ contextual: 'unknown' })).toBe(own);
    await set({ contextual: 'granted' });
    await until(page, isSwapped);
    expect(await set({ contextual: 'denied' })).toBe(own);
  });
});

it('is off unless the config asks for it', async () => {
  await open({}, { script: `vitrine.push((v) => v.consent.set({ contextual: 'granted' }))` });
  await page.waitForTimeout(500);
  expect([await html(), files()]).toEqual([own, ['/', '/vitrine/vitrine.js']]);
});

it('rule 41: is all there is on a page for children, which takes nothing from the pages before', async () => {
  const url = await open({}, { path: '/', watched: false });
  await set({ persist: 'granted', personalize: 'granted' });
  await until(page, () => globalThis.vitrine.outlook.get()?.memory === 'stored');
  const head = await page.evaluate(async () => (await globalThis.vitrine.inspect())!.meta!['head']);
  await page.route(`${url}/?child*`, async (route) => {
    const body = await (await route.fetch()).text();
    const child = body.replace('"models"', '"consent":{"child":true},"contextual":"always","models"');
    await route.fulfill({ body: child, contentType: 'text/html' });
  });
  await page.goto(`${url}/?child&utm_campaign=autumn-sale`);
  await until(page, isSwapped);
  await set({ contextual: 'granted', persist: 'granted', personalize: 'granted', measure: 'granted' });
  await page.waitForTimeout(700);
  expect(await page.evaluate(() => [globalThis.vitrine.outlook.get(), globalThis.vitrine.consent.get()])).toMatchObject(
    [undefined, { contextual: 'granted', persist: 'unknown', personalize: 'unknown', measure: 'unknown' }],
  );
  expect([await page.evaluate(isSwapped), page.workers()]).toEqual([true, []]);
  await page.goto(`${url}/`);
  await until(page, () => !Array.isArray(globalThis.vitrine));
  await set({ persist: 'granted', personalize: 'granted' });
  await until(page, () => globalThis.vitrine.outlook.get()?.memory === 'stored');
  expect(await page.evaluate(async () => (await globalThis.vitrine.inspect())!.meta!['head'])).toMatchObject({
    grant: (head as { grant: string }).grant,
  });
});

it('leaves to the head stub what that has shown', async () => {
  const stub = readFileSync('dist/vitrine.stub.js', 'utf8');
  const stored = {
    grant: 'g',
    policyVersion: '1',
    until: Date.now() + 60_000,
    slots: [{ slot: 'hero', selector: '[data-vitrine-slot="hero"]', variant: 'sale', writes: [['em', '', 'yours']] }],
  };
  await page.addInitScript((text) => void (localStorage['vitrine'] = text), JSON.stringify(stored));
  await open({ contextual: 'always' }, { script: `</script><script>${stub}`, watched: false });
  await page.waitForTimeout(600);
  expect(await page.evaluate(() => document.querySelector('em')!.textContent)).toBe('yours');
  expect(await set({ personalize: 'denied' })).toBe(own);
  await until(page, isSwapped);
  expect(await set({ contextual: 'denied' })).toBe(own);
});
