/** What the hero says after a swap; three lines longer than before, so a late swap pushes the products down. */
export const NEW_TITLE =
  'Welcome back, runner: your trail picks are ready, with free returns for 60 days and a members-only price on every pair you viewed this week';

/** What the page notes of itself: layout shifts, long tasks and clicks in milliseconds, and milliseconds since navigation by name (`init` is set by the head under test). */
export type PageNotes = {
  shifts: { value: number; byShopper: boolean }[];
  tasks: number[];
  clicks: number[];
  at: Record<string, number | undefined>;
};

declare global {
  var benchNotes: PageNotes;
}

const card = (n: number) => `<li class="card"><a href="#p${n}" data-sku="sku-${n}"><div class="img"></div>
<h3>Trail shoe model ${n}</h3><p class="price">${(39 + n * 3.5).toFixed(2)} EUR</p><button type="button">Add to cart</button></a></li>`;

const NOTES = `
window.benchNotes = { shifts: [], tasks: [], clicks: [], at: {} };
const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, durationThreshold: 16 });
watch('layout-shift', (entry) => benchNotes.shifts.push({ value: entry.value, byShopper: entry.hadRecentInput }));
watch('paint', (entry) => { benchNotes.at[entry.name] = entry.startTime; });
watch('largest-contentful-paint', (entry) => { benchNotes.at['largest-contentful-paint'] = entry.startTime; });
watch('longtask', (entry) => benchNotes.tasks.push(entry.duration));
watch('event', (entry) => { if (entry.interactionId) benchNotes.clicks.push(entry.duration); });
new MutationObserver(() => {
  const { at } = benchNotes;
  const now = performance.now();
  if (!at.swap && document.getElementById('hero-title')?.textContent.startsWith('Welcome back')) at.swap = now;
  const hidden = document.documentElement.className.includes('gb-anti-flicker');
  if (hidden) at.hide ??= now;
  else if (at.hide) at.show ??= now;
}).observe(document, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ['class'] });`;

const STYLE = `body{margin:0;font:16px/1.4 sans-serif}header{height:64px;background:#222;color:#fff}.hero{padding:32px;background:#eef}
.hero h1{font-size:44px;line-height:1.1;margin:0}ul{display:grid;grid-template-columns:repeat(4,1fr);gap:16px;list-style:none;padding:16px}
.card{border:1px solid #ddd;padding:8px}.img{height:160px;background:#ccd}`;

/** A listing of 48 products under a hero, with `head` of whoever is measured. */
export const listing = (
  head: string,
): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shoes</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><script>{${NOTES}}</script><style>${STYLE}</style>
${head}</head><body><header>Shop</header>
<section class="hero" data-vitrine-slot="hero"><h1 id="hero-title">New shoes</h1><p>Free delivery over 50 EUR</p><a href="#all">Shop now</a></section>
<ul>${Array.from({ length: 48 }, (_, n) => card(n)).join('\n')}</ul></body></html>`;
