import { textContrast } from '../../lib/text-contrast.js';

/** WCAG 2.2, 1.4.3. */
const LEAST_CONTRAST = 4.5;
/** Least height of words, CSS pixels. */
const LEAST_HEIGHT = 9;

/** Headers and consent banners stand fixed to the window; what else lies over words lies there for good. */
function stays(front: Element | null): boolean {
  for (let one = front; one; one = one.parentElement) if (/fix|sti/.test(getComputedStyle(one).position)) return false;
  return true;
}

/** Why a shopper who sees the price would not see words in this place, or undefined. */
function whyUnseenAt(element: Element, { left, top, right, bottom }: DOMRect, near: DOMRect): string | undefined {
  const { visibility } = getComputedStyle(element);
  const root = element.ownerDocument;
  if (visibility !== 'visible' || element.checkVisibility?.() === false) return 'hidden';
  if (bottom - top < LEAST_HEIGHT) return 'small';
  const front = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  // nothing there: the place is out of the window, which does not tell
  if (front && !front.contains(element) && !element.contains(front) && stays(front)) return 'covered';
  let isCut = right + scrollX < 1 || bottom + scrollY < 1;
  for (let one: Element | null = element; one; one = one.parentElement) {
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    const isOut = left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1;
    // the overflow of the body is that of the window
    isCut ||= style.clipPath !== 'none' || (isOut && one !== root.body && /hid|clip/.test(style.overflow));
  }
  if (isCut) return 'cut';
  const ratio = textContrast(element);
  if (!(ratio >= LEAST_CONTRAST)) return `contrast ${ratio.toFixed(1)}`;
  const height = Math.max(near.bottom, bottom) - Math.min(near.top, top);
  const width = Math.max(near.right, right) - Math.min(near.left, left);
  return height > innerHeight || width > innerWidth + 1 ? 'far' : undefined;
}

/** Why a shopper who sees the price does not see all words of the notice, or undefined. */
export function whyUnseen(notice: Element, price: Element): string | undefined {
  const root = notice.ownerDocument;
  const walker = root.createTreeWalker(notice, 4);
  const range = root.createRange();
  const near = price.getBoundingClientRect();
  let found: string | undefined = 'empty';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!/\S/.test(node.nodeValue!)) continue;
    range.selectNodeContents(node);
    found = whyUnseenAt(node.parentElement!, range.getBoundingClientRect(), near);
    if (found) break;
  }
  return found;
}
