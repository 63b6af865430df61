import type { Page } from 'playwright-core';
import type { ConsentState } from '../../src/consent/capability.js';
import type { Inspection, Outlook } from '../../src/protocol.js';
import type { Vitrine } from '../../src/vitrine.js';

declare global {
  // the instance, as the page has it
  var vitrine: Vitrine;
}

/** Waits until something holds on the page; unlike Playwright's own way also under a policy without unsafe-eval. */
export async function until(page: Page, holds: () => boolean, timeout = 20_000): Promise<void> {
  const end = Date.now() + timeout;
  while (!(await page.evaluate(holds))) {
    if (Date.now() > end) throw new Error(`${holds} did not come to hold within ${timeout} ms`);
    await page.waitForTimeout(50);
  }
}

/** The demo shop, as a shopper uses it. */
export function openShop(page: Page, url: string) {
  const root = `${url}/01-script-tag`;
  const go = async (path: string) => {
    await page.goto(`${root}${path}`);
    await until(page, () => !!globalThis.vitrine && !Array.isArray(globalThis.vitrine));
  };
  const told = () =>
    page.evaluate(() => globalThis.vitrine.problems.get().map(({ code, message }) => ({ code, message })));
  const slotsHtml = () => page.$$eval('[data-vitrine-slot]', (slots) => slots.map((slot) => slot.outerHTML));
  return {
    go,
    slotsHtml,
    accept: () => page.getByRole('button', { name: 'Allow all' }).click(),
    refuse: () => page.getByRole('button', { name: 'Only needed' }).click(),
    /** Takes everything back in the consent manager's own preferences. */
    async withdraw() {
      await page.getByText('Privacy settings').first().click();
      await page.getByRole('button', { name: 'Only needed' }).last().click();
    },
    outlook: (): Promise<Outlook | undefined> => page.evaluate(() => globalThis.vitrine.outlook.get()),
    inspect: (): Promise<Inspection | undefined> => page.evaluate(() => globalThis.vitrine.inspect()),
    consent: (): Promise<ConsentState> => page.evaluate(() => globalThis.vitrine.consent.get()),
    /** But for those of the budget, which a busy machine spends. */
    problems: async () => (await told()).filter(({ code }) => !code.startsWith('budget')),
    /** Those of the budget. */
    strains: async () => (await told()).filter(({ code }) => code.startsWith('budget')),
    async active(): Promise<string[]> {
      return page.evaluate(() => globalThis.vitrine.segments.get().map(({ id }) => id));
    },
    /** Waits until the models have answered; also where Vitrine is still on its way. */
    modelsSettled: () =>
      until(page, () => ['ready', 'rules'].includes(globalThis.vitrine?.outlook?.get()?.models ?? '')),
    /** Waits until every event heard so far is folded. */
    async quiet() {
      let seq = -1;
      for (;;) {
        await page.waitForTimeout(250);
        const now = (await page.evaluate(() => globalThis.vitrine.outlook.get()?.seq)) ?? -1;
        if (now === seq) return;
        seq = now;
      }
    },
  };
}
