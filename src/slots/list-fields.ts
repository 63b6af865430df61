import type { ListedItem } from '../decisions/listed-item.js';
import { safeImage, safeLink } from './safe-url.js';

/** Which fields an element shows, with blanks between; and which it stands with or goes without. */
const mark = 'data-vitrine-field';
const condition = 'data-vitrine-if';

/** What a field says of a product; undefined where that is not known, or not safe. Prices are in the product's currency, in the page's language. */
const FIELDS: Readonly<Record<string, (item: ListedItem, lang: string | undefined) => string | undefined>> = {
  name: ({ name }) => name,
  brand: ({ brand }) => brand,
  variant: ({ variant }) => variant,
  quantity: ({ quantity }, lang) => (quantity ? inNumbers(quantity, lang) : undefined),
  price: ({ price, salePrice = price, currency }, lang) => inMoney(salePrice, currency, lang),
  'regular-price': ({ price, salePrice, currency }, lang) => inMoney(salePrice && price, currency, lang),
  link: ({ link }) => (link && safeLink(link) ? link : undefined),
  image: ({ image }) => (image && safeImage(image) ? image : undefined),
};

/** Without these a product is not shown where the template has them; what shows another that is not known goes. */
const NEEDED = ['name', 'price', 'link', 'image'];

/** Elements whose text is not words. */
const WORDLESS = /^(script|style|textarea|select|iframe|noscript|template|input|img|svg|table|ul|ol)$/;

type Scope = Element | DocumentFragment;

const within = (scope: Scope, selector: string): readonly Element[] => [
  ...('matches' in scope && scope.matches(selector) ? [scope] : []),
  ...scope.querySelectorAll(selector),
];

const namesIn = (element: Element, name = mark): readonly string[] =>
  element.getAttribute(name)!.split(/\s+/).filter(Boolean);

/** What is wrong with the fields of a template, in words; undefined where nothing is. */
export function fieldFault(scope: Scope): string | undefined {
  for (const element of within(scope, `[${mark}]`)) {
    for (const name of namesIn(element)) {
      const { localName } = element;
      const fits =
        name === 'link' ? localName === 'a' : name === 'image' ? localName === 'img' : !WORDLESS.test(localName);
      if (!Object.hasOwn(FIELDS, name)) return `no such field: ${name}`;
      if (!fits) return `the field ${name} does not fit <${localName}>`;
    }
  }
  return undefined;
}

/** The first field that the template shows, that it cannot do without, and that is not known of a product. */
export function lacks(scope: Scope, item: ListedItem): string | undefined {
  const names = new Set(within(scope, `[${mark}]`).flatMap((element) => namesIn(element)));
  return NEEDED.find((name) => names.has(name) && !FIELDS[name]!(item, undefined));
}

/** Fills a copy of a template, which is not on the page yet, with a product. */
export function fillFields(scope: Scope, item: ListedItem, lang: string | undefined): void {
  const valueOf = (name: string) => (Object.hasOwn(FIELDS, name) ? FIELDS[name]!(item, lang) : undefined);
  for (const element of within(scope, `[${condition}]`))
    if (!namesIn(element, condition).every(valueOf)) element.remove();
  for (const element of within(scope, `[${mark}]`)) {
    for (const name of namesIn(element)) {
      const value = valueOf(name);
      if (value === undefined) element.remove();
      else if (name === 'link') element.setAttribute('href', value);
      else if (name === 'image') picture(element, value, item);
      else element.textContent = value;
    }
  }
  // there are as many copies as products
  for (const element of within(scope, '[id]')) element.removeAttribute('id');
  for (const element of 'matches' in scope ? [scope] : scope.children) {
    // what is clicked there, `data-vitrine-event` can say
    element.setAttribute('data-vitrine-item-id', item.id);
    element.setAttribute('data-vitrine-item-name', item.name);
  }
}

function picture(element: Element, address: string, { name }: ListedItem): void {
  const link = element.closest('a');
  // in a link that says the name already, it would be read out twice
  const isSaid = !!link && within(link, `[${mark}~="name"]`).length > 0;
  element.removeAttribute('srcset');
  element.setAttribute('loading', 'lazy');
  element.setAttribute('alt', isSaid ? '' : name);
  element.setAttribute('src', address);
}

function inMoney(
  amount: number | undefined,
  currency: string | undefined,
  lang: string | undefined,
): string | undefined {
  return amount === undefined || !currency ? undefined : format(amount, { style: 'currency', currency }, lang);
}

const inNumbers = (amount: number, lang: string | undefined): string => format(amount, {}, lang);

function format(amount: number, style: Intl.NumberFormatOptions, lang: string | undefined): string {
  try {
    return new Intl.NumberFormat(lang, style).format(amount);
  } catch {
    // a language that is none: the browser's own
    return new Intl.NumberFormat(undefined, style).format(amount);
  }
}
