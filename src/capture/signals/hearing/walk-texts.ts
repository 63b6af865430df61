/** How often a few texts are read, in milliseconds, how many are passed, and how many asked, at once. */
const RHYTHM = 500;
const PASSED = 1000;
const ASKED = 100;
const LONGEST = 80;

/**
 * Goes over the page's texts again and again, a few at a time, and calls `read` for each short one that is new or has changed; `before`
 * is what stood there. Rests while the page is hidden. Returns `stop`.
 */
export function walkTexts(read: (text: string, element: Element, before?: string) => void): () => void {
  let known = new WeakMap<Node, string>();
  let walker: TreeWalker | undefined;
  const timer = setInterval(() => {
    if (document.hidden) return;
    walker ??= document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let asked = 0;
    for (let passed = 0; passed < PASSED && asked < ASKED; passed++) {
      const node = walker.nextNode();
      if (!node) return void (walker = undefined);
      const { data, parentElement } = node as Text;
      const before = known.get(node);
      if (data === before || data.length > LONGEST * 2 || !parentElement) continue;
      known.set(node, data);
      const text = data.trim();
      if (text.length < 3 || text.length > LONGEST || /^(SCRIPT|STYLE|OPTION|NOSCRIPT)$/.test(parentElement.tagName))
        continue;
      asked++;
      read(text, parentElement, before);
    }
  }, RHYTHM);
  return () => clearInterval(timer);
}
