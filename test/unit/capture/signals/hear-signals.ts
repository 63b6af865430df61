import { expect, vi } from 'vitest';
import { openScope } from '../../../../src/capture/scope.js';
import type { SourcePack } from '../../../../src/capture/source-pack.js';
import type { Tools } from '../../../../src/capture/sources/tools.js';
import { words as en } from '../../../../src/capture/words/en.js';
import { words as enPage } from '../../../../src/capture/words/en-page.js';
import { openWords } from '../../../../src/capture/words/open-words.js';

/** An event as `name`, or `name` and what was said. */
export type Heard = readonly [name: string, said: Readonly<Record<string, unknown>>];

/** Opens the signals of a pack on the document as it stands, with the words of English. */
export async function hearSignals({ sources }: SourcePack) {
  const heard: Heard[] = [];
  const readers: (() => void)[] = [];
  const scope = openScope('signals', (problem) => expect(problem).toBeUndefined());
  const says = await openWords({
    words: {},
    loadWords: (name) => Promise.resolve({ words: name.endsWith('-page') ? enPage : en }),
  });
  const words = Promise.resolve(says);
  const tools = {
    words: () => words,
    now: () => Date.now(),
    place: () => location.pathname,
    onPage(read: () => void) {
      readers.push(read);
      read();
    },
  } as unknown as Tools;
  for (const listen of Object.values(sources))
    scope.safe(listen)((name, said) => heard.push([name, said as Heard[1]]), scope, tools);
  await words;
  await Promise.resolve();
  return {
    heard,
    names: () => heard.map(([name]) => name),
    /** A client-side route has led elsewhere. */
    route(path: string): void {
      (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(`https://shop.example${path}`);
      readers.forEach((read) => read());
    },
    end: scope.end,
  };
}

/** Hides or shows the page. */
export function setHidden(hidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}

/** Fires an event on the first element of a selector. */
export function fire(selector: string, type = 'click', init: Readonly<Record<string, unknown>> = {}): void {
  const event = Object.assign(new Event(type, { bubbles: true, composed: true, cancelable: true }), init);
  const target = document.querySelector(selector);
  if (!target) throw new Error(`nothing is ${selector}`);
  target.dispatchEvent(event);
}

/** Observers of what is in view, to be told of by hand: happy-dom lays nothing out. */
export function stubViews() {
  type Tell = (entries: readonly object[]) => void;
  const watching = new Map<Element, Tell>();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly tell: Tell;
      constructor(tell: Tell) {
        this.tell = tell;
      }
      observe(element: Element) {
        watching.set(element, this.tell);
      }
      unobserve(element: Element) {
        watching.delete(element);
      }
      disconnect() {
        watching.clear();
      }
    },
  );
  return {
    watched: (element: Element) => watching.has(element),
    /** So much of an element is in view, of a window of 800 px. */
    show(element: Element, share: number, height = share * 400): void {
      const rect = { intersectionRatio: share, intersectionRect: { height }, rootBounds: { height: 800 } };
      watching.get(element)?.([{ target: element, isIntersecting: share > 0, ...rect }]);
    },
    /** An element is not rendered: browsers then tell nothing of the window either. */
    leaveOut(element: Element): void {
      const none = { intersectionRatio: 0, intersectionRect: { height: 0 }, rootBounds: { height: 0 } };
      watching.get(element)?.([{ target: element, isIntersecting: false, ...none }]);
    },
  };
}
