/** Collects values and hands them on together. */
export type Batch<T> = Readonly<{
  add(value: T): void;
  flush(): void;
  /** Milliseconds that a value may wait, from the next on; at first 50. */
  pace(wait: number): void;
  stop(): void;
}>;

/** As many as cross in one task: a burst of thousands would be a long one. */
const TURN = 500;

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
  const sendSome = (most: number) => {
    clearTimeout(timer);
    const values = waiting.splice(0, most);
    timer = waiting.length ? setTimeout(turn) : undefined;
    if (values.length) send(values);
  };
  const turn = () => sendSome(TURN);
  const flush = () => sendSome(Infinity);
  const onHidden = () => document.visibilityState === 'hidden' && flush();
  const onClick = () => setTimeout(turn);
  document.addEventListener('visibilitychange', onHidden, { signal });
  addEventListener('click', onClick, { capture: true, signal });
  addEventListener('pagehide', flush, { signal });
  return {
    add(value) {
      waiting.push(value);
      if (timer) return;
      // a hidden page may be frozen before it is idle
      if (document.visibilityState === 'hidden') flush();
      else timer = setTimeout(turn, wait);
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
