import type { Run } from '../lib/meter.js';

function onTop(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  const front = element.ownerDocument.elementFromPoint(left + width / 2, top + height / 2);
  // Nothing there: the centre is out of view. An ancestor there: the element lets pointers through. Neither tells.
  return !front || front.contains(element) || element.contains(front);
}

/**
 * Calls `seen` once, when one of the elements has been seen: half of it, for one second, on top at its centre, in a page
 * that shows. Something that lies over it only delays that.
 */
export function watchExposure(elements: readonly Element[], run: Run, seen: () => void): () => void {
  const timers = new Map<Element, ReturnType<typeof setTimeout>>();
  const arm = (element: Element): void => {
    const look = (): void => {
      if (element.ownerDocument.visibilityState !== 'visible' || !onTop(element)) return arm(element);
      stop();
      seen();
    };
    timers.set(
      element,
      setTimeout(() => run('slots', look), 1000),
    );
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio } of entries) {
        clearTimeout(timers.get(target));
        if (intersectionRatio >= 0.5) arm(target);
      }
    },
    { threshold: 0.5 },
  );
  const stop = (): void => {
    observer.disconnect();
    timers.forEach(clearTimeout);
  };
  for (const element of elements) observer.observe(element);
  return stop;
}
