import { holdsUpRoots } from './up-roots.js';

/** Both have newer names, which browsers of 2023 do not know. */
const styles = { checkOpacity: true, checkVisibilityCSS: true };

const middle = (from: number, to: number, end: number): number => (Math.max(from, 0) + Math.min(to, end)) / 2;

/** Whether nothing lies over an element at the centre of what the window can show of it, and it is not invisible itself. */
export function isOnTop(element: Element): boolean {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const isCovered = (one: Element, root: ShadowRoot): unknown => {
    const front = root.elementFromPoint?.(middle(left, right, innerWidth), middle(top, bottom, innerHeight));
    // An ancestor there: the element lets pointers through. That does not tell, nor does what stands in another root.
    return front && root.contains(front) && !front.contains(one) && !one.contains(front);
  };
  return element.checkVisibility?.(styles) !== false && !holdsUpRoots(element, isCovered);
}
