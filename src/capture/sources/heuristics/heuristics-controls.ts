import { spaced } from '../../words/spaced.js';
import type { Says, WordKey } from '../../words/words.js';
import { isShown } from '../listening/is-shown.js';

export { isShown };
export { searched } from './heuristics-search.js';
import type { Frame } from './heuristics-product.js';

/** What shoppers press. */
export const CONTROLS = 'button,a,[type=submit],[type=button],[type=image],[role=button]';

/** Longest label of a control: what is longer is a card. */
const LONGEST = 60;

/** Whether a control speaks of something, by its label or by the names that the shop's code has for it. */
export function speaks(control: Element, key: WordKey, says: Says): boolean {
  const { name, value, formAction, form } = control as Partial<HTMLButtonElement>;
  const read = (attribute: string) => control.getAttribute(attribute) ?? '';
  const text = control.textContent!.trim();
  if (text.length > LONGEST || /^(text|hidden)$/.test(read('type'))) return false;
  const labels = [text, read('aria-label'), read('title'), name && /^\D+$/.test(value ?? '') ? '' : value, read('alt')];
  if (!(key === 'cart' && isLink(control)) && labels.some((label) => label && says(key, label.trim()))) return true;
  const isSubmit = form && /submit|image/.test(`${(control as HTMLButtonElement).type}`);
  const to = isSubmit ? (control.hasAttribute('formaction') ? formAction : form.getAttribute('action')) : '';
  const code = [control.id, read('class'), name, read('data-action'), read('data-testid'), read('href'), to].join(' ');
  return says(key, spaced(code.replace(/[/?=]/g, ' ').slice(0, 300)));
}

/** Whether a control is a link to another page: one to read about what it names, unless the shop's code has it add. */
const isLink = (control: Element): boolean => {
  const { href = '', pathname, search } = control as Partial<HTMLAnchorElement>;
  // a call or a letter is elsewhere too
  const isElsewhere = /^(?!java)./.test(href) && pathname !== location.pathname;
  return isElsewhere && !/add|buy|order|cart|basket|bag|korb|panier|carrito|cesta/i.test(`${pathname}${search}`);
};

/** What a cart is called. */
const CART = /\b(cart|basket|bag)\b|korb|panier|carrito|cesta|bolsa|カート/i;
const DIALOG = 'dialog,[role=dialog],[class*="drawer" i]';

/** Whether an element stands in a cart that is shown beside the page, whose lines are cards. */
const isInDrawer = (element: Element): boolean => {
  const drawer = element.parentElement?.closest(DIALOG);
  return !!drawer && CART.test(`${drawer.className} ${drawer.id} ${drawer.querySelector('h1,h2,h3')?.textContent}`);
};

/** A heading that is a price, and not a name. */
const PRICE = /^\D{0,4}\d[\d\s.,'’]*\D{0,4}$/;
const COIN = /\p{Sc}|円|[.,]\d\d\b|\bkr\b|[A-Z]{3}/u;

/** Whether an element belongs to the frame of the site, and not to the page. */
export const isOutside = (element: Element): boolean =>
  !!element.closest('nav,footer,dialog,[role=dialog]') ||
  !!(element.closest('header') && !element.closest('main,article'));

/** The titles that may be a product's: of the dialog in which `control` stands, else of the page, not the logo's or a card's. */
export function titles(control?: Element): readonly Element[] {
  const dialog = control?.closest('dialog,[role=dialog]');
  const isName = (name: string) => !!name && !(dialog && CART.test(name)) && !(PRICE.test(name) && COIN.test(name));
  const isTitle = (one: Element) =>
    isName(one.textContent!.trim()) &&
    !one.closest('a') &&
    !one.querySelector('a') &&
    (dialog || !isOutside(one)) &&
    isShown(one);
  const [first, second, third] = ['h1', 'h2', '[class*="product-title" i],[class*="product-name" i]'].map((name) =>
    [...(dialog ?? document).querySelectorAll(name)].filter(isTitle),
  );
  if (first!.length) return first!;
  // of those that are no headings, several are a list
  return second!.length || third!.length > 1 ? second! : third!;
}

/** An address without a place on the page; a route in the fragment is none. */
const bare = ({ href }: Pick<Location, 'href'>): string => href.replace(/#(?!!?\/).*/, '');

/** The link of a card, next before what stands in it: with a title or picture, or any if there are more such cards. */
function linkIn(scope: Element, control: Element): HTMLAnchorElement | undefined {
  const twin = scope.nextElementSibling ?? scope.previousElementSibling;
  const isOne =
    twin && twin.tagName + twin.className === scope.tagName + scope.className && twin.querySelector('a[href]');
  const isInCart = isInDrawer(scope);
  const isLine = isOne || isInCart;
  return [scope as HTMLAnchorElement, ...scope.querySelectorAll<HTMLAnchorElement>('a')].findLast(
    (link) =>
      /^https?:/.test(link.href) &&
      (isInCart || bare(link) !== bare(location)) &&
      !/\.(jpe?g|png|webp|avif|gif)$/i.test(link.pathname) &&
      (isLine || link.querySelector('h1,h2,h3,h4,h5,img') || link.closest('h2,h3,h4,h5')) &&
      link.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
}

/** What frames the product of a control: the page, if it is reached first from the control, or a card with a link of its own. */
export function frameOf(control: Element, among: readonly Element[]): (Frame & { far: number }) | undefined {
  for (let scope = control.parentElement, far = 0; scope; scope = scope.parentElement, far++) {
    const title = among.find((one) => scope!.contains(one));
    if (title) return { scope, title, far };
    const link = linkIn(scope, control);
    if (link) return { scope, title: scope.querySelector('h2,h3,h4,h5') ?? undefined, link, far };
  }
  return undefined;
}
