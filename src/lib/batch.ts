/** Collects values and hands them on together. */
export type Batch<T> = Readonly<{
  add(value: T): void;
  flush(): void;
  /** Milliseconds that a value may wait, from the next on; at first 50. */
  pace(wait: number): void;
  stop(): void;
}>;

/**
 * Hands what was added to `send` in one call: after a wait, right after a click, which may lead away, and at once when the page is
 * hidden. Not at the first idle moment: on a quiet page that comes at once, and every value would cross alone. `stop` drops what
 * waits.
 */
export function openBatch<T>(send: (values: readonly T[]) => void): Batch<T> {
  const ending = new AbortController();
  const { signal } = ending;
  let waiting: T[] = [];
  let wait = 50;
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
  document.addEventListener('visibilitychange', onHidden, { signal });
  addEventListener('click', onClick, { capture: true, signal });
  addEventListener('pagehide', flush, { signal });
  return {
    add(value) {
      waiting.push(value);
      // a hidden page may be frozen before it is idle
      if (document.visibilityState === 'hidden') flush();
      else timer ??= setTimeout(flush, wait);
    },
    flush,
    pace: (next) => void (wait = next),
    stop() {
      clearTimeout(timer);
      waiting = [];
      ending.abort();
    },
  };
}
