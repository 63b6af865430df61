import { unhide } from './conceal.js';
import { isProperty, put, read, restoreStyle, type Style } from './read-write.js';

/** One write, under its name as in read-write.ts; null: nothing was, or is, there. */
export type Entry = {
  readonly node: Text | Element;
  readonly name: string;
  before: string | null;
  readonly after: string | null;
};

/** Every write to the page that stands, in the order of writing. */
export type WriteLog = Readonly<{
  /** Notes a write; `style` is how the element's style was before a custom property. */
  add(entry: Entry, style: Style | undefined): void;
  /** Whether it stands, or another write over it. */
  stands(entry: Entry): boolean;
  /** Puts back what was there, but for what the shop itself has changed since; in any order. */
  takeBack(entry: Entry): void;
}>;

/** Opens the log of a page's writes. */
export function openWriteLog(): WriteLog {
  const log: Entry[] = [];
  /** The styles of the shop, as they were before the first custom property. */
  const styles = new Map<Node, Style>();
  const nextOf = ({ node, name }: Entry, from: number): Entry | undefined =>
    log.find((other, i) => i >= from && other.node === node && other.name === name);

  return {
    add(entry, style) {
      log.push(entry);
      if (style && !styles.has(entry.node)) styles.set(entry.node, style);
    },
    stands: (entry) =>
      entry.node.isConnected &&
      (read(entry.node, entry.name) === entry.after || !!nextOf(entry, log.indexOf(entry) + 1)),
    takeBack(entry) {
      const { node, name, before, after } = entry;
      const at = log.indexOf(entry);
      log.splice(at, 1);
      const next = nextOf(entry, at);
      if (next) {
        // Another slot has written over it: that one now leads back to what was there before both.
        if (next.before === after) next.before = before;
      } else if (read(node, name) === after) put(node, name, before);
      // The shop has changed the classes of what we hide: only ours goes.
      else if (name === 'class') unhide(node as Element);
      const style = styles.get(node);
      if (!style || log.some((other) => other.node === node && isProperty(other.name))) return;
      restoreStyle(node as Element, style);
      styles.delete(node);
    },
  };
}
