import type { Page } from 'playwright-core';
import type { Config } from '../../../src/config.js';
import type { ConsentState } from '../../../src/consent/capability.js';
import { openVisitor, storedBy, type Stage } from '../launch.js';
import { serveShop } from '../shops/serve-shop.js';
import { until } from '../shop.js';

export const YES = { persist: 'granted', personalize: 'granted', measure: 'granted' } as const;
export const NO = { persist: 'denied', personalize: 'denied', measure: 'denied' } as const;

declare global {
  /** What Vitrine's own files have touched on this page: kind and key. */
  var touched: [kind: string, key: string][];
}

/** Runs in the page before anything else: writes down what is called from a file under /vitrine/. */
function watchPage(): void {
  globalThis.touched = [];
  const note = (kind: string, key: unknown) => {
    if (/\/vitrine\/vitrine/.test(new Error('where').stack ?? '')) globalThis.touched.push([kind, String(key)]);
  };
  const wrap = (holder: object, name: string, kind: string) => {
    const target = holder as Record<string, (...args: unknown[]) => unknown>;
    const own = target[name]!;
    target[name] = function (this: unknown, ...args: unknown[]) {
      note(kind, args[0]);
      return own.apply(this, args);
    };
  };
  for (const name of ['getItem', 'key']) wrap(Storage.prototype, name, 'read');
  for (const name of ['setItem', 'removeItem', 'clear']) wrap(Storage.prototype, name, 'write');
  for (const name of ['open', 'deleteDatabase', 'databases']) wrap(IDBFactory.prototype, name, 'indexedDB');
  for (const name of ['pushState', 'replaceState']) wrap(History.prototype, name, 'history');
  if (globalThis.caches) for (const name of ['open', 'keys', 'match']) wrap(CacheStorage.prototype, name, 'cache');
  for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback'])
    wrap(globalThis, name, 'timer');
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')!;
  Object.defineProperty(document, 'cookie', {
    get: () => (note('read', 'cookie'), cookie.get!.call(document)),
    set(text) {
      note('write', 'cookie');
      cookie.set!.call(document, text);
    },
  });
  for (const name of ['Worker', 'BroadcastChannel'] as const) {
    const Own = globalThis[name] as unknown as new (...args: unknown[]) => object;
    Object.assign(globalThis, {
      [name]: class extends Own {
        constructor(...args: unknown[]) {
          note(name, args[0]);
          super(...args);
        }
      },
    });
  }
}

const SLOTS = {
  hero: {
    live: true,
    variants: { seen: { segments: ['context:device-desktop'], content: { h1: { text: 'For you' } } } },
  },
};

const html = (config: object, head: string) => `<!doctype html><html lang="en"><head><title>Shop</title>
<script>window.vitrine = window.vitrine || [];</script>${head}
<script type="application/json" data-vitrine-config>${JSON.stringify(config)}</script>
<script async src="/vitrine/vitrine.js"></script></head>
<body data-vitrine-page="home"><section data-vitrine-slot="hero"><h1>For everybody</h1></section>
<div id="banner" role="dialog"><button>Yes</button></div><a href="/other.html">Other</a></body></html>`;

export type RuledOptions = Readonly<{ config?: Config; head?: string; path?: string }>;

/** A shop of one page and the like, with Vitrine, and nobody has answered. */
export async function openRuled(stage: Stage, { config = {}, head = '', path = '/' }: RuledOptions = {}) {
  // a busy machine would spend it, and show nothing
  const page = html({ slots: SLOTS, budget: false, ...config }, head);
  const shop = await serveShop({ files: { '/index.html': page, '/other.html': page } });
  const { context, requests, errors } = await openVisitor(stage);
  await context.addInitScript(watchPage);
  const tab = async (at = path): Promise<Page> => {
    const opened = await context.newPage();
    await opened.goto(shop.url + at);
    await until(opened, () => !!globalThis.vitrine && !Array.isArray(globalThis.vitrine));
    return opened;
  };
  return {
    url: shop.url,
    context,
    requests,
    errors,
    tab,
    async close() {
      await context.close();
      shop.close();
    },
  };
}

export const set = (page: Page, patch: Partial<ConsentState>): Promise<void> =>
  page.evaluate((given) => globalThis.vitrine.consent.set(given), patch);

/** Grants, and waits until the shopper sees something of it. */
export async function allow(page: Page, patch: Partial<ConsentState> = YES): Promise<void> {
  await set(page, patch);
  await until(page, () => document.querySelector('h1')!.textContent === 'For you');
  await until(page, () => globalThis.vitrine.outlook.get()?.models !== 'loading');
}

/** How a page stands: nothing of Vitrine's, if it is closed. */
export const stateOf = async (page: Page) => ({
  words: await page.locator('h1').textContent(),
  outlook: await page.evaluate(() => !!globalThis.vitrine.outlook.get()),
  workers: page.workers().length,
  stored: await storedBy(page),
});

/** What a page is like that Vitrine has left alone. */
export const CLOSED = {
  words: 'For everybody',
  outlook: false,
  workers: 0,
  stored: { local: [], session: [], databases: [], caches: [], cookies: [] },
};
