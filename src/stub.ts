import { foreignAddress } from './slots/foreign-address.js';
import type { StoredDecisions, StoredSlot, StoredWrite, Written } from './slots/stored-slot.js';

/** An element, or the Text node that carries its words. */
type Target = HTMLElement & Text;
type Shown = { readonly slot: StoredSlot; readonly written: Written[]; todo: readonly StoredWrite[] };

/** The names that slots write, `''` for text; the second group is there for links and images. */
const names = /^((href|src(set)?|sizes|loading)|alt|title|class|width|height|(-|aria|data(?!-vitrine))-.*|)$/;
const shown = new Map<Element, Shown>();
// stands in where the browser refuses storage
let storage: Record<string, string> = {};
let stored: StoredDecisions;
let current: Shown;

/** Grows with every write, so that the last one is taken back first. */
let undo = (): void => {
  stop();
  delete storage['vitrine'];
  shown.clear();
};

const stop = (): void => {
  observer.disconnect();
  stored = { slots: [] } as never;
};

/** Writes a value and notes the way back. An empty `srcset` and `loading` are written only where the attribute is there. */
const write = (node: Target, name: string, value: string): void => {
  // of the names only '' and `--x` come before `.`
  const read = () => (name ? (name < '.' ? node.style.getPropertyValue(name) : node.getAttribute(name)) : node.data);
  const put = (value: string | null): unknown =>
    name
      ? name < '.'
        ? (node.style.setProperty(name, value), node.getAttribute('style') || node.removeAttribute('style'))
        : value == null
          ? node.removeAttribute(name)
          : node.setAttribute(name, value)
      : (node.data = value!);
  const before = read();
  if (before || (value && name != 'loading')) {
    const next = undo;
    put(value);
    current.written.push([node, name, before, value]);
    undo = () => {
      if (read() == value) put(before);
      next();
    };
  }
};

/** Writes what can be written by now. A value that nobody of ours has stored throws somewhere in here, and everything is undone. */
const pass = (): void => {
  // 'loading' is the last of the three by the alphabet
  const loading = document.readyState > 'l';
  try {
    for (const slot of stored.slots)
      for (const element of document.querySelectorAll(slot.selector)) {
        current = shown.get(element) || { slot, written: [], todo: slot.writes };
        shown.set(element, current);
        current.todo = current.todo.filter(([selector, name, value]) => {
          let node = (selector == ':scope' ? element : element.querySelector(selector)) as Target;
          const address = names.exec(name)![2];
          if (!node || (address && foreignAddress.test(value))) return 1;
          if (!name) {
            if (
              document.querySelector('[src*="/_next/"]') ||
              node.closest('[id^=__],[data-reactroot],[data-server-rendered],[data-vitrine-hydrates]') ||
              // the parser may not be done with it
              (loading && !node.closest(':not(:last-child)'))
            )
              return 1;
            const words = node.textContent!.trim();
            for (let next; (next = [...node.childNodes].find((child) => words && child.textContent!.trim() == words));)
              node = next as Target;
            if (!node.splitText) return 1;
            value = node.data.replace(words, () => value);
          }
          const place = (name ? node : node.parentNode) as Element;
          if (!place.matches(address ? 'a,img' : 'body :not(style,script,title,iframe,input)')) return 1;
          if (address)
            for (const other of node.parentNode!.querySelectorAll<Target>(':scope>source')) write(other, 'srcset', '');
          write(node, name, value);
        });
      }
    if (!loading) stop();
  } catch {
    undo();
  }
};

const observer = new MutationObserver(pass);

self.vitrineStub = self.vitrineStub || null;
self.vitrine = self.vitrine || [];
try {
  storage = localStorage;
  stored = JSON.parse(storage['vitrine'] || (null as never));
  // a second copy of the stub; nothing stored; switched off, or a preview
  if (!(self.vitrineStub || !stored || /[?&]vitrine(=off|\.)/.test(location as never))) {
    if (
      stored.until > +new Date() &&
      (document.currentScript!.dataset['vitrinePolicy'] || stored.policyVersion) == stored.policyVersion
    ) {
      addEventListener('DOMContentLoaded', pass);
      observer.observe(document, { childList: true, subtree: true });
      self.vitrineStub = {
        stored,
        shown,
        stop,
        undo() {
          undo();
        },
      };
      pass();
    } else undo();
  }
} catch {
  undo();
}
