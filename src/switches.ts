/** What the address bar asks for: `?vitrine=off`, `?vitrine=inspect`, `?vitrine.<slot>=<variant>`. */
export type Switches = Readonly<{
  off: boolean;
  inspect: boolean;
  previews: readonly (readonly [slot: string, variant: string])[];
}>;

/** Reads the switches of this page; on a server everything is off. */
export function readSwitches(): Switches {
  if (typeof document === 'undefined') return { off: true, inspect: false, previews: [] };
  const query = new URLSearchParams(location.search);
  const asked = query.getAll('vitrine');
  const previews = [...query].filter(([key]) => key.startsWith('vitrine.'));
  return {
    off: asked.includes('off'),
    inspect: asked.includes('inspect'),
    previews: previews.map(([key, variant]) => [key.slice('vitrine.'.length), variant]),
  };
}
