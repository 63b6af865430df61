import type { Run } from '../lib/meter.js';
import { isOnTop } from './on-top.js';

type Size = Readonly<{ width: number; height: number }>;

/** Half, and what half of a window is of an element that is up to 64 times as large. */
const threshold = Array.from({ length: 13 }, (_, i) => 2 ** (-i / 2));

const areaOf = ({ width, height }: Size): number => width * height;

/** Half of the element is in view, or half of what the window can show of it at a time. */
const isEnough = (entry: IntersectionObserverEntry): boolean => {
  const { intersectionRatio, intersectionRect, boundingClientRect: box, rootBounds } = entry;
  return (
    intersectionRatio >= 0.5 ||
    (!!rootBounds &&
      areaOf(intersectionRect) * 2 >= Math.min(box.width, rootBounds.width) * Math.min(box.height, rootBounds.height))
  );
};

/**
 * Calls `seen` once, when one of the elements has been seen: half of it, or of what the window can show of it, for one second, on top at
 * its centre, in a page that shows. Something that lies over it only delays that. An element without a box of its own is seen with
 * one of its children. Nothing is watched before a prerendered page is activated.
 */
export function watchExposure(elements: readonly Element[], run: Run, seen: () => void): () => void {
  const timers = new Map<Element, ReturnType<typeof setTimeout>>();
  const later = (element: Element, work: () => void): void => {
    timers.set(
      element,
      setTimeout(() => run('slots', work), 1000),
    );
  };
  const arm = (element: Element): void =>
    later(element, () => {
      if (document.visibilityState !== 'visible' || !isOnTop(element)) return arm(element);
      stop();
      seen();
    });
  const observe = (element: Element): void => observer.observe(element);
  const hear = (entry: IntersectionObserverEntry): void => {
    const { target, boundingClientRect: box, isIntersecting } = entry;
    const isBoxless = box && !areaOf(box);
    if (!isBoxless && isEnough(entry)) return timers.has(target) ? undefined : arm(target);
    clearTimeout(timers.get(target));
    timers.delete(target);
    if (!isBoxless || !(isIntersecting || getComputedStyle(target).display === 'contents')) return;
    // nothing tells when it or its children get a size
    [...target.children].forEach(observe);
    later(target, () => {
      timers.delete(target);
      observer.unobserve(target);
      observe(target);
    });
  };
  const observer = new IntersectionObserver((entries) => entries.forEach(hear), { threshold });
  const begin = (): void => elements.forEach(observe);
  const stop = (): void => {
    document.removeEventListener('prerenderingchange', begin);
    observer.disconnect();
    timers.forEach(clearTimeout);
  };
  if ((document as { prerendering?: boolean }).prerendering) document.addEventListener('prerenderingchange', begin);
  else begin();
  return stop;
}
