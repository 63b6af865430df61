const hidden = 'vitrine-hidden';

/** Marks every element that is ours and no part of the shop's own markup. */
export const hostMark = 'data-vitrine-host';

/** Lets an element, for as long as it stands, have no box of its own. */
export const renewMark = 'data-vitrine-renew';

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

/**
 * By a class of a style sheet that is adopted until `stop`, by the page and by each shadow root in which something is hidden, or by the
 * `hidden` attribute in an older browser.
 */
export function openConcealment(root: Document): Concealment {
  try {
    // A strict CSP refuses <style> elements and style attributes.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`.${hidden}{display:none!important}[${renewMark}]{display:contents!important}`);
    let adopters: (Document | ShadowRoot)[] = [];
    const adopt = (one: Document | ShadowRoot): void => {
      if (one.adoptedStyleSheets.includes(sheet)) return;
      one.adoptedStyleSheets = [...one.adoptedStyleSheets, sheet];
      // a root that has gone is not kept from being freed
      adopters = [...adopters.filter(({ isConnected }) => isConnected), one];
    };
    adopt(root);
    return {
      name: 'class',
      value(element) {
        const own = element.getRootNode() as ShadowRoot;
        if (own.mode) adopt(own);
        return `${element.getAttribute('class') ?? ''} ${hidden}`.trimStart();
      },
      stop() {
        for (const one of adopters) one.adoptedStyleSheets = one.adoptedStyleSheets.filter((other) => other !== sheet);
      },
    };
  } catch {
    // Style sheets cannot be made or adopted here.
    return { name: 'hidden', value: () => '', stop: () => undefined };
  }
}
