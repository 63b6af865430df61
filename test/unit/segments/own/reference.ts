import type { FeatureVector } from '../../../../src/features/feature-vector.js';
import type { LoggedEvent } from '../../../../src/memory/logged-event.js';

type Said = Readonly<Record<string, any>>;
type Item = Readonly<Record<string, any>>;
type Truth = boolean | null;

/** All that has happened, and what stands after the last of it. Times are those of a clock that never runs backwards. */
export type Past = Readonly<{
  rows: readonly LoggedEvent[];
  features: FeatureVector;
  /** Whether a segment is active; null is not known. */
  standing(id: string): Truth;
}>;

const UNITS: Said = { s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 };
const millis = (text: string): number => Number(text.slice(0, -1)) * UNITS[text.slice(-1)];
const isObject = (value: unknown): value is Said =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Mongo's comparisons, one by one. */
function fits(value: unknown, wanted: any, read = (operand: any) => operand): boolean {
  if (!isObject(wanted)) return value === read(wanted);
  const number = typeof value === 'number' ? value : Number.NaN;
  return Object.entries(wanted).every(([operator, operand]) => {
    switch (operator) {
      case '$eq':
        return value === read(operand);
      case '$ne':
        return value !== read(operand);
      case '$gt':
        return number > read(operand);
      case '$gte':
        return number >= read(operand);
      case '$lt':
        return number < read(operand);
      case '$lte':
        return number <= read(operand);
      case '$in':
        return operand.map(read).includes(value);
      case '$nin':
        return !operand.map(read).includes(value);
      case '$exists':
        return (value !== undefined) === operand;
      default:
        return !fits(value, operand, read);
    }
  });
}

function meets(item: Item, params: Item, where: Said): boolean {
  return Object.entries(where).every(([name, wanted]) => {
    if (name === '$and') return wanted.every((one: Said) => meets(item, params, one));
    if (name === '$or') return wanted.some((one: Said) => meets(item, params, one));
    if (name === '$nor') return !wanted.some((one: Said) => meets(item, params, one));
    if (name === '$not') return !meets(item, params, wanted);
    return fits(item[name] ?? params[name], wanted);
  });
}

const OF_PRODUCT = new Set(['add_to_cart', 'add_to_wishlist', 'video_start', 'review_read', 'scroll']);

/** The items of an event, or the product whose page stands. */
function itemsAt(rows: readonly LoggedEvent[], place: number): readonly Item[] {
  const { name, params, session } = rows[place]!;
  if (params.items?.length) return params.items;
  if (!OF_PRODUCT.has(name)) return [];
  for (let before = place - 1; before >= 0 && rows[before]!.session === session; before--) {
    const row = rows[before]!;
    if (row.name === 'view_item') return row.params.items?.slice(0, 1) ?? [];
    if (row.name === 'page_view' && row.params.page_kind && row.params.page_kind !== 'product') return [];
  }
  return [];
}

/** The items of an event that are meant; one without items has an empty one. */
function meant(rows: readonly LoggedEvent[], place: number, { event, where = {} }: Said): readonly Item[] {
  if (![event].flat().includes(rows[place]!.name)) return [];
  const items = itemsAt(rows, place);
  return (items.length ? items : [{}]).filter((item) => meets(item, rows[place]!.params as Item, where));
}

const keyOf = (field: string, item: Item, row: LoggedEvent): string | undefined =>
  item[field] ?? (row.params as Item)[field] ?? (field === 'item_id' ? item['item_name'] : undefined);

function isWithin(rows: readonly LoggedEvent[], place: number, within: string | undefined): boolean {
  const now = rows.at(-1)!;
  if (within === undefined || within === 'ever') return true;
  if (within === 'visit') return rows.slice(place).every(({ session }) => session === now.session);
  const width = millis(within) / 30;
  return Math.floor(now.at / width) - Math.floor(rows[place]!.at / width) <= 30;
}

function countHolds(said: Said, { rows }: Past): boolean {
  const { within, distinct, same, count = { $gte: 1 } } = said;
  const places = rows.flatMap((_, place) => (isWithin(rows, place, within) ? [place] : []));
  const done = places.filter((place) => meant(rows, place, said).length);
  const field = distinct ?? same;
  if (!field) return fits(done.length, count);
  const keys = done.map((place) => new Set(meant(rows, place, said).map((item) => keyOf(field, item, rows[place]!))));
  const all = new Set(keys.flatMap((one) => [...one]));
  all.delete(undefined);
  if (distinct) return fits(all.size, count);
  if (!all.size) return fits(0, count);
  return [...all].some((key) => fits(keys.filter((one) => one.has(key)).length, count));
}

function lastHolds(said: Said, { rows }: Past): boolean {
  const last = rows.findLast((_, place) => meant(rows, place, said).length);
  return fits(last && rows.at(-1)!.at - last.at, said['last'], (operand) =>
    typeof operand === 'string' ? millis(operand) : operand,
  );
}

/** Tries every choice of events for the steps. */
function sequenceHolds({ $sequence, within, same }: Said, { rows }: Past): boolean {
  const steps: readonly Said[] = $sequence.flatMap((step: Said) => Array(step['times'] ?? 1).fill(step));
  const now = rows.at(-1)!;
  const mayBegin = (place: number) =>
    within === 'visit' || within === 'ever' || !within
      ? isWithin(rows, place, within)
      : now.at - rows[place]!.at <= millis(within);
  const goesOn = (step: number, from: number, key: string | undefined): boolean =>
    step === steps.length ||
    rows.some((row, place) => {
      if (place < from || (!step && !mayBegin(place))) return false;
      const items = meant(rows, place, steps[step]!);
      if (!same) return items.length > 0 && goesOn(step + 1, place + 1, key);
      const keys = new Set(items.map((item) => keyOf(same, item, row)));
      return [...keys].some((one) => one !== undefined && (key ?? one) === one && goesOn(step + 1, place + 1, one));
    });
  return goesOn(0, 0, undefined);
}

const not = (truth: Truth): Truth => (truth === null ? null : !truth);
const every = (all: readonly Truth[]): Truth => (all.includes(false) ? false : all.includes(null) ? null : true);
const some = (all: readonly Truth[]): Truth => not(every(all.map(not)));

/** What a condition comes to after all of the past, looked through anew: slow, and with nothing to go wrong in between. */
export function evaluate(when: Said, past: Past): Truth {
  const taken = 'event' in when ? ['event', 'where', 'within', 'count', 'distinct', 'same', 'last'] : [];
  const parts: Truth[] = [];
  if ('event' in when) parts.push('last' in when ? lastHolds(when, past) : countHolds(when, past));
  if ('$sequence' in when) {
    taken.push('$sequence', 'within', 'same');
    parts.push(sequenceHolds(when, past));
  }
  for (const [name, said] of Object.entries(when)) {
    if (taken.includes(name)) continue;
    if (name === '$and') parts.push(every(said.map((one: Said) => evaluate(one, past))));
    else if (name === '$or') parts.push(some(said.map((one: Said) => evaluate(one, past))));
    else if (name === '$nor') parts.push(not(some(said.map((one: Said) => evaluate(one, past)))));
    else if (name === '$not') parts.push(not(evaluate(said, past)));
    else if (name.includes(':')) parts.push(past.standing(name) === null ? null : past.standing(name) === said);
    else if (name.includes('@')) parts.push(fits(past.features[name as 'a@1'] ?? 0, said));
    // of scores these tests have none
    else parts.push(null);
  }
  return every(parts);
}
