import type { Emit } from '../source.js';

/**
 * Milliseconds for which a source waits for a better one to say the same of the same click or page, where there is any other: the
 * engine then keeps the better one's words. The better stand first; who is not listed does not wait.
 */
const WAITS: Readonly<Record<string, number>> = {
  shopify: 400,
  woocommerce: 400,
  magento: 400,
  prestashop: 400,
  bigcommerce: 400,
  salesforce: 400,
  structured: 1500,
  heuristics: 1500,
  wishlist: 1500,
};

const ORDER = Object.keys(WAITS);

type Waiting = Readonly<{ due: number; place: number; say: () => void }>;

export type HoldOptions = Readonly<{ signal: AbortSignal; cross: () => void }>;

/** Holds back what weaker sources say, until it is due or the page is hidden: what is due at once goes by {@link WAITS}, the better first; `opened` are all sources beyond the core. */
export function openHold({ signal, cross }: HoldOptions, opened: ReadonlySet<string>) {
  let waiting: Waiting[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const release = (until: number): void => {
    const due = waiting.filter((one) => one.due <= until);
    waiting = waiting.filter((one) => one.due > until);
    for (const one of due.toSorted((one, other) => one.place - other.place)) one.say();
    clearTimeout(timer);
    timer = waiting.length ? setTimeout(() => release(performance.now()), 100) : undefined;
  };
  const flush = (): void => release(Infinity);
  const leave = (): void => {
    flush();
    cross();
  };
  // when a navigation begins, the worker has as long as the network takes; at `pagehide` it has nothing left
  (window as { navigation?: EventTarget }).navigation?.addEventListener('navigate', leave, { signal });
  addEventListener('pagehide', flush, { signal, capture: true });
  document.addEventListener('visibilitychange', () => document.hidden && flush(), { signal, capture: true });
  signal.addEventListener('abort', () => {
    waiting = [];
    clearTimeout(timer);
  });
  return {
    flush: leave,
    /** `emit` for the source `name`. */
    held(name: string, emit: Emit): Emit {
      const wait = WAITS[name];
      if (!wait) return emit;
      return (event, said, at = Date.now()) => {
        const alone = !('dataLayer' in window) && opened.size < 2;
        const due = performance.now() + (alone ? 0 : wait);
        waiting.push({ due, place: ORDER.indexOf(name), say: () => emit(event, said, at) });
        timer ??= setTimeout(() => release(performance.now()), 100);
      };
    },
  };
}
