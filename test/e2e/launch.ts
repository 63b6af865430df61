import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { serveExamples } from '../../examples/serve.mjs';
import { findBrowser } from './find-browser.js';

/** A browser and the examples, served from dist/. */
export type Stage = Readonly<{ browser: Browser; url: string; close(): Promise<void> }>;

const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  // a page that a test has changed counts as no longer local, and may then load nothing from this machine
  '--disable-features=LocalNetworkAccessChecks',
  // nothing but this machine can be resolved
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** Starts both; the caller closes. */
export async function openStage(): Promise<Stage> {
  const executablePath = findBrowser();
  if (!executablePath)
    throw new Error('No Chrome or Chromium: set CHROME_PATH, or run the suite by npm test, which installs one.');
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath,
    args: [...FLAGS, ...(isRoot ? ['--no-sandbox', '--disable-gpu'] : [])],
  });
  const { url, close } = await serveExamples({ port: 0 });
  return { browser, url, close: async () => void (await Promise.all([browser.close(), close()])) };
}

/** A fresh profile that records every request and every error of the page. */
export type Visitor = Readonly<{ context: BrowserContext; page: Page; requests: string[]; errors: string[] }>;

/** Opens a visitor; `size` is the viewport. */
export async function openVisitor({ browser }: Stage, size = { width: 1280, height: 800 }): Promise<Visitor> {
  const context = await browser.newContext({ viewport: size });
  const requests: string[] = [];
  const errors: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  context.on('weberror', (error) => errors.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { context, page: await context.newPage(), requests, errors };
}

/** Everything that a page has stored, by kind of storage. */
export async function storedBy(page: Page) {
  return page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: 'caches' in globalThis ? await caches.keys() : [],
    cookies: document.cookie
      .split('; ')
      .filter(Boolean)
      .map((cookie) => cookie.split('=')[0]),
  }));
}
