/** Whether the name of a write is that of a CSS property: a custom one, or the one that keeps an element's room. */
export const isProperty = (name: string): boolean => name[1] === '-' || name === 'min-height';

const styleOf = (node: Node): CSSStyleDeclaration => (node as HTMLElement).style;

/** What stands under a name: a Text node's data (''), a CSS property (`--x`) or an attribute; null: nothing. */
export const read = (node: Text | Element, name: string): string | null =>
  !name
    ? (node as Text).data
    : isProperty(name)
      ? styleOf(node).getPropertyValue(name) || null
      : (node as Element).getAttribute(name);

/** Puts a value, or nothing, under a name. */
export function put(node: Text | Element, name: string, value: string | null): void {
  if (!name) (node as Text).data = value ?? '';
  // The CSSOM is open under a strict CSP.
  else if (isProperty(name)) styleOf(node).setProperty(name, value ?? '');
  else if (value === null) (node as Element).removeAttribute(name);
  else (node as Element).setAttribute(name, value);
}

/** How an element's own style was: the `style` attribute, and what the browser makes of it. */
export type Style = readonly [attribute: string | null, css: string];

/** Reads the style of an element. */
export const readStyle = (element: Node): Style => [read(element as Element, 'style'), styleOf(element).cssText];

/**
 * Puts the `style` attribute back byte for byte, where the element's style is what it was: the browser rewrites the attribute in
 * its own way when a custom property is set.
 */
export function restoreStyle(element: Element, [attribute, css]: Style): void {
  if (styleOf(element).cssText === css && read(element, 'style') !== attribute) put(element, 'style', attribute);
}
