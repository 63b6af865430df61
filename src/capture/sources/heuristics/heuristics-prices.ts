import { isShown } from '../listening/is-shown.js';

/** A price on the page: its element, amount per unit and sign of currency; `old` is struck through or named as former. */
export type Price = Readonly<{
  element: Element;
  amount: number;
  currency: string | undefined;
  old: boolean;
  net: boolean;
}>;

const ISO = 'EUR|USD|GBP|CHF|JPY|SEK|NOK|DKK|PLN|CZK|HUF|CAD|AUD|NZD|INR|CNY|BRL';
const SIGN = `[A-Z]{0,2}\\$|[€£¥₹₩₽₺₪฿₫₴円元]|zł|Kč|kr\\b|${ISO}`;
const AMOUNT = "(\\d{1,3}(?:[ .,'’]\\d{3})+(?:[.,]\\d\\d?)?|\\d+(?:[.,]\\d\\d?)?)";
const PRICE = RegExp(`(${SIGN}) ?${AMOUNT}(?!\\d)|${AMOUNT}(?:[.,][-–])? ?(${SIGN})`);
const BARE = RegExp(`^()${AMOUNT}$`);

/** What is no price of a product: savings, shipping, instalments, prices per unit of measure, totals. */
const ASIDE =
  /\bsav(e|ing)|spar|rabatt|ship|versand|deliver|liefer|livrai|env[ií]o|ahorr|conomis|instal|mon(th|at)|\braten\b|payments|\bfois\b|cuotas|plazos|分割|\/|\bper\b|\bunit|grundpreis|total|summe|gift|%|\d ?[×x]|合計|送料|小計/i;
/** What is told without the tax: no price where another stands beside it. */
const NET =
  /\bex(cl?\w*)?\.? (\w+ )?(tax|vat|gst)|\bnett?o?\b|zzgl\.? (\d+ ?% ?)?(mwst|ust)|hors tax|\bHT\b|sin iva|税[抜別]/i;
const OLD =
  /\b(old|was|before|original|compare|strike|crossed|line through|rrp|uvp|msrp|statt|avant|antes|prix barr|streich|tachado|(?<!with )list price)|定価|通常/i;

/** Longest text around a price, and how many elements its sign and figures may be spread over. */
const LONGEST = 80;
const LEVELS = 3;

const textOf = (element: Element): string => element.textContent!.normalize('NFKC').replace(/\s+/g, ' ').trim();

/** The prices within an element, in the order of the document, at most `most` of them. */
export function pricesIn(within: Element, most = 20): readonly Price[] {
  const seen = new Set<Element>();
  const prices: Price[] = [];
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  while (prices.length < most && walker.nextNode()) {
    const { data, parentElement } = walker.currentNode as Text;
    if (!/\d/.test(data) || parentElement!.closest('script,style,option,template')) continue;
    const price = priceAt(parentElement!, seen);
    if (price) prices.push(price);
  }
  const gross = prices.filter(({ net }) => !net);
  return gross.length ? gross : prices;
}

function priceAt(from: Element, seen: Set<Element>): Price | undefined {
  let element: Element | null = from;
  for (let up = 0; element && up < LEVELS; element = element.parentElement, up++) {
    // a price has fewer parts: the text of a whole page would cost too much to be found too long
    if (seen.has(element) || element.getElementsByTagName('*')[40]) return undefined;
    const text = textOf(element);
    // a part that is a price by itself is found by itself
    if (up && [...element.children].some((one) => PRICE.test(textOf(one)))) return undefined;
    if (text.length > LONGEST) return undefined;
    const { parentElement } = element;
    const around = [element, parentElement]
      .map((one) => ` ${one?.getAttribute('class')} ${one?.id}`)
      .join('')
      .replace(/[-_]+/g, ' ');
    const found = PRICE.exec(text) ?? (/pri(ce|x|s)|preis|precio/i.test(around) && BARE.exec(text));
    if (!found) continue;
    seen.add(element);
    const [all, before = '', first, second, after] = found;
    // a separator before one or two last figures is the decimal one, every other groups thousands
    const [, whole, part] = /^(.*?)(?:[.,](\d\d?))?$/.exec(first ?? second!)!;
    const amount = +`${whole!.replace(/\D/g, '')}.${part ?? 0}`;
    const said = text.replace(all, ' ').replace(/(\b(in|ex|zz)[ckg]|\(?税).*/i, '') + around;
    if (!amount || ASIDE.test(said) || !isShown(element)) return undefined;
    const struck = element.closest('s,del,strike') || /through/.test(getComputedStyle(element).textDecorationLine);
    return { element, amount, currency: before || after, old: !!struck || OLD.test(said), net: NET.test(text) };
  }
  return undefined;
}
