import { OPT_OUTS, type OptOut } from './opt-outs.js';
import type { Consent } from './open-consent.js';

const FLAGS = Object.keys(OPT_OUTS) as readonly OptOut[];

/** Sets a flag, or takes it away: `-opt-out` or `-objection`. */
export type PutFlag = (name: string, on: boolean) => void;

/**
 * Hears the flags that stand, where the shop lets them stay, and until `signal` those that another tab sets or takes away. Hands back
 * `write`, which sets them or takes them away, with a memory for what this page itself has said.
 */
export function keepFlags({ say, debug }: Consent, write: PutFlag, signal: AbortSignal): PutFlag {
  /** Which stand, and whether this page has that from the flag: only then does it go with the flag. */
  const fromFlag = new Map<string, boolean>();
  const put: PutFlag = (name, on) => {
    if (on) fromFlag.set(name, false);
    else fromFlag.delete(name);
    write(name, on);
  };
  const hear = (source: OptOut): void => {
    const name = `-${source}`;
    const stands = localStorage.getItem(`vitrine${name}`) !== null;
    if (stands ? fromFlag.has(name) : !fromFlag.get(name)) return;
    if (stands) fromFlag.set(name, true);
    else fromFlag.delete(name);
    say({ source, kind: 'optout', says: stands ? OPT_OUTS[source] : {} });
  };
  const read = (): void => {
    try {
      FLAGS.forEach(hear);
    } catch {
      // storage is refused, which tells neither: what is heard stays
    }
  };
  for (const { source, says } of debug().sources) {
    // said while this file was loading
    if (FLAGS.includes(source as OptOut)) put(`-${source}`, !!Object.keys(says)[0]);
  }
  read();
  const change = ({ key }: Partial<StorageEvent>): void => {
    // who clears the whole storage takes nothing back
    if (key === null) for (const name of fromFlag.keys()) fromFlag.set(name, false);
    else read();
  };
  addEventListener('storage', change, { signal });
  // a tab that was frozen has missed it; what the document is told passes its window on the way
  for (const type of ['pageshow', 'visibilitychange']) addEventListener(type, read, { capture: true, signal });
  return put;
}
