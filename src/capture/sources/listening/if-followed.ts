/**
 * Runs `run` once the page has had its say about a click or a submit, unless it keeps the browser from following it. In the task of
 * `event` itself: under load, the page may be gone before another comes.
 */
export function ifFollowed(event: Event, run: () => void): void {
  const decided = new AbortController();
  const { signal } = decided;
  const decide = (): void => {
    decided.abort();
    if (!event.defaultPrevented) run();
  };
  // added now, it comes behind all that the page listens by
  addEventListener(event.type, (one) => one === event && decide(), { signal });
  // to where it comes if somebody stops the event on its way
  const over = (): void => {
    if (!signal.aborted && !event.eventPhase) decide();
  };
  addEventListener('pagehide', over, { signal });
  (window as { navigation?: EventTarget }).navigation?.addEventListener('navigate', over, { signal });
  setTimeout(over);
}
