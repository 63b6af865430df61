import { where } from '../../where.js';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Capability } from '../../../src/consent/capability.js';
import type { ConsentConfig } from '../../../src/consent/consent-options.js';
import { openStage, openVisitor, type Stage, type Visitor } from '../launch.js';
import { until } from '../shop.js';
import { serveShop, type Reply } from '../shops/serve-shop.js';

/** A real consent manager on a page, and what a shopper does in its own banner. */
export type Banner = Readonly<{
  /** Its scripts, by path. */
  files: () => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;
  answer?: (path: string) => Reply | undefined;
  /** What brings it onto a page: its scripts, as its manual says. */
  html: string;
  /** The same, but with everything allowed though nobody was asked. */
  presuming?: string;
  /** The path of the script without which nothing of it runs. */
  script: string;
  /** Holds when it waits for an answer. */
  asks: () => boolean;
  accept(page: Page): Promise<unknown>;
  /** Allows preferences only. */
  allowPreferences(page: Page): Promise<unknown>;
  /** Takes everything back, after all was accepted. */
  withdraw(page: Page): Promise<unknown>;
  consent?: ConsentConfig;
}>;

const PREFERENCES: readonly Capability[] = ['contextual', 'persist', 'personalize'];
const ALL: readonly Capability[] = [...PREFERENCES, 'measure', 'learn', 'export'];

const tags = (consent: ConsentConfig) => `
<script type="application/json" data-vitrine-config>${JSON.stringify({ models: false, budget: false, consent })}</script>
<script async src="/vitrine/vitrine.js"></script>`;

export const granted = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const state = Object.entries(globalThis.vitrine.consent.get());
    return state.filter(([, one]) => one === 'granted').map(([key]) => key);
  });

const toldOf = (page: Page, name: string) =>
  page.evaluate((asked) => globalThis.vitrine.consent.debug().sources.find(({ source }) => source === asked), name);

/** What is granted as soon as `holds`, or when the time is over, milliseconds. */
async function grantedWhen(page: Page, holds: (granted: readonly string[]) => boolean, time: number) {
  for (const end = Date.now() + time; ;) {
    // it may just be reloading
    const now = await granted(page).catch(() => undefined);
    if ((now && holds(now)) || Date.now() > end) return now;
    await page.waitForTimeout(25);
  }
}

const grantedSoon = (page: Page, awaited: readonly string[], time = 5000) =>
  grantedWhen(page, (now) => `${now}` === `${awaited}`, time);

/** Waits until exactly these are granted. */
export async function opened(page: Page, capabilities: readonly string[], time?: number): Promise<void> {
  expect(await grantedSoon(page, capabilities, time)).toEqual(capabilities);
}

/** The ten situations of a shopper, with the real component and its own banner in a real browser. */
export function describeBanner(name: string, banner: Banner): void {
  const { asks, accept, allowPreferences, withdraw, script, presuming, consent = 'auto' } = banner;
  let stage: Stage;
  let visitor: Visitor;
  let page: Page;
  let shop: { url: string; close(): void };
  const ours = tags(consent);
  const paths: Readonly<Record<string, readonly [head: string, body: string]>> = {
    '/': [ours, banner.html],
    '/bare': ['', banner.html],
    '/late': [ours, ''],
    '/presuming': [ours, presuming ?? ''],
  };
  const stands = () => until(page, () => !!globalThis.vitrine && !Array.isArray(globalThis.vitrine));
  const go = async (path = '/', on = page) => {
    await on.goto(shop.url + path);
    if (path !== '/bare') await until(on, () => !!globalThis.vitrine && !Array.isArray(globalThis.vitrine));
  };
  const heard = async () => {
    await expect.poll(() => toldOf(page, name), { timeout: 5000 }).toBeDefined();
  };
  /** What is on its way has come by then. */
  const rest = () => page.waitForTimeout(400);

  describe(`${name}, with its own banner`, () => {
    beforeAll(async () => {
      stage = await openStage();
      const files = await banner.files();
      shop = await serveShop({
        answer({ path }) {
          const body = files[path];
          if (body !== undefined) return { type: path.endsWith('.css') ? 'text/css' : 'text/javascript', body };
          const [head, html] = paths[path] ?? [];
          if (head === undefined) return banner.answer?.(path);
          return {
            body: `<!doctype html><html lang=en><head><title>Shop</title>${head}</head><body><h1>Shop</h1>${html}</body></html>`,
          };
        },
      });
    });
    afterAll(async () => {
      shop.close();
      await stage.close();
    });
    beforeEach(async () => {
      visitor = await openVisitor(stage);
      ({ page } = visitor);
    });
    afterEach(async () => {
      const { errors } = visitor;
      const own = await page.evaluate(() => globalThis.vitrine?.problems?.get().map(({ code }) => code) ?? []);
      await visitor.context.close();
      expect(errors.filter((error) => !/ERR_FAILED|favicon/.test(error))).toEqual([]);
      expect(own.filter((code) => code !== 'consent-missing')).toEqual([]);
    });

    it('no answer: stays closed, stores nothing of ours, and debug() says why', async () => {
      await go();
      await until(page, asks);
      await heard();
      await rest();
      expect(await granted(page)).toEqual([]);
      expect(await toldOf(page, name)).toMatchObject({ note: 'no answer yet' });
      expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
      expect(visitor.requests.filter((url) => /\/vitrine\.(page|worker)/.test(url))).toEqual([]);
    });

    where(presuming)('default: what is allowed though nobody was asked opens nothing', async () => {
      await go('/presuming');
      await heard();
      await rest();
      expect(await granted(page)).toEqual([]);
    });

    it('grant: a click opens everything, and Vitrine begins', async () => {
      await go();
      await until(page, asks);
      await heard();
      await accept(page);
      expect(await grantedSoon(page, ALL)).toEqual(ALL);
      await until(page, () => !!globalThis.vitrine.outlook.get());
    });

    it('partial: opens what was allowed and no more', async () => {
      await go();
      await until(page, asks);
      await allowPreferences(page);
      expect(await grantedSoon(page, PREFERENCES)).toEqual(PREFERENCES);
      await rest();
      expect(await granted(page)).toEqual(PREFERENCES);
    });

    it('withdraw: closes, empties the stores, and stays closed on the next page', async () => {
      await go();
      await until(page, asks);
      await accept(page);
      expect(await grantedSoon(page, ALL)).toEqual(ALL);
      await until(page, () => !!globalThis.vitrine.outlook.get());
      await withdraw(page);
      await stands();
      expect(await grantedSoon(page, [])).toEqual([]);
      await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
      await page.reload();
      await stands();
      await heard();
      await rest();
      expect(await granted(page)).toEqual([]);
      expect(await page.evaluate(() => globalThis.vitrine.consent.get().personalize)).toBe('denied');
    });

    it('late SDK: hears a choice that was made before it came', async () => {
      await go('/bare');
      await until(page, asks);
      await accept(page);
      await page.evaluate((html) => {
        const holder = document.createElement('template');
        holder.innerHTML = html;
        for (const given of holder.content.querySelectorAll('script')) {
          const one = document.createElement('script');
          for (const { name: key, value } of given.attributes) one.setAttribute(key, value);
          one.textContent = given.textContent;
          document.head.append(one);
        }
      }, ours);
      await stands();
      expect(await grantedSoon(page, ALL)).toEqual(ALL);
    });

    it('early SDK: finds a manager whose script comes after it', async () => {
      await go('/late');
      await rest();
      expect(await granted(page)).toEqual([]);
      // as the page's own scripts would
      await page.evaluate(async (html) => {
        const holder = document.createElement('template');
        holder.innerHTML = html;
        for (const given of holder.content.querySelectorAll('script, link')) {
          const one = document.createElement(given.localName);
          for (const { name: key, value } of given.attributes) one.setAttribute(key, value);
          one.textContent = given.textContent;
          const loaded = new Promise((done) => one.addEventListener('load', done));
          document.head.append(one);
          if (given.hasAttribute('src')) await loaded;
        }
      }, banner.html);
      await until(page, asks);
      await heard();
      expect(await granted(page)).toEqual([]);
      await accept(page);
      expect(await grantedSoon(page, ALL)).toEqual(ALL);
    });

    it('blocked: stays closed', async () => {
      await page.route(`**${script}`, (route) => route.abort());
      await go();
      await rest();
      expect(await granted(page)).toEqual([]);
    });

    it('reload: knows the choice on the next page', async () => {
      await go();
      await until(page, asks);
      await allowPreferences(page);
      expect(await grantedSoon(page, PREFERENCES)).toEqual(PREFERENCES);
      await page.reload();
      await stands();
      expect(await grantedSoon(page, PREFERENCES)).toEqual(PREFERENCES);
    });

    it('two tabs: a withdrawal in one closes the other within half a second, and no click there opens it again', async () => {
      await go();
      await until(page, asks);
      await accept(page);
      expect(await grantedSoon(page, ALL)).toEqual(ALL);
      await until(page, () => !!globalThis.vitrine.outlook.get());
      const other = await visitor.context.newPage();
      await go('/', other);
      expect(await grantedSoon(other, ALL)).toEqual(ALL);
      await until(other, () => !!globalThis.vitrine.outlook.get());
      await page.bringToFront();
      await withdraw(page);
      const isClosed = (now: readonly string[]) => !now.includes('persist') && !now.includes('personalize');
      expect(await grantedWhen(other, isClosed, 500)).toSatisfy(isClosed);
      await other.bringToFront();
      await other.mouse.click(5, 5);
      await other.waitForTimeout(300);
      expect(await granted(other)).toSatisfy(isClosed);
      await expect.poll(() => other.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    });
  });
}
