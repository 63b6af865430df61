import type { Scope } from '../../scope.js';
import type { Emit } from '../../source.js';
import type { Tools } from '../../sources/tools.js';

/** Emits an event, unless `most` (default 10) of it were emitted in the same words on this page view, or the page is hidden. */
export type Say = (name: string, said?: Readonly<Record<string, unknown>>, most?: number) => void;

/** Bounds what is emitted by page views: another place, or a page from the browser's cache, begins a new one. */
export function perView(emit: Emit, scope: Scope, { place }: Pick<Tools, 'place'>): Say {
  let stands: string | undefined;
  let times: Record<string, number> = {};
  scope.on('pageshow', (event) => {
    if ((event as PageTransitionEvent).persisted) stands = undefined;
  });
  return (name, said = {}, most = 10) => {
    if (document.hidden) return;
    const now = place();
    if (now !== stands) times = {};
    stands = now;
    const key = name + JSON.stringify(said);
    times[key] = (times[key] ?? 0) + 1;
    if (times[key] <= most) emit(name, said);
  };
}
