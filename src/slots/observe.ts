/** Tells when the page has changed. */
export type PageWatch = Readonly<{
  /** Calls back before the next paint. */
  schedule(): void;
  /** Watches on from here, unaware of all that was done until now; in these elements also texts and attributes. */
  look(elements: readonly Element[]): void;
  stop(): void;
}>;

const moments = ['focusout', 'DOMContentLoaded'];

/** Calls `changed` at most once per frame when elements come, go or (where looked at) are changed, and when focus leaves. */
export function watchPage(root: Document, changed: () => void): PageWatch {
  const ending = new AbortController();
  let frame = 0;
  const schedule = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      changed();
    });
  };
  const observer = new MutationObserver(schedule);
  for (const moment of moments) root.addEventListener(moment, schedule, { signal: ending.signal });

  return {
    schedule,
    look(elements) {
      const all = { childList: true, subtree: true };
      observer.disconnect();
      observer.observe(root, all);
      for (const element of elements) observer.observe(element, { ...all, attributes: true, characterData: true });
    },
    stop() {
      observer.disconnect();
      cancelAnimationFrame(frame);
      ending.abort();
    },
  };
}
