import { OPT_OUTS, type OptOut } from './opt-outs.js';
import type { Consent } from './open-consent.js';

const key = (source: OptOut) => `vitrine-${source}`;

/** Hears the flags that stand, where the shop lets them stay, and hands back what sets them or takes them away. */
export function keepFlags({ say, debug }: Consent): (source: OptOut, on: boolean) => void {
  const put = (source: OptOut, on: boolean): void => {
    try {
      // without a value: that it is there says all
      if (on) localStorage.setItem(key(source), '');
      else localStorage.removeItem(key(source));
    } catch {
      // storage is refused or full: it holds for this page, and the shop has its record
    }
  };
  for (const source of Object.keys(OPT_OUTS) as OptOut[]) {
    // said while this file was loading
    if (debug().sources.some((voice) => voice.source === source)) put(source, true);
    else if (isThere(source)) say({ source, kind: 'optout', says: OPT_OUTS[source] });
  }
  return put;
}

function isThere(source: OptOut): boolean {
  try {
    return localStorage.getItem(key(source)) !== null;
  } catch {
    // storage is refused: nothing can have stayed
    return false;
  }
}
