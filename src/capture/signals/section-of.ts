import type { Says } from '../words/words.js';

/** What a section is, by what its heading is about: the first that it says. */
const SECTIONS = {
  recommendations: 'recommendations',
  sizes: 'size_guide',
  reviews: 'reviews',
  shipping: 'delivery',
  returns: 'delivery',
  description: 'description',
  details: 'details',
  gallery: 'gallery',
  about: 'brand',
} as const;
const KEYS = Object.keys(SECTIONS) as (keyof typeof SECTIONS)[];
/** What heads a section, or opens it. */
export const HEADS = 'h2,h3,h4,summary,[role=tab],[aria-controls]';
/** Where headings are those of goods and of links. */
const ELSEWHERE = 'a,li,nav,footer';

/** What a section is whose heading, id or class says so; `brand` tells the brand's story. */
export function sectionOf(text: string, says: Says): (typeof SECTIONS)[keyof typeof SECTIONS] | undefined {
  const key = KEYS.find((one) => says(one, text));
  return key && SECTIONS[key];
}

/** What stands under a heading: the panel that it opens, else the box around it that has no other such heading; null if nothing does. */
export function headedBy(head: Element): Element | null {
  if (head.closest(ELSEWHERE)) return null;
  const panel = document.getElementById(head.getAttribute('aria-controls') ?? '');
  if (panel || head.tagName === 'SUMMARY') return panel ?? head.nextElementSibling;
  let box = head;
  for (let level = 0; level < 3 && !/^(SECTION|ARTICLE)$/.test(box.tagName); level++) {
    const parent = box.parentElement;
    if (!parent || /^(MAIN|BODY)$/.test(parent.tagName) || parent.querySelectorAll(head.tagName).length > 1) break;
    box = parent;
  }
  return box === head ? head.nextElementSibling : box;
}
