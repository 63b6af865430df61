import { tap } from '../lib/tap.js';
import type { Source } from './source.js';

/**
 * Emits page_view for the page that stands at the start, when the browser brings a page back from its cache, and for each
 * changed path of a client-side route, one task after the address changed, so that the new page can say what it is.
 */
export const pageView: Source = (emit, scope) => {
  let path = location.pathname;
  const view = scope.safe(() => emit('page_view'));
  const route = scope.safe(() => {
    if (location.pathname === path) return;
    path = location.pathname;
    setTimeout(view);
  });
  view();
  scope.on('pageshow', (event) => (event as PageTransitionEvent).persisted && view());
  const { navigation } = window as { navigation?: EventTarget };
  if (navigation) scope.on('currententrychange', route, navigation);
  else {
    scope.on('popstate', route);
    scope.onEnd(tap(history, 'pushState', route));
    scope.onEnd(tap(history, 'replaceState', route));
  }
};
