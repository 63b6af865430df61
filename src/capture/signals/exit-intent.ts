import type { FurtherSource } from '../sources/tools.js';
import { perView } from './hearing/per-view.js';

/** Pixels that a finger has scrolled down before, and pixels and pixels a millisecond of the flick back up. */
const DEPTH = 600;
const FLICK = 150;
const SPEED = 1.5;

/**
 * Emits exit_intent once on a page view: when the mouse leaves the page upwards, or a finger flicks back up. Where the page stands is
 * never read, only how far fingers have moved.
 */
export const exitIntent: FurtherSource = (emit, scope, tools) => {
  const say = perView(emit, scope, tools);
  const leave = (): void => say('exit_intent', {}, 1);
  let depth = 0;
  let from = { y: 0, at: 0 };
  scope.on('mouseout', (event) => {
    const { relatedTarget, clientY, buttons } = event as MouseEvent;
    if (!relatedTarget && clientY <= 0 && !buttons) leave();
  });
  scope.on('touchstart touchend', (event) => {
    const [touch] = (event as TouchEvent).changedTouches;
    const at = event.timeStamp;
    const y = touch!.clientY;
    if (event.type === 'touchstart') from = { y, at };
    else {
      const up = y - from.y;
      if (depth > DEPTH && up > FLICK && up > SPEED * (at - from.at)) leave();
      depth = Math.max(0, depth - up);
    }
  });
  scope.on('pageshow', () => (depth = 0));
};
