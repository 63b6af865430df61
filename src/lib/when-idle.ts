/** A page that never ends loading is not waited for longer, milliseconds. */
const PATIENCE = 10_000;

/** Calls `run` once the page has loaded and is idle, unless `signal` comes first; Safari has no idle callbacks and waits 200 ms. */
export function whenIdle(run: () => void, signal: AbortSignal): void {
  let ready = (): void => {
    ready = () => undefined;
    const go = () => signal.aborted || run();
    if ('requestIdleCallback' in globalThis) requestIdleCallback(go, { timeout: 3000 });
    else setTimeout(go, 200);
  };
  if (document.readyState === 'complete') return ready();
  addEventListener('load', () => ready(), { once: true, signal });
  setTimeout(() => ready(), PATIENCE);
}
