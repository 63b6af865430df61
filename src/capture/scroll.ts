import type { Source } from './source.js';

/** Emits scroll with the deepest of 25, 50, 75 and 90 percent that a scroll passed, each at most once per page view. */
export const scroll: Source = (emit, scope) => {
  let path = '';
  let deepest = 0;
  let waiting = false;
  const measure = scope.safe(() => {
    waiting = false;
    if (location.pathname !== path) deepest = 0;
    path = location.pathname;
    const percent = ((scrollY + innerHeight) / document.documentElement.scrollHeight) * 100;
    const mark = [90, 75, 50, 25].find((one) => percent >= one) ?? 0;
    if (mark <= deepest) return;
    deepest = mark;
    emit('scroll', { percent_scrolled: mark });
  });
  scope.on('scroll', ({ target }) => {
    if (waiting || target !== document) return;
    waiting = true;
    requestAnimationFrame(measure);
  });
  scope.on('pageshow', (event) => {
    if ((event as PageTransitionEvent).persisted) path = '';
  });
};
