import type { FurtherSource } from '../sources/tools.js';

/** Percent of the page that are told, and how often those passed are looked for, milliseconds. */
const MARKS = [90, 75, 50, 25];
const RHYTHM = 100;

/**
 * Emits scroll with the deepest of 25, 50, 75 and 90 percent that a scroll passed, each at most once per page view. Layout is read after
 * a frame was shown, when nothing waits to be laid out; never in the scroll's handler.
 */
export const scroll: FurtherSource = (emit, scope, { place }) => {
  let stands: string | undefined;
  let deepest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const measure = scope.safe(() => {
    timer = undefined;
    if (document.hidden) return;
    const now = place();
    if (now !== stands) deepest = 0;
    stands = now;
    const percent = ((scrollY + innerHeight) / document.documentElement.scrollHeight) * 100;
    const mark = MARKS.find((one) => percent >= one) ?? 0;
    if (mark <= deepest) return;
    deepest = mark;
    emit('scroll', { percent_scrolled: mark });
  });
  scope.on('scroll', ({ target }) => {
    // a frame lays the page out; a task right behind it finds it so
    if (target === document) timer ??= setTimeout(() => requestAnimationFrame(() => setTimeout(measure)), RHYTHM);
  });
  scope.on('pageshow', (event) => {
    if ((event as PageTransitionEvent).persisted) stands = undefined;
  });
  scope.onEnd(() => clearTimeout(timer));
};
