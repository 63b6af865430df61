import type { Price } from './heuristics-prices.js';
import type { Shelf } from './heuristics-shelf.js';

/** Where a product stands: what frames it, its title, and its link if it is one of several. */
export type Frame = Readonly<{ scope: Element; title: Element | undefined; link?: HTMLAnchorElement | undefined }>;

/** A product as read off the page: GA4's fields as far as they are found. */
export type Read = Readonly<{ item: Readonly<Record<string, unknown>>; currency: string | undefined; priced: boolean }>;

/** By what a product is known in attributes, fields and addresses, the best first. */
const NAMES =
  /^(data-)?(commerce-)?((products?-?)?sku([-_]id)?|(products?|prod|item|art|artikel|article)[-_]?(id|code|number|nr|no)?|id[-_](product|item)|pid|p|add-to-cart|id|variant([-_]?id)?)$/i;
const BEST = [/sku/i, /prod|item|add/i, /art|^p/i, /^(data-)?p?id/i, /variant/i];
const DIALOG = 'dialog,[role=dialog]';
/** A script or a page for all products: which of them is meant, its query tells. */
const GENERIC =
  /(^|\/)([^/]+\.(php\d?|aspx?|jsp|cgi|dll)|(index|default|products?|item|details?|artikel)(\.html?)?)?\/?$/i;

type Means = Readonly<{ near: Element }> & Pick<Shelf, 'frameOf'>;

const tidy = (text: string | null | undefined): string | undefined =>
  text?.replace(/\s+/g, ' ').trim().slice(0, 200) || undefined;

const before = (one: Node, other: Node): boolean =>
  !!(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

/** Reads the product of a frame; `control` is what puts it into the cart. The price is the one nearest to that, not the page's first. */
export function productAt(
  control: Element,
  frame: Frame,
  { pricesIn, frameOf }: Pick<Shelf, 'pricesIn' | 'frameOf'>,
): Read {
  let near: Element = control;
  let prices: readonly Price[] = [];
  const isNow = ({ old }: Price) => !old;
  for (let one: Element | null = control; one && frame.scope.contains(one); one = one.parentElement) {
    prices = pricesIn((near = one));
    if (prices.some(isNow)) break;
  }
  const now = prices.filter(isNow);
  const price = now.findLast(({ element }) => before(element, control)) ?? now[0];
  const wide = price?.element.parentElement!.parentElement;
  const within = frame.scope.contains(wide ?? null) ? wide! : frame.scope;
  const was = price && pricesIn(within, 9).find(({ old, amount }) => old && amount > price.amount);
  const old = was ?? prices.find(({ old, amount }) => old && amount > (price?.amount ?? Infinity));
  const ids = idsOf(control, frame, { near, frameOf });
  return {
    item: {
      item_id: ids[0],
      item_name:
        tidy(frame.title?.textContent) ?? tidy(frame.link?.querySelector('img')?.alt) ?? tidy(frame.link?.textContent),
      price: price?.amount,
      discount: old && price && +(old.amount - price.amount).toFixed(2),
      aliases: ids,
    },
    currency: price?.currency,
    priced: !!price,
  };
}

function idsOf(control: Element, frame: Frame, { near, frameOf }: Means): readonly string[] {
  const found: (readonly [name: string, value: string])[] = [];
  const { link, title } = frame;
  const form = (control as HTMLButtonElement).form ?? control.closest('form');
  const scope = link ? frame.scope : (form ?? near);
  const read = (element: Element) => {
    for (const { name, value } of element.attributes) if (name.startsWith('data-')) found.push([name, value]);
  };
  /** Whether an element is in no card of another product. */
  const isOwn = (element: Element): boolean => {
    if (link || form?.contains(element) || (title && element.contains(title))) return true;
    // from within: the link of a card stands in it
    let inner = element;
    while (inner.lastElementChild) inner = inner.lastElementChild;
    return !frameOf(inner, title ? [title] : [])?.link;
  };
  for (let one: Element | null = control; one && scope.contains(one); one = one.parentElement) read(one);
  const marked = [...scope.querySelectorAll('[data-sku],[data-product-id]')].find(isOwn);
  if (marked) read(marked);
  for (const field of scope.querySelectorAll<HTMLInputElement>('[type=hidden],button[name]'))
    if (field.form === form && isOwn(field)) found.push([field.name, field.value]);
  // a dialog stands for another product than the address
  return ranked(control, (link ?? (control.closest(DIALOG) ? undefined : location))?.href, found);
}

function ranked(
  control: Element,
  address = 'about:',
  found: (readonly [name: string, value: string])[],
): readonly string[] {
  // a route in the fragment is one
  const { pathname, search } = new URL(address.replace(/#!?\//, '/'));
  const isGeneric = !!search && GENERIC.test(pathname);
  const [, slug] = /([^/]*?)(\.\w+)?\/?$/.exec(pathname)!;
  const { href = '' } = control as Partial<HTMLAnchorElement>;
  // elsewhere than in the query of such a page a `p` is a page's number
  for (const query of [search, `${href}`.split('?')[1]])
    found.push(...[...new URLSearchParams(query)].filter(([name]) => isGeneric || name !== 'p'));
  const known = found.filter(([name, value]) => NAMES.test(name) && /^[\w.:-]{1,40}$/.test(value));
  const ids = BEST.flatMap((best) => known.filter(([name]) => best.test(name)).map(([, value]) => value));
  return [...new Set([...ids, isGeneric ? '' : decoded(slug!)])].filter(Boolean).slice(0, 8);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // no UTF-8: as good a name as any
    return text;
  }
}

/** Fields for how many. */
export const QUANTITY = `[type=number],:is(input,select):is(${'qty quant qte menge anzahl cantidad'.replace(/\w+ ?/g, (name) => `[name*=${name.trim()} i],[id*=${name.trim()} i],`).slice(0, -1)})`;

/** How many are put into the cart, by a field near the control. */
export function quantityAt(control: Element, { scope, link }: Frame): number {
  const within = control.closest('form') ?? (link ? scope : control.parentElement!.parentElement!);
  const field = control.matches(QUANTITY) ? control : within?.querySelector(QUANTITY);
  return Math.min(parseInt((field as HTMLInputElement | null)?.value ?? '', 10) || 1, 999);
}
