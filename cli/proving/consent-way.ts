import type { Page } from 'playwright-core';
import type { ConsentState } from '../../src/consent/capability.js';
import type { Vitrine } from '../../src/vitrine.js';
import { hasInstance } from './look.js';
import type { Noted } from './time-withdrawal.js';

/** How consent is given and taken back: as a shopper does, by clicks, or by `vitrine.consent.set()`. */
export type ConsentWay = Readonly<{
  words: string;
  /** Whether the page itself remembers the answer, as a consent manager does. */
  remembered: boolean;
  grant(page: Page): Promise<void>;
  withdraw(page: Page): Promise<void>;
}>;

/** How long something to click may take to appear, milliseconds. */
const PATIENCE = 10_000;

/** Clicks one after the other; the selectors are Playwright's. Rejects, naming the selector, where there is nothing to click. */
export function byClicks(accept: readonly string[], withdraw: readonly string[]): ConsentWay {
  const click = async (page: Page, selectors: readonly string[]): Promise<void> => {
    for (const selector of selectors)
      await page
        .locator(selector)
        .filter({ visible: true })
        .first()
        .click({ timeout: PATIENCE })
        .catch((cause: unknown) => {
          throw new Error(`${selector}: there is nothing to click`, { cause });
        });
  };
  return {
    words: `clicks on ${accept.join(', ')}; withdrawn by clicks on ${withdraw.join(', ')}`,
    remembered: true,
    grant: (page) => click(page, accept),
    withdraw: (page) => click(page, withdraw),
  };
}

/** Says it in the shop's own words. Rejects where the page has no `window.vitrine`. */
export function bySet(): ConsentWay {
  const say = async (page: Page, to: 'granted' | 'denied'): Promise<void> => {
    if (!(await page.evaluate(hasInstance)))
      throw new Error('the page has no window.vitrine: tell what to click by --accept and --withdraw');
    await page.evaluate((state) => {
      const { vitrine, vitrineNoted } = globalThis as unknown as { vitrine: Vitrine; vitrineNoted?: Noted };
      // as a click would be
      if (vitrineNoted) vitrineNoted.clicked = performance.timeOrigin + performance.now();
      const all: Partial<Record<keyof ConsentState, 'granted' | 'denied'>> = {};
      for (const key of Object.keys(vitrine.consent.get())) all[key as keyof ConsentState] = state;
      vitrine.consent.set(all);
    }, to);
  };
  return {
    words: 'vitrine.consent.set()',
    remembered: false,
    grant: (page) => say(page, 'granted'),
    withdraw: (page) => say(page, 'denied'),
  };
}
