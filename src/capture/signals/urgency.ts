import type { FurtherSource } from '../sources/tools.js';
import { cueOf, type Cue } from './cue-of.js';
import { perView } from './hearing/per-view.js';
import { controlOf, toldOf } from './hearing/told-of.js';
import { walkTexts } from './hearing/walk-texts.js';
import { watchSeen } from './hearing/watch-seen.js';

/** Most elements that are watched. */
const MOST = 100;
/** What a text that presses stands in: a click on any of it is a click on it. */
const BANNERS = 'a,button,[class*=banner],[class*=promo],[class*=offer],[class*=count],[class*=timer]';
/** For how long what pressed still counts when it has left the view, milliseconds. */
const LASTING = 5000;

/**
 * Emits urgency_view, once for each cue of a page view, when a countdown, a stock note or a limited offer was in view for a second; and
 * urgency_seen, at most 3 of each, for a click on one, or on what adds to the cart, pays or takes an offer within five seconds of it.
 */
export const urgency: FurtherSource = (emit, scope, tools) => {
  const say = perView(emit, scope, tools);
  const found = new Map<Element, Cue>();
  const until = new Map<Cue, number>();
  const { watch, stop } = watchSeen(
    scope.safe((element: Element, inView: boolean) => {
      const cue = found.get(element)!;
      until.set(cue, inView ? Infinity : tools.now() + LASTING);
      if (inView) say('urgency_view', { cue }, 1);
    }),
  );
  scope.onEnd(stop);
  const again = (): void => {
    until.clear();
    for (const element of found.keys())
      if (element.isConnected) watch(element);
      else found.delete(element);
  };
  scope.on('pageshow', again);
  void tools.words().then((says) => {
    const read = scope.safe((text: string, element: Element, before?: string) => {
      const cue = cueOf(says, text, { element, before });
      const box = element.closest(BANNERS) ?? element;
      if (!cue || found.has(box) || found.size >= MOST) return;
      found.set(box, cue);
      watch(box);
    });
    scope.onEnd(walkTexts(read));
    tools.onPage(again);
    scope.on('click', (event) => {
      const on = event.composedPath().map((one) => found.get(one as Element));
      const control = controlOf(event);
      const acts = control && toldOf(control, says, ['cart', 'pay', 'offer']);
      const cue = on.find(Boolean) ?? (acts && [...until].find(([, end]) => end > tools.now())?.[0]);
      if (cue) say('urgency_seen', { cue }, 3);
    });
  });
};
