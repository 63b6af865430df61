const hidden = 'vitrine-hidden';

/** Marks every element that is ours and no part of the shop's own markup. */
export const hostMark = 'data-vitrine-host';

/** Whether a node says something to a reader; an icon or a script does not. */
export const isWorded = (node: Node): boolean =>
  node.nodeType !== 8 && !/^(svg|script|style)$/i.test(node.nodeName) && /\S/.test(node.textContent ?? '');

/** The children that a shopper may see, but for our own hosts. */
export const visibleChildren = (parent: Element): (Element | Text)[] =>
  [...parent.childNodes].filter((node): node is Element | Text =>
    node.nodeType === 1 ? !(node as Element).matches(`[${hostMark}],.${hidden},[hidden]`) : isWorded(node),
  );

/** Takes our class off, whatever else stands there. */
export const unhide = (element: Element): void => element.classList.remove(hidden);

/** How elements are hidden: the attribute, and its value for an element. */
export type Concealment = Readonly<{ name: string; value(element: Element): string; stop(): void }>;

/** By a class of a style sheet that is adopted until `stop`, or by the `hidden` attribute in an older browser. */
export function openConcealment(root: Document): Concealment {
  try {
    // A strict CSP refuses <style> elements and style attributes.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`.${hidden}{display:none!important}`);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return {
      name: 'class',
      value: (element) => `${element.getAttribute('class') ?? ''} ${hidden}`.trimStart(),
      stop() {
        root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
      },
    };
  } catch {
    // Style sheets cannot be made or adopted here.
    return { name: 'hidden', value: () => '', stop: () => undefined };
  }
}
