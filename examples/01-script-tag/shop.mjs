import { base, categoryOf, findProducts, onSale, productOf, shop } from './catalogue.mjs';
import { renderPage } from './layout.mjs';
import { makePicture } from './make-pictures.mjs';
import { aboutPage } from './pages/about.mjs';
import { cartPage } from './pages/cart.mjs';
import { checkoutPage, thanksPage } from './pages/checkout.mjs';
import { helpPage } from './pages/help.mjs';
import { homePage } from './pages/home.mjs';
import { listingPage } from './pages/listing.mjs';
import { lookbookPage } from './pages/lookbook.mjs';
import { missingPage } from './pages/missing.mjs';
import { productPage } from './pages/product.mjs';
import { searchPage } from './pages/search.mjs';

const sheets = [
  'base',
  'controls',
  'chrome',
  'footer',
  'hero',
  'hero-templates',
  'strips',
  'cards',
  'listing',
  'gallery',
  'product',
  'basket',
  'reading',
  'banner',
];

const pages = {
  '/': homePage,
  '/sale': (url) => listingPage({ kind: 'sale', products: onSale }, url),
  '/cart': cartPage,
  '/checkout': checkoutPage,
  '/thanks': thanksPage,
  '/about': aboutPage,
  '/lookbook': lookbookPage,
  '/help': helpPage,
};

/** The shop's answer to a request below its own path. `readAsset` reads a file of the example's folder. */
export async function renderShop(url, readAsset) {
  const path = decodeURIComponent(url.pathname).slice(base.length);
  if (path === '') return { status: 301, location: `${base}/` };
  if (path === '/styles/shop.css') return wholeSheet(readAsset);
  const asset = /^\/scripts\/[\w-]+\.js$/.test(path) && (await readAsset(path.slice(1)));
  if (asset) return asset;
  const picture = /^\/pictures\/([\w.-]+)\.svg$/.exec(path);
  if (picture) return pictureAnswer(picture[1]);
  const found = exactMatch(path, url);
  if (found) return { status: 302, location: found };
  const page = pageAt(path, url);
  return { status: page.status ?? 200, type: 'text/html; charset=utf-8', body: renderPage(page) };
}

/** The style sheet is kept by area and sent as one. */
async function wholeSheet(readAsset) {
  const parts = await Promise.all(sheets.map((sheet) => readAsset(`styles/${sheet}.css`)));
  return { type: 'text/css; charset=utf-8', body: parts.map(({ body }) => body).join('\n') };
}

function pictureAnswer(name) {
  const body = makePicture(name);
  return body ? { type: 'image/svg+xml', body } : { status: 404, type: 'text/plain', body: 'No such picture' };
}

/** A search for the very name or number of a product, or for a category, goes straight there. */
function exactMatch(path, url) {
  if (path !== '/search') return undefined;
  const query = (url.searchParams.get('q') ?? '').trim().toLowerCase();
  const product = shop.products.find(({ id, name }) => [id, name].some((word) => word.toLowerCase() === query));
  if (product) return `${base}/products/${product.slug}`;
  return categoryOf(query) && `${base}/categories/${query}`;
}

function pageAt(path, url) {
  if (Object.hasOwn(pages, path)) return pages[path](url);
  const [, folder, slug] = /^\/(products|categories)\/([\w-]+)$/.exec(path) ?? [];
  if (folder === 'products' && productOf(slug)) return productPage(productOf(slug));
  if (folder === 'categories' && categoryOf(slug)) {
    const products = shop.products.filter((product) => product.category === slug);
    return listingPage({ kind: 'listing', category: categoryOf(slug), products }, url);
  }
  if (path === '/search') return searchPage(findProducts(url.searchParams.get('q') ?? ''), url);
  return missingPage();
}
