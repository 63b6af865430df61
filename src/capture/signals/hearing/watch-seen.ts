/** How long something is in view before it was seen, milliseconds. */
const ENOUGH = 1000;
const SHARE = 0.5;
/** Fine steps: of something far taller than the window a small share fills half the window. */
const STEPS = Array.from({ length: 21 }, (_, step) => step / 20);

export type Watch = Readonly<{
  /** Watches an element; again from the start where it is watched already. */
  watch(element: Element): void;
  stop(): void;
}>;

/**
 * Calls `see(element, true)` when half of a watched element, or half a window of it, was in view for a second, and `see(element, false)`
 * when it leaves the view after that.
 */
export function watchSeen(see: (element: Element, inView: boolean) => void): Watch {
  const waits = new Map<Element, ReturnType<typeof setTimeout> | 0>();
  const views = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, intersectionRatio, intersectionRect, rootBounds } of entries) {
        // of what is not rendered, such as what a closed accordion holds, the window's height is told as 0
        const shown =
          isIntersecting &&
          (intersectionRatio >= SHARE || intersectionRect.height >= SHARE * (rootBounds?.height ?? Infinity));
        const wait = waits.get(target);
        if (shown && wait === undefined) {
          const seen = () => {
            waits.set(target, 0);
            see(target, true);
          };
          waits.set(target, setTimeout(seen, ENOUGH));
        } else if (!shown && wait !== undefined) {
          clearTimeout(wait);
          waits.delete(target);
          if (!wait) see(target, false);
        }
      }
    },
    { threshold: STEPS },
  );
  return {
    watch(element) {
      clearTimeout(waits.get(element));
      waits.delete(element);
      views.unobserve(element);
      views.observe(element);
    },
    stop() {
      views.disconnect();
      for (const wait of waits.values()) clearTimeout(wait);
    },
  };
}
