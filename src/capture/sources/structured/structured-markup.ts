import type { Thing } from './structured-thing.js';

/** Most properties that are read of one thing, and characters of one text. */
const PROPERTIES = 1000;
const CHARACTERS = 300;

/** The things that microdata marks, in JSON-LD's form. */
export const microdata = (): readonly Thing[] =>
  [...document.querySelectorAll('[itemtype*="schema.org/"]:not([itemprop])')].map(thingOf);

function thingOf(element: Element): Thing {
  const thing: Record<string, unknown> = { '@type': element.getAttribute('itemtype') };
  for (const part of [...element.querySelectorAll('[itemprop]')].slice(0, PROPERTIES)) {
    if (part.parentElement!.closest('[itemscope]') !== element) continue;
    for (const name of part.getAttribute('itemprop')!.split(' ')) {
      const value = part.hasAttribute('itemscope') ? thingOf(part) : textOf(part, name);
      thing[name] = name in thing ? [thing[name], value].flat() : value;
    }
  }
  return thing;
}

const textOf = (part: Element, name: string): string =>
  part.getAttribute('content') ??
  part.getAttribute(/^(url|item)$/.test(name) ? 'href' : 'value') ??
  part.textContent!.trim().slice(0, CHARACTERS);

/** The product that Open Graph and its product properties tell of, in JSON-LD's form; nothing where there is none with a price. */
export function openGraph(): readonly Thing[] {
  const meta = (name: string): string | undefined =>
    document.querySelector<HTMLMetaElement>(`meta[property="${name}"]`)?.content;
  const price = meta('product:price:amount') ?? meta('og:price:amount');
  const sku = meta('product:retailer_item_id');
  if (!price && !/product/.test(meta('og:type') ?? '')) return [];
  return [
    {
      '@type': 'Product',
      name: meta('og:title'),
      url: meta('og:url'),
      sku,
      brand: meta('product:brand') ?? meta('og:brand'),
      category: meta('product:category'),
      offers: {
        price: meta('product:sale_price:amount') ?? price,
        priceCurrency: meta('product:price:currency') ?? meta('og:price:currency'),
      },
    },
  ];
}
