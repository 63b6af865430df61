import type { Run } from '../lib/meter.js';
import { watchExposure } from './exposure.js';
import { holdsFocus } from './holds-focus.js';

/** Knows what the shopper has seen or touched in this page view, and what is in sight. */
export type Sight = Readonly<{
  /** Whether an element was on the page at the last look, so that it may have been painted. */
  knows(element: Element): boolean;
  /** These elements, and no others, are on the page now. */
  meet(elements: readonly Element[]): void;
  /** Whether the shopper has seen the element, or touched it. */
  noticed(element: Element): boolean;
  /** It counts as seen from now on. */
  notice(element: Element): void;
  /** Looks again when this element is out of view. */
  await(element: Element): void;
  /** Another page view begins: nothing of it has been seen yet. */
  turn(): void;
  stop(): void;
}>;

/** 1: an element is wholly below the window, 0: some of it is in there, -1: it is elsewhere or hidden. */
export function placeOf(element: Element): number {
  // one without a box of its own stands where its children do
  const boxes = [element, ...element.children]
    .map((one) => one.getBoundingClientRect())
    .filter(({ width, height }) => width && height);
  if (boxes.some(({ top, bottom, left, right }) => top < innerHeight && bottom > 0 && left < innerWidth && right > 0))
    return 0;
  return boxes.some(({ top }) => top >= innerHeight) ? 1 : -1;
}

/** What was painted, and has been there for a second before anybody could look, has been seen. */
function isLate(): boolean {
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  return !!paint && paint.startTime < performance.now() - 1000;
}

/** Calls `touch` with all that the shopper touches, until `signal`. */
function followTouch(root: Document, touch: (one: EventTarget) => void, signal: AbortSignal): void {
  for (const type of ['pointerdown', 'focusin', 'keydown'])
    root.addEventListener(type, (event) => event.composedPath().forEach(touch), {
      capture: true,
      passive: true,
      signal,
    });
}

/** Calls `left` when one of the elements observed is out of view. */
const openAway = (left: () => void): IntersectionObserver =>
  new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => !isIntersecting)) left();
  });

/** Opens the watch over what the shopper sees and touches; `again` is called when it is worth looking again. */
export function openSight(root: Document, run: Run, again: () => void): Sight {
  const known = new Map<Element, () => void>();
  const ending = new AbortController();
  const away = openAway(again);
  let noticed = new WeakSet<EventTarget>();
  let late: boolean | undefined;
  const notice = (one: EventTarget): void => void noticed.add(one);
  const watch = (element: Element): void => {
    const stop = watchExposure([element], run, () => notice(element));
    known.set(element, stop);
  };
  followTouch(root, notice, ending.signal);
  return {
    knows: (element) => known.has(element),
    meet(elements) {
      late = late === undefined && isLate();
      for (const [element, stop] of known) if (!elements.includes(element) && known.delete(element)) stop();
      for (const element of elements) {
        if (known.has(element)) continue;
        watch(element);
        if ((late && !placeOf(element)) || holdsFocus(element)) notice(element);
      }
    },
    noticed: (element) => noticed.has(element),
    notice,
    await: (element) => away.observe(element),
    turn() {
      noticed = new WeakSet();
      away.disconnect();
      known.forEach((stop) => stop());
      [...known.keys()].forEach(watch);
    },
    stop() {
      ending.abort();
      away.disconnect();
      known.forEach((stop) => stop());
      known.clear();
    },
  };
}
