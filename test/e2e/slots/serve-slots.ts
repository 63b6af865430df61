import type { Config } from '../../../src/config.js';
import { serveShop } from '../shops/serve-shop.js';

/** Who has a slot that anybody sees, whatever device it is. */
export const ALL = { content: { h1: { text: 'For you' } } };

/** Models are fetched and a budget is spent on a busy machine; neither matters here. */
const QUIET: Config = { models: false, budget: false };

/** What a page grants in its own head. */
export const GRANT = `<script>
vitrine = window.vitrine || [];
vitrine.push((one) => one.consent.set({ persist: 'granted', personalize: 'granted', measure: 'granted' }));
</script>`;

/** A page of a shop with Vitrine. */
export const pageOf = (config: Config, body: string, head = GRANT): string => `<!doctype html>
<html lang="en"><head><title>Shop</title><style>body{margin:0}</style>
<script type="application/json" data-vitrine-config>${JSON.stringify({ ...QUIET, ...config })}</script>
${head}<script async src="/vitrine/vitrine.js"></script></head>
<body data-vitrine-page="home">${body}</body></html>`;

/** Serves pages by path, in a way that they may be kept for the way back; the caller closes. */
export function serveSlots(
  pages: Readonly<Record<string, string>>,
  hear: (path: string, body: string) => void = () => undefined,
) {
  const headers = { 'cache-control': 'no-cache' };
  return serveShop({
    answer: ({ path, body }) => {
      hear(path, body);
      return pages[path] === undefined ? undefined : { body: pages[path], headers };
    },
  });
}

/** Notes every layout shift of the page in `shifts`. */
export const WATCH = `<script>
shifts = [];
new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => shifts.push(value)))
  .observe({ type: 'layout-shift', buffered: true });
</script>`;
