import type { Page } from 'playwright-core';
import type { Hearing } from '../../../src/capture/reading/tally/tally.js';
import type { EventParams } from '../../../src/capture/shop-event.js';
import type { Config } from '../../../src/config.js';
import { openVisitor, type Stage } from '../launch.js';
import { until } from '../shop.js';
import { serveShop, type Shop } from './serve-shop.js';

/** An event that was kept. */
export type Kept = Readonly<{ name: string; params: EventParams }>;

/** A shop with Vitrine in it, and a shopper who allows it to listen. */
export type Listening = Readonly<{
  page: Page;
  url: string;
  errors: string[];
  /** Opens a path of the shop and waits until Vitrine stands. */
  go(path: string): Promise<void>;
  /** The events that were kept so far, when nothing is on its way any more; without attention (`user_engagement`, `scroll`). */
  heard(): Promise<readonly Kept[]>;
  /** The same, by their names. */
  names(): Promise<readonly string[]>;
  /** What this page heard, and what became of it. */
  hearing(): Promise<Hearing>;
  /** The codes of Vitrine's problems. */
  problems(): Promise<readonly string[]>;
  close(): Promise<void>;
}>;

export type ListenOptions = Readonly<{
  config?: Config;
  /** Without Vitrine: to see which errors are the page's own. */
  without?: boolean;
  size?: { width: number; height: number };
}>;

const GRANTED = { persist: 'granted', personalize: 'granted', measure: 'granted' };

const headOf = (config: Config): string => `
<script type="application/json" data-vitrine-config>${JSON.stringify({ models: false, budget: false, ...config })}</script>
<script>(window.vitrine ??= []).push((vitrine) => vitrine.consent.set(${JSON.stringify(GRANTED)}))</script>
<script async src="/vitrine/vitrine.js"></script>`;

const stands = () => !!globalThis.vitrine && !Array.isArray(globalThis.vitrine) && !!globalThis.vitrine.outlook.get();

/** Longer than what weaker sources wait for better ones, milliseconds. */
const QUIET = 1900;

/** Opens a shop in the browser of `stage`; the caller closes. */
export async function openListening(stage: Stage, shop: Shop, options: ListenOptions = {}): Promise<Listening> {
  const { config = {}, without, size } = options;
  const served = await serveShop(shop, without ? {} : { head: headOf(config) });
  const { context, page, errors } = await openVisitor(stage, size);
  const heard = async (): Promise<readonly Kept[]> => {
    let count = -1;
    for (;;) {
      await page.waitForTimeout(count < 0 ? QUIET : 300);
      const { events = [] } = (await page.evaluate(() => globalThis.vitrine.inspect())) ?? {};
      if (events.length === count)
        return events
          .filter(({ name }) => !/^(user_engagement|scroll)$/.test(name))
          .map(({ name, params }) => ({ name, params }));
      count = events.length;
    }
  };
  return {
    page,
    url: served.url,
    errors,
    async go(path) {
      await page.goto(served.url + path);
      if (!without) await until(page, stands);
    },
    heard,
    names: async () => (await heard()).map(({ name }) => name),
    hearing: async () => (await page.evaluate(() => globalThis.vitrine.inspect(0)))?.hearing ?? [],
    problems: () =>
      page.evaluate(() =>
        globalThis.vitrine.problems
          .get()
          .map(({ code, field, cause }) => [code, field, cause && String(cause)].filter(Boolean).join(' ')),
      ),
    async close() {
      await context.close();
      served.close();
    },
  };
}
