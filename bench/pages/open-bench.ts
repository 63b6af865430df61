import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { findBrowser } from '../../test/e2e/find-browser.js';
import { serveShop, type Folders, type Shop } from './serve-shop.js';

/** A browser and the shop that it visits. */
export type Bench = Readonly<{ browser: Browser; shop: Shop; close(): Promise<void> }>;

/** One fresh profile with one page; `rate` of 4 makes the page's CPU four times slower (a worker's it does not). */
export type Tab = Readonly<{
  page: Page;
  context: BrowserContext;
  devtools: CDPSession;
  errors: string[];
  /** Milliseconds of CPU that the main thread has used; other work on the machine does not count. */
  cpu(): Promise<number>;
  /** Kilobytes that the page's JavaScript holds, after a collection. */
  heap(): Promise<number>;
  close(): Promise<void>;
}>;

const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  // some peers do not start for a robot
  '--disable-blink-features=AutomationControlled',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

/** Starts both; the caller closes. */
export async function openBench(folders: Folders): Promise<Bench> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chrome or Chromium was found. Set CHROME_PATH to run the bench.');
  const isRoot = process.getuid?.() === 0;
  const args = [...FLAGS, ...(isRoot ? ['--no-sandbox', '--disable-gpu'] : [])];
  const [browser, shop] = await Promise.all([chromium.launch({ executablePath, args }), serveShop(folders)]);
  const close = async () => {
    await browser.close();
    shop.close();
  };
  return { browser, shop, close };
}

/** Opens a page that has not been anywhere yet. */
export async function openTab({ browser }: Bench, rate = 1): Promise<Tab> {
  const version = browser.version();
  const userAgent = `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version} Safari/537.36`;
  const context = await browser.newContext({ userAgent, viewport: { width: 1280, height: 800 } });
  // tsx keeps the names of functions through a helper that a page does not have
  await context.addInitScript('globalThis.__name = (named) => named');
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error).slice(0, 160)));
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (rate > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate });
  const metric = async (name: string) => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find((one) => one.name === name)!.value;
  };
  return {
    page,
    context,
    devtools,
    errors,
    cpu: async () => (await metric('TaskDuration')) * 1000,
    async heap() {
      await devtools.send('HeapProfiler.collectGarbage');
      return (await metric('JSHeapUsedSize')) / 1024;
    },
    close: () => context.close(),
  };
}
