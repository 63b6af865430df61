/** Tells when the page has changed. */
export type PageWatch = Readonly<{
  /** Calls back before the next paint. */
  schedule(): void;
  /**
   * Watches on from here, unaware of all that was done until now; in these elements also texts and attributes, and in the shadow
   * roots of these hosts, once they have an open one, as in the page.
   */
  look(elements: readonly Element[], hosts?: readonly Element[]): void;
  /** When the shopper or the shop has last given cause for a re-render, milliseconds since the epoch. */
  caused(): number;
  stop(): void;
}>;

/** Focus may leave by a dialog's end without a `focusout`. */
const moments = ['focusout', 'close', 'DOMContentLoaded'];
/** What re-renders a part of a page and is no fight: the shopper's doing, and that of a merchant in Shopify's theme editor. */
const causes = ['click', 'change', ...['load', 'unload', 'reorder', 'select'].map((what) => `shopify:section:${what}`)];
const all = { childList: true, subtree: true };

/** Calls `changed` at most once per frame when elements come, go or (where looked at) are changed, and when focus leaves. */
export function watchPage(root: Document, changed: () => void): PageWatch {
  const ending = new AbortController();
  const options = { capture: true, signal: ending.signal };
  let frame = 0;
  let cause = 0;
  const schedule = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      changed();
    });
  };
  const observer = new MutationObserver(schedule);
  const awaitRoot = openRootWait(schedule);
  const listen = (scope: Node, types: readonly string[], hear: () => void): void =>
    types.forEach((type) => scope.addEventListener(type, hear, options));
  listen(root, moments, schedule);
  listen(root, causes, () => (cause = Date.now()));

  return {
    schedule,
    look(elements, hosts = []) {
      observer.disconnect();
      observer.observe(root, all);
      for (const host of hosts) {
        const inner = host.shadowRoot;
        if (inner) {
          observer.observe(inner, all);
          // what happens between two of its elements is not heard outside
          listen(inner, moments, schedule);
        } else awaitRoot(host);
      }
      for (const element of elements) observer.observe(element, { ...all, attributes: true, characterData: true });
    },
    caused: () => cause,
    stop() {
      observer.disconnect();
      cancelAnimationFrame(frame);
      ending.abort();
    },
  };
}

/** Nothing tells when a shadow root is attached: asks again when a custom element is defined, else ever more rarely. */
function openRootWait(again: () => void): (host: Element) => void {
  const awaited = new WeakSet<Element>();
  let wait = 50;
  return (host) => {
    if (awaited.has(host)) return;
    awaited.add(host);
    const ask = (): void => {
      awaited.delete(host);
      again();
    };
    const later = (): unknown => setTimeout(ask, (wait *= 2));
    if (customElements.get(host.localName)) later();
    // refuses the name of what is no custom element
    else customElements.whenDefined(host.localName).then(ask, later);
  };
}
