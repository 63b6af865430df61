/** Milliseconds without a change of the DOM after which it rests, and after which it is read for the last time. */
const QUIET = 100;
const LONGEST = 2000;

/** Tells who reads a page when there is one to read: at once, when its DOM has come to rest, and two seconds on if it has changed since. */
export function openPages(signal: AbortSignal) {
  const readers: (() => void)[] = [];
  let watch: MutationObserver | undefined;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let latest: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    watch?.disconnect();
    watch = undefined;
    clearTimeout(quiet);
    clearTimeout(latest);
  };
  let changed = true;
  const rested = (): void => {
    clearTimeout(quiet);
    // each in a task of its own: together they might be a long one
    if (changed) for (const read of readers) setTimeout(() => signal.aborted || read());
    changed = false;
  };
  /** Reads when it first rests, and at the end what has come since. */
  const settle = (): void => {
    stop();
    let rest = false;
    const soon = () => {
      changed = true;
      clearTimeout(quiet);
      if (!rest) quiet = setTimeout(() => ((rest = true), rested()), QUIET);
    };
    watch = new MutationObserver(soon);
    watch.observe(document, { childList: true, subtree: true });
    latest = setTimeout(() => (stop(), rested()), LONGEST);
    soon();
  };
  signal.addEventListener('abort', stop);
  return {
    onPage(read: () => void): void {
      readers.push(read);
      read();
      settle();
    },
    /** Another page view has begun. */
    viewed: settle,
  };
}
