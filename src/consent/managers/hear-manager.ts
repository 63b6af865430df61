import type { ConsentState } from '../capability.js';
import type { Voice } from '../voice.js';
import { everything } from '../everything.js';
import type { ReadManager, Said } from './manager.js';
import type { ManagerName } from './manager-names.js';
import type { ManagersOptions } from './open-managers.js';

/** A manager of which the page shows a sign; `read` is absent while its file loads. */
export type Found = {
  readonly name: ManagerName;
  kind?: 'optout' | undefined;
  read?: ReadManager;
  last?: string;
  failed?: boolean;
  /** It has granted something on this page. */
  met?: boolean;
};

export type HearingOptions = ManagersOptions & {
  /** When another tab has last withdrawn while this page was heard, milliseconds since the epoch. */
  withdrawn?: number;
};

/** Those that can only close. */
const OPT_OUTS: ReadonlySet<ManagerName> = new Set(['gpp', 'usp']);

/** What a manager says that has said nothing: it keeps closed what it has not opened; one that can only close, what it could. */
export const silence = (source: ManagerName, note: string): Voice =>
  OPT_OUTS.has(source)
    ? { source, note, kind: 'optout', says: { export: 'unknown' } }
    : { source, note, says: everything('unknown') };

/** A manager that fails opens nothing more on this page. */
export function failManager(one: Found, cause: unknown, { consent, report }: ManagersOptions): void {
  if (one.failed) return;
  one.failed = true;
  consent.say(silence(one.name, 'failed'));
  report({ code: 'consent-manager', about: one.name, cause });
}

/** Reads a manager anew and tells what it says, if that is another thing than before. */
export function hearManager(one: Found, options: HearingOptions): void {
  if (!one.read || one.failed) return;
  try {
    const said = one.read();
    const voice = said ? voiceOf(one, said, options) : silence(one.name, 'no answer yet');
    const now = JSON.stringify(voice);
    if (now !== one.last) options.consent.say(isStale(one, voice, options) ? silence(one.name, 'lapsed') : voice);
    one.last = now;
  } catch (cause) {
    failManager(one, cause, options);
  }
}

/** Whether a manager may have read its first grant before another tab withdrew: it counts only with a date behind that. */
function isStale(one: Found, { says, chosen = 0 }: Voice, { withdrawn }: HearingOptions): boolean {
  const isFirst = !one.met && Object.values(says).includes('granted');
  one.met ||= isFirst;
  return isFirst && chosen <= withdrawn!;
}

const MOST = 2000;

function voiceOf({ name, kind }: Found, said: Said, { whereNotRequired = [] }: ManagersOptions): Voice {
  const { says, raw, chosen, note, notRequired } = said;
  const open: Partial<ConsentState> = notRequired
    ? Object.fromEntries(whereNotRequired.map((key) => [key, 'granted']))
    : {};
  // what is told of it besides is cut to what a record can bear
  const text = JSON.stringify(raw) ?? '';
  return {
    source: name,
    kind,
    says: { ...open, ...says },
    raw: text.length > MOST ? text.slice(0, MOST) : text && (JSON.parse(text) as unknown),
    chosen,
    note: note || undefined,
  };
}
