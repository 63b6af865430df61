import type { FurtherSource } from '../sources/tools.js';
import { perView } from './hearing/per-view.js';
import { headedBy, HEADS, sectionOf } from './section-of.js';
import { watchSeen } from './hearing/watch-seen.js';

const BOXES = 'section[id],section[class],[role=tabpanel],div[id]';
/** How often headings and boxes are looked for, in milliseconds; how many are asked at once; how many sections are watched. */
const RHYTHM = 1000;
const ASKED = 50;
const MOST = 100;

/**
 * Emits section_view, once for each kind of section on a page view, and likewise brand_story_view for the brand's story: when half of
 * it, or half a window of it, was in view for a second. Sections added later count too.
 */
export const sections: FurtherSource = (emit, scope, tools) => {
  const say = perView(emit, scope, tools);
  const found = new Map<Element, ReturnType<typeof sectionOf>>();
  const asked = new WeakSet<Element>();
  const { watch, stop } = watchSeen(
    scope.safe((element: Element, inView: boolean) => {
      const section = found.get(element);
      if (inView && section === 'brand') say('brand_story_view', {}, 1);
      else if (inView) say('section_view', { section }, 1);
    }),
  );
  scope.onEnd(stop);
  const again = (): void => {
    for (const element of found.keys())
      if (element.isConnected) watch(element);
      else found.delete(element);
  };
  scope.on('pageshow', again);
  void tools.words().then((says) => {
    const ask = scope.safe((ones: readonly Element[]) => {
      for (const one of ones) {
        asked.add(one);
        const heads = one.matches(HEADS);
        const section = sectionOf(heads ? one.textContent!.slice(0, 60) : `${one.id} ${one.className}`, says);
        const box = section && (heads ? headedBy(one) : one);
        if (!box || found.has(box) || found.size >= MOST) continue;
        found.set(box, section);
        watch(box);
      }
    });
    const look = scope.safe(() => {
      const ones = [...document.querySelectorAll(`${HEADS},${BOXES}`)].filter((one) => !asked.has(one));
      // on a long page to find them takes a task by itself
      if (ones.length) setTimeout(() => ask(ones.slice(0, ASKED)));
    });
    const timer = setInterval(() => document.hidden || look(), RHYTHM);
    scope.onEnd(() => clearInterval(timer));
    tools.onPage(again);
    setTimeout(look);
  });
};
