const roots = '#__next,#__nuxt,#___gatsby';
const servers = `${roots},[data-reactroot],[data-server-rendered],[data-vitrine-hydrates]`;
/** Next.js with the App Router has no root of its own, and its global comes after the page. */
const next = '[src*="/_next/"]';
const container = /^(__reactContainer|_reactRootContainer|__vue_app__)/;
const cap = 3000;

const has = (node: Node, key: RegExp): boolean => Object.keys(node).some((name) => key.test(name));

function within(node: Node | null, key: RegExp): boolean {
  for (; node; node = node.parentNode) if (has(node, key)) return true;
  return false;
}

/** Whether a framework renders into this element, so that its children are no one else's. */
export const isFrameworkRoot = (element: Element): boolean => element.matches(roots) || has(element, container);

/**
 * Opens the watch over hydration: text changed before a framework took over is lost, so the function returned says whether
 * an element may be changed now. A static page always may; a hydrating one after `load`, once the framework holds the
 * element and the page is idle, or 3 s after `load`. `retry` is called when it is worth asking again.
 */
export function openHydration(
  root: Document,
  retry: (idle: true) => void,
): (element: Element, idle: boolean) => boolean {
  let loaded = 0;
  let asked = false;

  function askAgain(): void {
    if (asked) return;
    asked = true;
    const again = (): void => {
      asked = false;
      retry(true);
    };
    // Safari has no idle callbacks.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(again, { timeout: cap });
    else setTimeout(again, 50);
  }

  return (element, idle) => {
    // what stands in a shadow root is hydrated, if at all, by what stands there with it
    const isNext = element.getRootNode() === root && root.querySelector(next);
    if (!(isNext || element.closest(servers) || within(element, container))) return true;
    const complete = root.readyState === 'complete';
    loaded ||= complete ? Date.now() : 0;
    const held = has(element, /^__react(Fiber|Props|Internal)/) || within(element, /^(__vue_app__|__vue__|_vnode)$/);
    const ready = complete && (Date.now() - loaded >= cap || (idle && held));
    if (!ready) askAgain();
    return ready;
  };
}
