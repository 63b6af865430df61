import type { Source } from '../source.js';

export type EngagementOptions = Readonly<{ now: () => number }>;

/** How long an input keeps a shopper engaged, and after how much engaged time the page says so; milliseconds. */
const attention = 5000;
const portion = 10_000;

/**
 * Emits user_engagement with the engaged time (page visible, input within the last 5 s) about every 10 s of it and when the page
 * is hidden or left. Runs no timer: time is settled at the next input.
 */
export const engagement: Source<EngagementOptions> = (emit, scope, { now }) => {
  let from = 0;
  let until = 0;
  let engaged = 0;
  const settle = (enough: number, keeps: number): void => {
    const at = now();
    engaged += Math.max(0, Math.min(at, until) - from);
    from = at;
    until = at + keeps;
    if (engaged < enough) return;
    emit('user_engagement', { engagement_time_msec: Math.round(engaged) });
    engaged = 0;
  };
  // Not `scroll`: a page scrolls itself too, a carousel for ever.
  scope.on('pointerdown pointermove keydown wheel touchmove', () => settle(portion, attention));
  scope.on('visibilitychange pagehide pageshow', () => settle(1, 0));
};
