/** A GA4 item, beside the further ids of its product. */
export type ShopItem = Readonly<Record<string, unknown> & { aliases: readonly unknown[] }>;

/** The one product that is linked around an element, as its link calls it; undefined where there are several. */
export function lineNear(near: Element | null | undefined, quantity?: unknown): ShopItem | undefined {
  for (; near; near = near.parentElement) {
    const links = [...near.querySelectorAll<HTMLAnchorElement>('a[href*="/products/"]')];
    const [first] = links;
    if (!first) continue;
    if (links.some(({ pathname }) => pathname !== first.pathname)) return undefined;
    const item_name = links.map(({ textContent }) => textContent!.trim()).find(Boolean);
    return { item_name, quantity, aliases: [/variant=(\d+)/.exec(first.search)?.[1]] };
  }
  return undefined;
}
