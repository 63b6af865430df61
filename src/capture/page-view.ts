import { tap } from '../lib/tap.js';
import { place } from './place.js';
import type { Source } from './source.js';

export type PageViewOptions = Readonly<{ routeQuery: readonly string[] }>;

/**
 * Emits page_view for the page that stands at the start, when the browser brings a page back from its cache, and for each
 * changed place of a client-side route, one task after the address changed, so that the new page can say what it is.
 */
export const pageView: Source<PageViewOptions> = (emit, scope, { routeQuery }) => {
  let stands = place(routeQuery);
  const view = scope.safe(() => emit('page_view'));
  const route = scope.safe(() => {
    const next = place(routeQuery);
    if (next === stands) return;
    stands = next;
    setTimeout(view);
  });
  view();
  scope.on('pageshow', (event) => (event as PageTransitionEvent).persisted && view());
  const { navigation } = window as { navigation?: EventTarget };
  if (navigation) scope.on('currententrychange', route, navigation);
  else {
    scope.on('popstate hashchange', route);
    scope.onEnd(tap(history, 'pushState', route));
    scope.onEnd(tap(history, 'replaceState', route));
  }
};
