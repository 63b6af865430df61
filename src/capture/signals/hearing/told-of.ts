import type { Says, WordKey } from '../../words/words.js';

const CONTROLS = 'a,button,[role=button],[type=submit],[type=image]';
const LONGEST = 80;

/** The control that an event happened on: a link or button. */
export const controlOf = (event: Event): Element | null =>
  (event.composedPath()[0] as Partial<Element>).closest?.(CONTROLS) ?? null;

/** The first of the keys that a control's label, or the names that code has for it, are about. */
export function toldOf<Key extends WordKey>(control: Element, says: Says, keys: readonly Key[]): Key | undefined {
  const { textContent, id, className, value = '' } = control as HTMLInputElement;
  const told = [control.getAttribute('aria-label') ?? textContent!.trim(), `${value}`, `${id} ${className}`];
  return keys.find((key) => told.some((text) => text.length < LONGEST && says(key, text)));
}
