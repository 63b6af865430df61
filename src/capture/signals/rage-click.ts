import type { FurtherSource } from '../sources/tools.js';
import { perView } from './hearing/per-view.js';

/** So many clicks, within milliseconds, within pixels. */
const CLICKS = 3;
const TIME = 1000;
const REACH = 30;

/** What is clicked fast on purpose: fields, steps of a quantity, arrows. */
const FAST =
  'input,select,textarea,[contenteditable],[class*=quantity],[class*=qty],[class*=next],[class*=prev],[class*=arrow]';

type Click = Readonly<{ x: number; y: number; at: number }>;

/** Emits rage_click once for each burst of three clicks in a second within 30 px, at most 5; marking text with clicks is none. */
export const rageClick: FurtherSource = (emit, scope, tools) => {
  const say = perView(emit, scope, tools);
  let latest: readonly Click[] = [];
  let raged = -Infinity;
  scope.on('click', (event) => {
    const { clientX: x, clientY: y, timeStamp: at, target, detail } = event as MouseEvent;
    // a key that presses a control, or a label its field, has no place
    if (!detail || (target as Element).closest?.(FAST) || getSelection()?.toString()) return;
    latest = [...latest.filter((one) => at - one.at <= TIME), { x, y, at }];
    if (latest.filter((one) => Math.hypot(x - one.x, y - one.y) <= REACH).length < CLICKS) return;
    if (at - raged > TIME) say('rage_click', {}, 5);
    raged = at;
  });
};
