/** A thing of schema.org, as JSON-LD writes it; anything may stand under any key. */
export type Thing = Readonly<Record<string, any>>;

/** The things under a key that holds one, several or none. */
export const things = (value: unknown): readonly Thing[] =>
  ([value].flat(Infinity) as unknown[]).filter((one): one is Thing => typeof one === 'object' && !!one);

/** A text or number as a text; of anything else none, since JSON can make objects that are no text. */
export const text = (value: unknown): string => (/string|number/.test(typeof value) ? `${value as string}` : '');

/** A text or number, or the name of a thing, the first where there are several. */
export function word(value: unknown): string | undefined {
  const [one] = [value].flat();
  const said = typeof one === 'object' ? ((one as Thing | null)?.['name'] ?? (one as Thing | null)?.['@value']) : one;
  const plain = text(said).replace(/&(amp|quot|#0*39);/g, (_, code: string) => ({ amp: '&', quot: '"' })[code] ?? "'");
  return plain.trim() || undefined;
}

/** The path of an address, with the route that a single-page app keeps in the fragment; of what is none, undefined. */
export function route(url: unknown): string | undefined {
  try {
    if (!text(url)) return undefined;
    const { pathname, hash } = new URL(text(url), location.href);
    return pathname.replace(/\/$/, '') + (/^#!?\/[^?]*/.exec(hash)?.[0] ?? '');
  } catch {
    // what no browser could follow is no address
    return undefined;
  }
}
