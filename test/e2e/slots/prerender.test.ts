import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser } from '../find-browser.js';
import { ALL, pageOf, serveSlots } from './serve-slots.js';

/** What the prerendered page tells of itself; times are milliseconds since it was begun. */
type Told = Readonly<{
  /** When it was shown. */
  activated: number;
  /** What was heard of the shopper, and when. */
  events: readonly Readonly<{ name: string; at: number }>[];
  words: string;
}>;

/** Follows a link that the browser has prerendered; nobody watches, for a page that is debugged is not prerendered. */
const FIRST = `<!doctype html><title>First</title>
<script type="speculationrules">{"prerender":[{"urls":["/next"],"eagerness":"immediate"}]}</script>
<script>
const asked = setInterval(async () => {
  if ((await (await fetch('/is-ready')).text()) !== 'yes') return;
  clearInterval(asked);
  location.href = '/next';
}, 200);
</script>`;

const NEXT = `<script>
vitrine = window.vitrine || [];
vitrine.push((one) => {
  one.consent.set({ persist: 'granted', personalize: 'granted', measure: 'granted' });
  const { timeOrigin } = performance;
  // twice as long as an exposure takes
  setTimeout(() => fetch('/ready', { method: 'POST', body: String(document.prerendering) }), 2000);
  const asked = setInterval(async () => {
    if (document.prerendering) return;
    const events = (await one.inspect())?.events.map(({ name, at }) => ({ name, at: at - timeOrigin })) ?? [];
    if (!events.some(({ name }) => name === 'view_promotion')) return;
    clearInterval(asked);
    const { activationStart: activated } = performance.getEntriesByType('navigation')[0];
    const words = document.querySelector('h1').textContent;
    fetch('/told', { method: 'POST', body: JSON.stringify({ activated, events, words }) });
  }, 100);
});
</script>`;

let browser: ChildProcess;
let profile: string;
let shop: Awaited<ReturnType<typeof serveSlots>>;
let isPrerendered: string;
let told: Promise<Told>;
beforeAll(async () => {
  const pages: Record<string, string> = {
    '/first': FIRST,
    '/next': pageOf(
      { slots: { hero: { live: true, variants: { all: ALL } } } },
      '<section data-vitrine-slot="hero"><h1>For everybody</h1></section>',
      NEXT,
    ),
    '/is-ready': 'no',
    '/ready': '',
    '/told': '',
  };
  let tell: (told: Told) => void;
  told = new Promise((resolve) => (tell = resolve));
  shop = await serveSlots(pages, (path, body) => {
    if (path === '/told') tell(JSON.parse(body) as Told);
    if (path !== '/ready') return;
    isPrerendered = body;
    pages['/is-ready'] = 'yes';
  });
  profile = mkdtempSync(join(tmpdir(), 'vitrine-prerender-'));
  const flags = ['--headless=new', '--no-first-run', '--disable-background-networking', `--user-data-dir=${profile}`];
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [];
  // a group of its own, so that all of it ends
  browser = spawn(findBrowser()!, [...flags, ...asRoot, `${shop.url}/first`], { stdio: 'ignore', detached: true });
});
afterAll(async () => {
  const ended = new Promise((exit) => browser.once('exit', exit));
  process.kill(-browser.pid!, 'SIGKILL');
  await ended;
  shop.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

it('hears and counts nothing on a page that is prerendered, and all of it from the activation', async () => {
  const { activated, events, words } = await told;
  expect(isPrerendered).toBe('true');
  expect(activated).toBeGreaterThan(2000);
  expect(words).toBe('For you');
  const at = (wanted: string): number[] => events.flatMap(({ name, at: when }) => (name === wanted ? when : []));
  // a clock of whole milliseconds
  expect(Math.min(...events.map(({ at: when }) => when))).toBeGreaterThanOrEqual(activated - 1);
  expect(at('page_view').length).toBe(1);
  expect(at('view_promotion').length).toBe(1);
  expect(at('view_promotion')[0]!).toBeGreaterThanOrEqual(activated + 999);
});
