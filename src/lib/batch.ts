/** Collects values and hands them on together. */
export type Batch<T> = Readonly<{ add(value: T): void; flush(): void; stop(): void }>;

/**
 * Hands what was added to `send` in one call: after 50 ms, right after a click, which may lead away, and at once when the page is
 * hidden. Not at the first idle moment: on a quiet page that comes at once, and every value would cross alone. `stop` drops what
 * waits.
 */
export function openBatch<T>(send: (values: readonly T[]) => void): Batch<T> {
  let waiting: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
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
      else timer ??= setTimeout(flush, 50);
    },
    flush,
    stop() {
      clearTimeout(timer);
      waiting = [];
      document.removeEventListener('visibilitychange', onHidden);
      removeEventListener('click', onClick, true);
      removeEventListener('pagehide', flush);
    },
  };
}
