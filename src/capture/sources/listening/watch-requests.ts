import type { Scope } from '../../scope.js';

/**
 * Calls `see` with the address of each request of the page's scripts when it has ended, and whether it succeeded; nothing is
 * patched. A browser tells of a request when the page has read its body, and may never where it does not.
 */
export function watchRequests(scope: Scope, see: (url: string, ok: boolean) => void): void {
  const observer = new PerformanceObserver(
    scope.safe((list: PerformanceObserverEntryList) => {
      for (const { name, initiatorType, responseStatus } of list.getEntries() as PerformanceResourceTiming[])
        // a browser that does not tell the status is believed
        if (/fetch|xml/.test(initiatorType)) see(name, !(responseStatus > 399));
    }),
  );
  observer.observe({ type: 'resource' });
  scope.onEnd(() => observer.disconnect());
}
