/** How often elements are looked for and looked at, in milliseconds, and how often in a row one must be seen. */
const rhythm = 500;
const looks = 2;

/** Calls `see` once for each element, present or future, of which half was visible for a second. Returns `stop`. */
export function watchViews(selector: string, see: (element: Element) => void): () => void {
  const known = new WeakSet<Element>();
  const visible = new Map<Element, number>();
  const views = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio } of entries)
        if (intersectionRatio < 0.5) visible.delete(target);
        else visible.set(target, 0);
    },
    { threshold: 0.5 },
  );
  // A look at a steady rhythm costs less than a MutationObserver over a busy page.
  const timer = setInterval(() => {
    if (document.hidden) return;
    for (const element of document.querySelectorAll(selector)) {
      if (!known.has(element)) views.observe(element);
      known.add(element);
    }
    for (const [element, seen] of visible) {
      visible.set(element, seen + 1);
      if (seen < looks) continue;
      visible.delete(element);
      views.unobserve(element);
      see(element);
    }
  }, rhythm);
  return () => {
    clearInterval(timer);
    views.disconnect();
  };
}
