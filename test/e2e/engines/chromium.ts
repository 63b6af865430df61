import { openStage, openVisitor } from '../launch.js';
import { findBrowser } from '../find-browser.js';
import type { Engine } from './engine.js';

/** Chromium, by Playwright. */
export const chromium: Engine = {
  name: 'Chromium',
  missing: () => (findBrowser() ? undefined : 'no Chrome or Chromium: install one, or set CHROME_PATH'),
  packages: ['chromium'],
  async open() {
    const stage = await openStage();
    const { page } = await openVisitor(stage);
    return {
      goto: async (url) => void (await page.goto(url)),
      evaluate: (run) => page.evaluate(run),
      close: stage.close,
    };
  },
};
