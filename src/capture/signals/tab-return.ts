import type { FurtherSource } from '../sources/tools.js';
import { perView } from './hearing/per-view.js';

/** Milliseconds up to which an absence is short, and medium. */
const SHORT = 5000;
const MEDIUM = 60_000;

/** Emits tab_return with how long the page was hidden, at most 10 of each; leaving the page and coming back to it is none. */
export const tabReturn: FurtherSource = (emit, scope, tools) => {
  const say = perView(emit, scope, tools);
  let hidden: number | undefined;
  let left = false;
  scope.on('visibilitychange', () => {
    const gone = hidden;
    hidden = document.hidden && !left ? tools.now() : undefined;
    if (document.hidden || gone === undefined) return;
    const ms = tools.now() - gone;
    say('tab_return', { away: ms < SHORT ? 'short' : ms <= MEDIUM ? 'medium' : 'long' });
  });
  scope.on('pagehide pageshow', ({ type }) => {
    left = type === 'pagehide';
    hidden = undefined;
  });
};
