import { hostMark, openConcealment, unhide, visibleChildren } from './conceal.js';

/** One write: a text's data (the name is '') or an attribute (`null`: it was not there). */
type Entry = { readonly node: Text | Element; readonly name: string; before: string | null; readonly after: string };

/** All that one swap has done to the page, and the way back. */
export type Undo = Readonly<{
  /** Sets an attribute, or the data of a Text node under the name ''. */
  write(node: Text | Element, name: string, value: string): void;
  /** Hides an element by class, a text by emptying it. */
  hide(node: Text | Element): void;
  /** Appends an element of ours, beside what is hidden. */
  host(parent: Element, tag: string): HTMLElement;
  /** Whether everything still stands as it was written. */
  intact(): boolean;
  /** Takes it all back, but for what the shop itself has changed since. Safe to call again. */
  undo(): void;
}>;

/** The log of a page's writes: `begin` starts one swap, `stop` ends the hiding. Swaps may be undone in any order. */
export type Undos = Readonly<{ begin(): Undo; stop(): void }>;

const read = (node: Text | Element, name: string): string | null =>
  name ? (node as Element).getAttribute(name) : (node as Text).data;

function put(node: Text | Element, name: string, value: string | null): void {
  if (!name) (node as Text).data = value ?? '';
  else if (value === null) (node as Element).removeAttribute(name);
  else (node as Element).setAttribute(name, value);
}

const nextOf = (log: readonly Entry[], { node, name }: Entry, from: number): Entry | undefined =>
  log.find((other, i) => i >= from && other.node === node && other.name === name);

function takeBack(log: Entry[], entry: Entry): void {
  const { node, name, before, after } = entry;
  const at = log.indexOf(entry);
  log.splice(at, 1);
  const next = nextOf(log, entry, at);
  if (next) {
    // Another slot has written over it: that one now leads back to what was there before both.
    if (next.before === after) next.before = before;
  } else if (read(node, name) === after) put(node, name, before);
  // The shop has changed the classes of what we hide: only ours goes.
  else if (name === 'class') unhide(node as Element);
}

/** Opens the log of a page's writes. */
export function openUndos(root: Document): Undos {
  const { name: hiding, value: hidden, stop } = openConcealment(root);
  const log: Entry[] = [];

  function begin(): Undo {
    const hosts: Element[] = [];
    const own: Entry[] = [];
    function write(node: Text | Element, name: string, after: string): void {
      const entry = { node, name, before: read(node, name), after };
      own.push(entry);
      log.push(entry);
      if (entry.before !== after) put(node, name, after);
    }
    return {
      write,
      hide: (node) => (node.nodeType === 3 ? write(node, '', '') : write(node, hiding, hidden(node as Element))),
      host(parent, tag) {
        const host = root.createElement(tag);
        host.setAttribute(hostMark, '');
        hosts.push(host);
        return parent.appendChild(host);
      },
      intact: () =>
        hosts.every((host) => host.isConnected && !visibleChildren(host.parentElement as Element).length) &&
        own.every(
          (entry) =>
            entry.node.isConnected &&
            (read(entry.node, entry.name) === entry.after || nextOf(log, entry, log.indexOf(entry) + 1)),
        ),
      undo() {
        for (const host of hosts.splice(0)) host.remove();
        for (let last = own.pop(); last; last = own.pop()) takeBack(log, last);
      },
    };
  }
  return { begin, stop };
}
