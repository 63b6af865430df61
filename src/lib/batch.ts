/** Collects values and hands them on together. */
export type Batch<T> = Readonly<{ add(value: T): void; flush(): void; stop(): void }>;

/**
 * Hands what was added to `send` in one call: when the page is idle, at the latest after 50 ms, right after a click, which may
 * lead away, and at once when the page is hidden. `stop` drops what waits.
 */
export function openBatch<T>(send: (values: readonly T[]) => void): Batch<T> {
  let waiting: T[] = [];
  let cancel: (() => void) | undefined;
  const flush = () => {
    cancel?.();
    cancel = undefined;
    const values = waiting;
    waiting = [];
    if (values.length) send(values);
  };
  const onHidden = () => document.visibilityState === 'hidden' && flush();
  const onClick = () => setTimeout(flush);
  document.addEventListener('visibilitychange', onHidden);
  addEventListener('click', onClick, true);
  addEventListener('pagehide', flush);
  return {
    add(value) {
      waiting.push(value);
      // a hidden page may be frozen before it is idle
      if (document.visibilityState === 'hidden') flush();
      else cancel ??= whenIdle(flush);
    },
    flush,
    stop() {
      cancel?.();
      waiting = [];
      document.removeEventListener('visibilitychange', onHidden);
      removeEventListener('click', onClick, true);
      removeEventListener('pagehide', flush);
    },
  };
}

function whenIdle(run: () => void): () => void {
  // WebKit has no requestIdleCallback
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(run, { timeout: 50 });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(run, 50);
  return () => clearTimeout(id);
}
