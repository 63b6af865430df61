import type { SlotConfig } from '../slots/slot-config.js';
import type { Choice } from '../slots/slot.js';
import { DECISION_COOKIE, MOST_BYTES } from './cookie-name.js';

export type CookieTerms = Readonly<{
  policyVersion: string;
  /** Milliseconds since the epoch; from then on it is not used. */
  until: number;
}>;

/** Half a surrogate pair would make encodeURIComponent throw. */
const encode = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, ''));

/** The variants that a server may render: no price is moved without what vets it, and an object goes with those alone that may name it. */
const forServer = (slots: Readonly<Record<string, SlotConfig>>, choices: readonly Choice[]): readonly Choice[] =>
  choices.flatMap(({ slot, variant, object }) => {
    const config = slots[slot]?.variants[variant];
    if (!config || config.price) return [];
    const says = !(config.content || config.template) || JSON.stringify(config).includes('{object}');
    return { slot, variant, ...(object && says && { object }) };
  });

/**
 * What the cookie says: `1/<policyVersion>/<until>`, seconds in base 36, and for each slot `&<slot>=<variant>`, with
 * `/<kind>/<id>/<name>` behind it where an object is named, each part URL-encoded. What does not fit is left out; empty where nothing
 * is left.
 */
export function cookieText(choices: readonly Choice[], { policyVersion, until }: CookieTerms): string {
  const room = MOST_BYTES - DECISION_COOKIE.length - 1;
  const head = `1/${encode(policyVersion)}/${Math.floor(until / 1000).toString(36)}`;
  let text = head;
  for (const { slot, variant, object } of choices) {
    const parts = object ? [variant, object.kind, object.id, object.name] : [variant];
    const one = `&${encode(slot)}=${parts.map(encode).join('/')}`;
    if (text.length + one.length <= room) text += one;
  }
  return text === head ? '' : text;
}

/** Keeps what was decided where the shop's server sees it, and nowhere beyond; where there is nothing to keep, the cookie goes. */
export function keepCookie(
  slots: Readonly<Record<string, SlotConfig>>,
  choices: readonly Choice[],
  terms: CookieTerms,
): void {
  const text = cookieText(forServer(slots, choices), terms);
  const age = text ? Math.floor((terms.until - Date.now()) / 1000) : 0;
  const secure = location.protocol === 'https:' ? ';secure' : '';
  try {
    document.cookie = `${DECISION_COOKIE}=${text};path=/;max-age=${age};samesite=lax${secure}`;
  } catch {
    // refused, as in a sandboxed frame: the server renders the default
  }
}
