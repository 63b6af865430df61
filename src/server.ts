import { DECISION_COOKIE, MOST_BYTES } from './decision-cookie/cookie-name.js';
import type { SegmentObject } from './segments/segment.js';

export type { SegmentObject };

/** What stands in a slot: a variant of the config, and the object that it names, where it names one. */
type Stands = Readonly<{ variant: string; object?: SegmentObject }>;

/** What was decided, by slot; a slot that is not in it gets the shop's own. A plain object: ask it by `Object.hasOwn`. */
export type ServedDecision = Readonly<Record<string, Stands>>;

/** As much of the page's config as a server goes by. */
export type ServedConfig = Readonly<{
  /** As in the page's config; default `1`. */
  policyVersion?: string;
  /** Slots and variants that are not among them are left out; without it every name counts. */
  slots?: Readonly<Record<string, Readonly<{ variants: Readonly<Record<string, unknown>> }>>>;
}>;

const KINDS = new Set<string>(['item', 'category', 'brand', 'campaign'] satisfies SegmentObject['kind'][]);
/** Nothing is kept longer than seven days; the eighth is for clocks that differ. */
const MOST_AGE = 8 * 86_400;

/**
 * Reads what the shopper's last page has decided from a `Cookie` header, so that a server renders it: the cookie of `decisionCookie`, which
 * is there only while the shopper's consent stands. Undefined, and so the shop's own page, where there is none, or one of another policy,
 * run out, or not of this form. Never throws; nothing of what it hands back may go into a page unescaped.
 */
export function readDecision(
  cookieHeader: string | null | undefined,
  config?: ServedConfig,
): ServedDecision | undefined {
  try {
    const { policyVersion = '1', slots } = config ?? {};
    const [head = '', ...parts] = cookieIn(cookieHeader ?? '').split('&');
    const [form, policy, until, ...rest] = head.split('/').map(decodeURIComponent);
    const left = Number.parseInt(until!, 36) - Date.now() / 1000;
    if (form !== '1' || rest.length || policy !== policyVersion || !(left > 0 && left < MOST_AGE)) return undefined;
    const all = parts.map(slotIn);
    const known = slots ? all.filter(([slot, { variant }]) => isKnown(slots, slot, variant)) : all;
    return known.length ? Object.fromEntries(known) : undefined;
  } catch {
    // whoever has written this, it was not Vitrine
    return undefined;
  }
}

/** The value of the cookie, or nothing; of several the first, which belongs to the nearest path. */
function cookieIn(header: string): string {
  const start = `${DECISION_COOKIE}=`;
  const found = header.split(';').find((one) => one.trimStart().startsWith(start)) ?? '';
  const value = found.trim().slice(start.length);
  return value.length <= MOST_BYTES - start.length ? value : '';
}

/** Throws where the text is not of the form. */
function slotIn(text: string): readonly [slot: string, stands: Stands] {
  const [slot, stands, ...rest] = text.split('=').map((part) => part.split('/').map(decodeURIComponent));
  const [variant, kind, id, name] = stands!;
  const isWhole = kind === undefined || (stands!.length === 4 && KINDS.has(kind));
  if (rest.length || !slot?.[0] || slot[1] !== undefined || !variant || variant === 'default' || !isWhole) throw text;
  const object = kind !== undefined && { object: { kind, id, name } as SegmentObject };
  return [slot[0], { variant, ...object }];
}

const isKnown = (slots: NonNullable<ServedConfig['slots']>, slot: string, variant: string): boolean =>
  Object.hasOwn(slots, slot) && Object.hasOwn(slots[slot]!.variants, variant);
