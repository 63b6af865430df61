import { build } from 'esbuild';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import type { Config } from '../../../../src/config.js';
import { serveShop } from '../../shops/serve-shop.js';
import { ReactShop } from './react-shop.js';

/** Everybody sees them, whenever they come: what is looked at here is how, not when. */
const live = { live: true } as const;

const config: Config = {
  budget: false,
  models: false,
  slots: {
    hero: {
      ...live,
      variants: {
        sale: {
          content: {
            ':scope': { attributes: { 'data-look': 'sale' }, variables: { '--tone': 'rgb(200, 0, 0)' } },
            h1: { text: 'The sale is on' },
            img: { image: { src: '/sale.svg', srcset: '/sale.svg 1x, /sale.svg?2 2x', alt: 'Shirts on sale' } },
            a: { text: 'See the sale', link: '/sale' },
          },
        },
      },
    },
    offer: { ...live, variants: { coupon: { template: '#coupon' } } },
  },
};
const { hero, offer } = config.slots!;
const { img: _, ...words } = hero!.variants['sale']!.content!;
/** Of a page without pictures. */
const reactConfig: Config = {
  ...config,
  slots: { hero: { ...live, variants: { sale: { content: words } } }, offer: offer! },
};

const STYLE =
  '.hero{min-height:320px;color:var(--tone,#111)}.hero h1{min-height:1.2em}.hero img{width:320px;height:160px;display:block}.offer{min-height:80px}';

const head = (
  given: Config,
  more = '',
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css">${more}
<script type="application/json" data-vitrine-config>${JSON.stringify(given)}</script>
<script async src="/vitrine/vitrine.js"></script></head>`;
const TEMPLATE = '<template id="coupon"><p class="coupon">10 % off: <b>HELLO10</b></p></template>';

const STATIC = `${head(config)}<body data-vitrine-page="home"><main><section data-vitrine-slot="hero" class="hero"><h1>Linen, worn in</h1>
<picture><source srcset="/wide.svg 2x"><img src="/linen.svg" alt="A linen shirt" width="320" height="160" loading="lazy"></picture><a href="/new">See what is <i>new</i></a></section>
<aside class="offer" data-vitrine-slot="offer">Free <em>returns</em><!-- sixty days --></aside></main>${TEMPLATE}</body></html>`;

const REACT = `${head(reactConfig, '<script>window.complaints=[];for(const k of ["error","warn"])console[k]=(...a)=>complaints.push(a.join(" "));addEventListener("error",(e)=>complaints.push(e.message))</script>')}
<body data-vitrine-page="home"><div id="root" data-vitrine-hydrates>${renderToString(createElement(ReactShop))}</div>${TEMPLATE}<script src="/app.js" defer></script></body></html>`;

const APP = `import { createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { ReactShop } from './test/e2e/slots/engines/react-shop.ts';
hydrateRoot(document.getElementById('root'), createElement(ReactShop), { onRecoverableError: (error) => complaints.push(String(error)) });`;

const PICTURE = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="160"><rect width="320" height="160" fill="${colour}"/></svg>`;

/** The strictest policy that a shop may have: nothing but its own files, and no HTML from strings. */
const POLICY = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types vitrine",
};

/** Serves a static shop under a strict policy at `/`, and one that React renders on the server and in the browser at `/react.html`. */
export async function serveSwaps() {
  const { outputFiles } = await build({
    stdin: { contents: APP, resolveDir: '.' },
    bundle: true,
    minify: true,
    write: false,
    define: { 'process.env.NODE_ENV': '"development"' },
  });
  const pictures = { '/linen.svg': 'linen', '/wide.svg': 'linen', '/sale.svg': 'crimson' };
  return serveShop({
    files: {
      '/react.html': REACT,
      '/app.js': outputFiles[0]!.text,
      '/page.css': STYLE,
      ...Object.fromEntries(Object.entries(pictures).map(([path, colour]) => [path, PICTURE(colour)])),
    },
    answer: ({ path }) => (path === '/' ? { headers: POLICY, body: STATIC } : undefined),
  });
}
