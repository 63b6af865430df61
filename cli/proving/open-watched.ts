import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, CDPSession, ConsoleMessage, Page, Request, Route } from 'playwright-core';
import type { Act } from './act.js';
import { initiatorScripts, type Initiator } from './initiator-scripts.js';
import { WATCHER } from './page/caller-scripts.js';

/** An act, and the tab that it was in. */
export type TabAct = Act & Readonly<{ tab: number }>;

/** A request, the tab that it came from, and the scripts that asked for it. */
export type TabRequest = Readonly<{ request: Request; tab: number; arrived: number; by: readonly string[] }>;

/** A fresh profile in which everything that scripts do is seen. */
export type WatchedProfile = Readonly<{
  context: BrowserContext;
  /** Opens a further tab; acts and requests count from 1 by tab. */
  openTab(): Promise<Page>;
  acts: readonly TabAct[];
  /** Those so far. */
  requests(): readonly TabRequest[];
  /** The bytes of every script that was loaded, by its address. */
  scripts: ReadonlyMap<string, Buffer>;
  /** When something was last done or asked for, milliseconds since the epoch. */
  latest(): number;
  close(): Promise<void>;
}>;

const BINDING = '__vitrineProve';
/** What a worker says it by: it has no binding. */
const SIGN = 'vitrine-prove ';

/** Opens the profile. What watches stands before every script of a page, and in front of the code of Vitrine's worker. */
export async function openWatched(browser: Browser): Promise<WatchedProfile> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const code = await readFile(new URL('vitrine.prove.js', import.meta.url), 'utf8');
  const acts: TabAct[] = [];
  const asked: Omit<TabRequest, 'by'>[] = [];
  const initiators = new Map<string, (readonly string[])[]>();
  const pages: Page[] = [];
  const scripts = new Map<string, Buffer>();
  let latest = Date.now();
  const take = (text: string, tab: number): void => {
    const act = JSON.parse(text) as Act;
    // what the prover itself looks at has no script
    if (!act.by.length && !act.worker) return;
    acts.push({ ...act, tab });
    // who only looks again and again is not waited for
    if (act.place !== 'timer' && !['read', 'open'].includes(act.kind)) latest = Date.now();
  };
  const tabOf = (page: Page | null) => (page ? pages.indexOf(page) + 1 : 0);
  await watchFrom(context, { code, acts, scripts });
  context.on('console', (message: ConsoleMessage) => {
    if (message.text().startsWith(SIGN)) take(message.text().slice(SIGN.length), tabOf(message.page()));
  });
  context.on('request', (request) => {
    latest = Date.now();
    asked.push({ request, tab: tabOf(pageOf(request)), arrived: latest });
  });
  return {
    context,
    acts,
    scripts,
    latest: () => latest,
    close: () => context.close(),
    requests: () => attributed(asked, { initiators, acts }),
    async openTab() {
      const page = await context.newPage();
      const tab = pages.push(page);
      listenToInitiators(await listenToPage(page, (text) => take(text, tab)), initiators);
      return page;
    },
  };
}

async function watchFrom(context: BrowserContext, watching: Watching): Promise<void> {
  const { code, scripts } = watching;
  await context.addInitScript({ content: pageCode(code) });
  await context.route(/./, (route) => watchWorker(route, watching));
  context.on('response', async (response) => {
    if (response.request().resourceType() !== 'script') return;
    // a page that is left takes its bodies with it
    const body = await response.body().catch(() => undefined);
    // of a worker's script the browser has what watches as well
    if (body && !scripts.has(response.url())) scripts.set(response.url(), body);
  });
}

/** Not by Playwright's own binding: that drops what a page says while it is being left. */
async function listenToPage(page: Page, take: (text: string) => void): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page);
  devtools.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === BINDING) take(payload);
  });
  await devtools.send('Runtime.enable');
  await devtools.send('Runtime.addBinding', { name: BINDING });
  await devtools.send('Network.enable');
  return devtools;
}

function listenToInitiators(devtools: CDPSession, initiators: Map<string, (readonly string[])[]>): void {
  devtools.on('Network.requestWillBeSent', ({ request, initiator, documentURL }) => {
    const by = initiatorScripts(initiator as Initiator);
    initiators.set(request.url, [...(initiators.get(request.url) ?? []), by.length ? by : [documentURL]]);
  });
}

/** By whom each request was asked for: as the browser says, else the worker's script that did so. */
function attributed(
  asked: readonly Omit<TabRequest, 'by'>[],
  {
    initiators,
    acts,
  }: Readonly<{ initiators: ReadonlyMap<string, readonly (readonly string[])[]>; acts: readonly TabAct[] }>,
): readonly TabRequest[] {
  const times = new Map<string, number>();
  return asked.map((one) => {
    const url = one.request.url();
    const nth = times.get(url) ?? 0;
    times.set(url, nth + 1);
    const byWorker = acts.find(({ kind, worker, name }) => kind === 'send' && worker && name.endsWith(` ${url}`));
    const known = initiators.get(url)?.[nth];
    return { ...one, by: known ?? byWorker?.by ?? (byWorker?.worker ? [byWorker.worker] : []) };
  });
}

const pageCode = (code: string): string => `(() => {${code};
  // a consent manager may hide from a browser that says it is driven
  Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false, configurable: true });
  if (/^https?:$/.test(location.protocol) && self === top)
    vitrineProve.watch({ tell: (act) => window.${BINDING}(act) });
})()
//# sourceURL=${WATCHER}.js`;

type Watching = Readonly<{ code: string; acts: readonly TabAct[]; scripts: Map<string, Buffer> }>;

/** Puts what watches in front of a worker's code. */
async function watchWorker(route: Route, { code, acts, scripts }: Watching): Promise<void> {
  const url = route.request().url();
  const started = acts.some(({ kind, place, name }) => kind === 'start' && place === 'Worker' && name === url);
  if (!started && !/\/vitrine\.worker\.js(\?|$)/.test(url)) return route.continue();
  // it may be let go of meanwhile
  const response = await route.fetch().catch(() => undefined);
  if (!response?.ok()) return route.abort().catch(() => undefined);
  scripts.set(url, await response.body());
  const watcher = `(() => {${code};vitrineProve.watch({ worker: ${JSON.stringify(url)}, tell: (act) => console.debug(${JSON.stringify(SIGN)} + act) })})();\n`;
  await route.fulfill({ response, body: watcher + (await response.text()) }).catch(() => undefined);
}

/** A worker of a service has no page, and a page that is just opening none as yet. */
function pageOf(request: Request): Page | null {
  try {
    return request.frame().page();
  } catch {
    // a service worker's
    return null;
  }
}
