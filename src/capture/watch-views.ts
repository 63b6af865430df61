/** How often elements are looked for and looked at, in milliseconds, and how often before one must have been seen. */
const rhythm = 500;
const enough = 2;

/** Calls `see` once for each element, present or future, of which half was visible for a second. Returns `stop`. */
export function watchViews(selector: string, see: (element: Element) => void): () => void {
  /** How often in a row an element was seen, not a number while it is out of view. */
  const seen = new WeakMap<Element, number>();
  const views = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio } of entries)
        if (!(seen.get(target)! > enough)) seen.set(target, intersectionRatio < 0.5 ? NaN : 0);
    },
    { threshold: 0.5 },
  );
  // A look at a steady rhythm costs less than a MutationObserver over a busy page.
  const timer = setInterval(() => {
    if (document.hidden) return;
    for (const element of document.querySelectorAll(selector)) {
      const times = seen.get(element);
      if (times === undefined) views.observe(element);
      seen.set(element, times! + 1);
      if (times !== enough) continue;
      views.unobserve(element);
      see(element);
    }
  }, rhythm);
  return () => {
    clearInterval(timer);
    views.disconnect();
  };
}
