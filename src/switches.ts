/** What the address bar asks for: `?vitrine=off`, `?vitrine=inspect`, `?vitrine.<slot>=<variant>`. */
export type Switches = Readonly<{ off: boolean; inspect: boolean; preview: boolean }>;

/** Reads the switches of this page; on a server everything is off. */
export function readSwitches(): Switches {
  const search = globalThis.document ? location.search : '?vitrine=off';
  const asks = (what: string): boolean => new RegExp(`[?&]vitrine${what}`).test(search);
  return { off: asks('=off\\b'), inspect: asks('=inspect\\b'), preview: asks('\\.') };
}
