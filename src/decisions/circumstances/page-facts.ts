import type { LoggedEvent } from '../../memory/logged-event.js';
import type { ReceptiveMoment } from '../offers/offer-config.js';

/** What circumstances and offers go by. Plain data, bounded, never changed in place. */
export type PageFacts = Readonly<{
  /** Number of the visit. */
  session: number;
  /** What the latest page tells: a BCP 47 tag, empty where it tells none. */
  language: string;
  /** ISO 4217, by the page or by what was told on it last; empty before that. */
  currency: string;
  /** Minutes to add to UTC to get the shopper's clock. */
  offset?: number | undefined;
  /** The shopper's number of 65,536, drawn with the grant. */
  lot?: number | undefined;
  /** The moments that this visit has had. */
  moments: readonly ReceptiveMoment[];
  /** How many are left of each offer, as the shop has told in this visit; what was told longest ago goes first. */
  stock: readonly (readonly [id: string, left: number])[];
}>;

const MOST_STOCKS = 50;

/** Before the first event. */
export const NO_FACTS: PageFacts = { session: 0, language: '', currency: '', moments: [], stock: [] };

/** The facts after an event; the same object where it says nothing new. */
export function foldFacts(facts: PageFacts, event: LoggedEvent): PageFacts {
  const { session } = event;
  const now: PageFacts =
    session === facts.session ? facts : { ...facts, session, stock: [], moments: session > 1 ? ['return'] : [] };
  if (event.name === 'page_view') return viewed(now, event);
  const params = event.params ?? {};
  if (event.name === 'stock_update') return stocked(now, params);
  const met = momentOf(event.name, params.away);
  if (met) return now.moments.includes(met) ? now : { ...now, moments: [...now.moments, met] };
  const { currency } = params;
  return currency && currency !== now.currency ? { ...now, currency } : now;
}

/** What the page before was written in says nothing of this one. */
function viewed(facts: PageFacts, { params }: LoggedEvent): PageFacts {
  const { language = '', currency = '', utc_offset: offset = facts.offset, lot = facts.lot } = params ?? {};
  const same =
    language === facts.language && currency === facts.currency && offset === facts.offset && lot === facts.lot;
  return same ? facts : { ...facts, language, currency, offset, lot };
}

function stocked(facts: PageFacts, { promotion_id: id, value }: LoggedEvent['params']): PageFacts {
  if (!id || value === undefined) return facts;
  const last = facts.stock.at(-1);
  if (last?.[0] === id && last[1] === value) return facts;
  const others = facts.stock.filter(([one]) => one !== id);
  return { ...facts, stock: [...others, [id, value] as const].slice(-MOST_STOCKS) };
}

function momentOf(name: string, away: string | undefined): ReceptiveMoment | undefined {
  switch (name) {
    case 'hesitation':
      return 'hesitation';
    case 'exit_intent':
      return 'exit-intent';
    case 'coupon_field_focus':
      return 'coupon-field';
    case 'tab_return':
      // a glance at another tab is no return
      return away && away !== 'short' ? 'return' : undefined;
    default:
      return undefined;
  }
}
