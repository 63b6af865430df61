import { vi } from 'vitest';

/** Heights of a slot by what its heading says; any other is 100 high. */
export const HEIGHTS: Readonly<Record<string, number>> = { Small: 60, Large: 150 };

/** A page as happy-dom, which lays nothing out, would show it: slots at their places, and a window over them. */
export type Layout = {
  /** How far the page is scrolled. */
  scrolled: number;
  /** Tells every observer what is in the window now. */
  look(): void;
};

class Observer {
  readonly watched = new Set<Element>();
  constructor(readonly tell: (entries: object[]) => void) {
    observers.add(this);
  }
  observe(element: Element): void {
    this.watched.add(element);
  }
  unobserve(element: Element): void {
    this.watched.delete(element);
  }
  disconnect(): void {
    this.watched.clear();
  }
}

const observers = new Set<Observer>();

/** How high a slot's element is: as its words want it, and no less than its `min-height`. */
export function heightOf(element: Element): number {
  const least = parseFloat((element as HTMLElement).style.minHeight) || 0;
  return Math.max(least, HEIGHTS[element.querySelector('h1')?.textContent ?? ''] ?? 100);
}

/** Lays the page out until `vi.restoreAllMocks()` and `vi.unstubAllGlobals()`: a slot's element stands where its `data-top` says. */
export function layOut(): Layout {
  observers.clear();
  const layout: Layout = {
    scrolled: 0,
    look() {
      for (const { tell, watched } of observers)
        tell(
          [...watched].map((target) => {
            const isIntersecting = isInView(target);
            return { target, isIntersecting, intersectionRatio: Number(isIntersecting) };
          }),
        );
    },
  };
  const isInView = (element: Element): boolean => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  vi.stubGlobal('IntersectionObserver', Observer);
  vi.spyOn(window, 'scrollY', 'get').mockImplementation(() => layout.scrolled);
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const place = this.getAttribute('data-top');
    if (!place || !this.isConnected) return new DOMRect();
    return new DOMRect(0, Number(place) - layout.scrolled, 500, heightOf(this));
  });
  const style = window.getComputedStyle.bind(window);
  vi.stubGlobal('getComputedStyle', (element: Element) =>
    element.hasAttribute('data-top') ? { height: `${heightOf(element)}px` } : style(element),
  );
  document.elementFromPoint = () => null;
  return layout;
}
