import type { FurtherSource } from '../sources/tools.js';
import { perView } from './hearing/per-view.js';

const MARKS = [75, 50, 25];
const EMBEDDED = /\/\/(www\.|player\.)?(youtube(-nocookie)?\.com|youtu\.be|vimeo\.com)\//;

/**
 * Emits video_start, video_progress at 25, 50 and 75 percent and video_complete, once each for a video on a page view, at most 5
 * videos; not for muted loops that play by themselves. Of embedded YouTube and Vimeo players only the start is seen, by a click into them.
 */
export const video: FurtherSource = (emit, scope, tools) => {
  const say = perView(emit, scope, tools);
  /** How far each video was played; 100 is through. */
  let played = new WeakMap<Element, number>();
  const reach = (one: Element, to: number): boolean => {
    const before = played.get(one) ?? -1;
    if (to > before) played.set(one, to);
    return to > before;
  };
  scope.on('play timeupdate ended', ({ type, target }) => {
    const one = target as HTMLVideoElement;
    const { muted, loop, autoplay, currentTime, duration } = one;
    if (one.tagName !== 'VIDEO' || (muted && (loop || autoplay))) return;
    if (type === 'play') return void (reach(one, 0) && say('video_start', {}, 5));
    if (type === 'ended') return void (reach(one, 100) && say('video_complete', {}, 5));
    const mark = MARKS.find((percent) => currentTime / duration >= percent / 100);
    if (mark && reach(one, mark)) say('video_progress', { video_percent: mark }, 5);
  });
  scope.on('blur', ({ target, currentTarget }) => {
    if (target !== currentTarget) return;
    // the frame is the active element only when the window has lost its focus
    setTimeout(
      scope.safe(() => {
        const one = document.activeElement as HTMLIFrameElement | null;
        if (one?.tagName === 'IFRAME' && EMBEDDED.test(one.src) && reach(one, 0)) say('video_start', {}, 5);
      }),
    );
  });
  scope.on('pageshow', (event) => {
    if ((event as PageTransitionEvent).persisted) played = new WeakMap();
  });
};
