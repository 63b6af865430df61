import type { Item } from '../../../capture/shop-event.js';
import type { LoggedEvent } from '../../../memory/logged-event.js';
import type { Guard } from '../guard.js';
import { DAY } from './day.js';

/** When each product was bought last, and in which order, by its id or else its name; the oldest first. */
type Owned = ReadonlyMap<string, Readonly<{ at: number; order?: string }>>;

const MOST_OWNED = 500;
/** Items read of one event, at most, as GA4 takes them. */
const MOST_PER_EVENT = 200;

/** Holds back what names a product that was bought within `days` and not given back. */
export const owned = ({ days = 365 }: Readonly<{ days?: number }>): Guard<Owned> => ({
  start: new Map(),
  fold(state, event) {
    if (event.name === 'purchase') return buy(state, event);
    return event.name === 'refund' ? giveBack(state, event) : state;
  },
  holds(state, { object, at }) {
    const bought = object?.kind === 'item' ? state.get(String(object.id)) : undefined;
    return !!bought && at - bought.at < days * DAY;
  },
});

function buy(state: Owned, { at, params }: LoggedEvent): Owned {
  const order = params.transaction_id;
  const keys = keysOf(params.items);
  if (!keys.length) return state;
  const after = new Map(state);
  for (const key of keys) {
    // a thanks page that is loaded again sells nothing again
    if (order !== undefined && after.get(key)?.order === order) continue;
    after.delete(key);
    after.set(key, { at, ...(order !== undefined && { order }) });
    if (after.size > MOST_OWNED) after.delete(after.keys().next().value!);
  }
  return after;
}

/** As in GA4, a refund without items takes back the whole order. */
function giveBack(state: Owned, { params }: LoggedEvent): Owned {
  const keys = keysOf(params.items);
  const { transaction_id: order } = params;
  const gone = keys.length
    ? keys.filter((key) => state.has(key))
    : [...state].flatMap(([key, bought]) => (order !== undefined && bought.order === order ? [key] : []));
  if (!gone.length) return state;
  const after = new Map(state);
  for (const key of gone) after.delete(key);
  return after;
}

const keysOf = (items: readonly Item[] | undefined): readonly string[] =>
  (Array.isArray(items) ? items : []).slice(0, MOST_PER_EVENT).flatMap((item: Item | null) => {
    const key = item?.item_id ?? item?.item_name;
    return key === undefined ? [] : [String(key)];
  });
