import type { Emit } from '../../source.js';

/** Says what a page shows: again only when it shows another thing, told by `key`. */
export function openShown(emit: Emit): (name: string, said: unknown, key?: unknown) => void {
  const shown = new Map<string, unknown>();
  return (name, said, key = 1) => {
    if (shown.get(name) === key) return;
    shown.set(name, key);
    emit(name, said);
  };
}

/** What the first such element says: its attribute, else its text; undefined where there is nothing. */
export function textOf(selector: string, root: ParentNode = document, attribute = 'content'): string | undefined {
  const found = root.querySelector(selector);
  return (found?.getAttribute(attribute) ?? found?.textContent)?.trim() || undefined;
}
