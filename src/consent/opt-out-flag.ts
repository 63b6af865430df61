import { OPT_OUTS, type OptOut } from './opt-outs.js';
import type { Consent } from './open-consent.js';

const FLAGS = Object.keys(OPT_OUTS) as readonly OptOut[];
const keyOf = (source: OptOut) => `vitrine-${source}`;

/**
 * Hears the flags that stand, where the shop lets them stay, and until `signal` those that another tab sets or takes away. Hands back
 * what sets them or takes them away.
 */
export function keepFlags({ say, debug }: Consent, signal: AbortSignal): (source: OptOut, on: boolean) => void {
  /** Which stand, and whether this page has that from the flag: only then does it go with the flag. */
  const fromFlag = new Map<OptOut, boolean>();
  const put = (source: OptOut, on: boolean): void => {
    if (on) fromFlag.set(source, false);
    else fromFlag.delete(source);
    try {
      // without a value: that it is there says all
      if (on) localStorage.setItem(keyOf(source), '');
      else localStorage.removeItem(keyOf(source));
    } catch {
      // storage is refused or full: it holds for this page, and the shop has its record
    }
  };
  const read = (): void => {
    for (const source of FLAGS) {
      const stands = isThere(source);
      if (stands && !fromFlag.has(source)) {
        fromFlag.set(source, true);
        say({ source, kind: 'optout', says: OPT_OUTS[source] });
      } else if (stands === false && fromFlag.get(source)) {
        fromFlag.delete(source);
        say({ source, kind: 'optout', says: {} });
      }
    }
  };
  for (const { source, says } of debug().sources) {
    // said while this file was loading
    if (FLAGS.includes(source as OptOut)) put(source as OptOut, !!Object.keys(says)[0]);
  }
  read();
  const hear = ({ key }: Partial<StorageEvent>): void => {
    // who clears the whole storage takes nothing back
    if (key === null) for (const source of fromFlag.keys()) fromFlag.set(source, false);
    else read();
  };
  addEventListener('storage', hear, { signal });
  // a tab that was frozen has missed it
  addEventListener('pageshow', read, { signal });
  document.addEventListener('visibilitychange', read, { signal });
  return put;
}

function isThere(source: OptOut): boolean | undefined {
  try {
    return localStorage.getItem(keyOf(source)) !== null;
  } catch {
    // storage is refused, which tells neither: what is heard stays
    return undefined;
  }
}
