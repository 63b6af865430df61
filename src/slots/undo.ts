import { hostMark, openConcealment, visibleChildren } from './conceal.js';
import { isProperty, put, read, readStyle, type Style } from './read-write.js';
import type { Written } from './stored-slot.js';
import { openWriteLog, type Entry } from './write-log.js';

/** All that one swap has done to the page, and the way back. */
export type Undo = Readonly<{
  /** Sets an attribute, a custom property under its name `--x`, or the data of a Text node under the name ''. */
  write(node: Text | Element, name: string, value: string): void;
  /** Hides an element by class, a text by emptying it. */
  hide(node: Text | Element): void;
  /** Appends an element of ours, beside what is hidden. */
  host(parent: Element, tag: string): HTMLElement;
  /** The elements whose words were changed. */
  reworded(): readonly Element[];
  /** Whether everything still stands as it was written. */
  intact(): boolean;
  /** Takes it all back, but for what the shop itself has changed since. Safe to call again. */
  undo(): void;
}>;

/**
 * The log of a page's writes: `begin` starts one swap, with what the head stub has already written of it; `stop` ends the hiding.
 * Swaps may be undone in any order.
 */
export type Undos = Readonly<{ begin(written?: readonly Written[]): Undo; stop(): void }>;

/** Opens the log of a page's writes. */
export function openUndos(root: Document): Undos {
  const { name: hiding, value: hidden, stop } = openConcealment(root);
  const log = openWriteLog();

  function begin(written: readonly Written[] = []): Undo {
    const hosts: Element[] = [];
    const own: Entry[] = [];
    function add(entry: Entry, style: Style | undefined): void {
      own.push(entry);
      log.add(entry, style);
    }
    function write(node: Text | Element, name: string, value: string): void {
      const before = read(node, name);
      const style = isProperty(name) ? readStyle(node) : undefined;
      if (before !== value) put(node, name, value);
      // As the browser took it: it trims custom properties.
      add({ node, name, before, after: read(node, name) }, style);
    }
    // The head stub does not say how the style was: none is the most likely.
    for (const [node, name, before, after] of written)
      add({ node, name, before, after }, isProperty(name) ? [null, ''] : undefined);
    return {
      write,
      hide: (node) => (node.nodeType === 3 ? write(node, '', '') : write(node, hiding, hidden(node as Element))),
      host(parent, tag) {
        const host = root.createElement(tag);
        host.setAttribute(hostMark, '');
        hosts.push(host);
        return parent.appendChild(host);
      },
      reworded: () => own.flatMap(({ node, name }) => (!name && node.parentElement) || []),
      intact: () =>
        hosts.every((host) => host.isConnected && !visibleChildren(host.parentElement as Element).length) &&
        own.every(log.stands),
      undo() {
        for (const host of hosts.splice(0)) host.remove();
        for (let last = own.pop(); last; last = own.pop()) log.takeBack(last);
      },
    };
  }
  return { begin, stop };
}
