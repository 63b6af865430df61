import { textContrast } from '../lib/text-contrast.js';

/** WCAG 2.2, 1.4.3: of small words, and of large ones (24 px, or 18.66 px in bold). */
const LEAST = { small: 4.5, large: 3 };
const LARGE = { bold: 18.66, other: 24 };

/** What somebody who sees or hears a slot otherwise would miss; `what` is short, `about` names the place. */
export type Lack = Readonly<{ what: string; about: string }>;

const HIDDEN = '.vitrine-hidden,[hidden]';
const HEADINGS = 'h1,h2,h3,h4,h5,h6';

const isSeen = (element: Element): boolean =>
  element.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) !== false && !element.closest(HIDDEN);

const short = (text: string): string => {
  const words = text.trim().replace(/\s+/g, ' ');
  return words.length > 40 ? `${words.slice(0, 39)}\u2026` : words;
};

/** Words with too little contrast, each with its ratio. Over an image nobody but an eye can tell. */
function* paleWords(slot: Element): Generator<Lack> {
  const walker = slot.ownerDocument.createTreeWalker(slot, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!;
    if (!/\S/.test(node.nodeValue!) || !isSeen(element)) continue;
    const { fontSize, fontWeight } = getComputedStyle(element);
    const isLarge = parseFloat(fontSize) >= (+fontWeight >= 700 ? LARGE.bold : LARGE.other);
    const least = isLarge ? LEAST.large : LEAST.small;
    const ratio = textContrast(element);
    const about = short(node.nodeValue!);
    if (Number.isNaN(ratio)) yield { what: 'contrast not known, over an image', about };
    else if (ratio < least) yield { what: `contrast ${ratio.toFixed(1)} of ${least}`, about };
  }
}

const nameOf = (element: Element): string =>
  [
    element.getAttribute('aria-label'),
    element.getAttribute('title'),
    element.getAttribute('alt'),
    element.getAttribute('aria-labelledby'),
    element.textContent,
    ...[...element.querySelectorAll('[alt],[aria-label],svg title')].map(
      (part) => part.getAttribute('alt') ?? part.getAttribute('aria-label') ?? part.textContent,
    ),
  ].join('');

/** Links and buttons that nothing names, images without `alt`. */
function* nameless(slot: Element): Generator<Lack> {
  for (const one of slot.querySelectorAll('a[href],button,img')) {
    if (!isSeen(one)) continue;
    const isImage = one.localName === 'img';
    if (isImage ? one.hasAttribute('alt') : nameOf(one).trim()) continue;
    const address = one.getAttribute('src') ?? one.getAttribute('href') ?? one.className;
    yield { what: isImage ? 'image without alt' : `${one.localName} without a name`, about: short(address) };
  }
}

/** Headings of the shop that a variant hides without one of the same level. */
function* lostHeadings(slot: Element): Generator<Lack> {
  const stands = new Set([...slot.querySelectorAll(HEADINGS)].filter(isSeen).map(({ localName }) => localName));
  for (const heading of slot.querySelectorAll(HEADINGS))
    if (heading.closest('.vitrine-hidden') && !stands.has(heading.localName))
      yield { what: `no ${heading.localName} in its place`, about: short(heading.textContent) };
}

/** What is amiss in a slot as it stands now: contrast, names, headings. */
export const lacksOf = (slot: Element): readonly Lack[] => [
  ...paleWords(slot),
  ...nameless(slot),
  ...lostHeadings(slot),
];
