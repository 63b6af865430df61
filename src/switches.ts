/** What the address bar asks for: `?vitrine=off`, `?vitrine=inspect`, `?vitrine.<slot>=<variant>`. */
export type Switches = Readonly<{ off: boolean; inspect: boolean; preview: boolean }>;

/** Reads the switches of this page; on a server everything is off. */
export function readSwitches(): Switches {
  const search = typeof document === 'undefined' ? '?vitrine=off' : location.search;
  const asks = (what: string): boolean => new RegExp(`[?&]vitrine${what}`).test(search);
  return { off: asks('=off(&|$)'), inspect: asks('=inspect(&|$)'), preview: asks('\\.') };
}
