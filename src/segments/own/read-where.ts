import { isRecord } from '../../lib/is-record.js';
import { lookUp } from './look-up.js';
import { readTest } from './read-test.js';
import type { Spot } from './spot.js';
import { EVENT_FIELDS, EVENTS, ITEM_FIELDS, type Kind } from './vocabulary.js';

type Fields = Readonly<Record<string, unknown>>;

/** Whether one item of an event, with the parameters of the event, is meant. */
export type Fits = (item: Fields, params: Fields) => boolean;

/** A condition on the fields of an event, and how many comparisons it takes. */
export type Where = Readonly<{ fits: Fits; parts: number }>;

/** The fields that at least one of these events may have. */
export const fieldsOf = (events: readonly string[]): Readonly<Record<string, Kind>> =>
  Object.assign({}, ITEM_FIELDS, EVENT_FIELDS, ...events.map((name) => lookUp(EVENTS, name)));

/** Reads the value of a field: an item's own goes before the event's. The seasons of a page view are a list. */
export const valueOf = (field: string, item: Fields, params: Fields): unknown => {
  const value = item[field] ?? params[field];
  return field === 'season' && typeof value === 'string' ? value.split(' ') : (value ?? undefined);
};

/** Reads a condition on the fields of these events; undefined, and every fault told, where it is none. */
export function readWhere(said: unknown, events: readonly string[], spot: Spot): Where | undefined {
  const fields = fieldsOf(events);
  const read = (one: unknown, place: Spot): Where | undefined => {
    if (!isRecord(one)) return place.fault('it must be an object such as { "item_brand": "Acme" }');
    const names = Object.keys(one);
    if (!names.length) return place.fault('it is empty; name a field');
    return every(names.map((name) => readPart(name, one[name], place.at(name))));
  };
  const several = (said: unknown, place: Spot): readonly (Where | undefined)[] => {
    if (!Array.isArray(said) || !said.length) return [place.fault('it must be a list of conditions')];
    return said.map((one, at) => read(one, place.at(at)));
  };
  const readPart = (name: string, part: unknown, place: Spot): Where | undefined => {
    switch (name) {
      case '$and':
        return every(several(part, place));
      case '$or':
        return some(several(part, place));
      case '$nor':
        return negated(some(several(part, place)));
      case '$not':
        return negated(read(part, place));
      default: {
        const kind = lookUp(fields, name);
        if (!kind) return missing(name, { events, fields, spot: place });
        const test = readTest(part, kind, place);
        return test && { fits: (item, params) => test.holds(valueOf(name, item, params)), parts: 1 };
      }
    }
  };
  return read(said, spot);
}

const together = (all: readonly (Where | undefined)[], join: (all: readonly Where[]) => Fits): Where | undefined =>
  all.every((one) => one !== undefined)
    ? { fits: all.length === 1 ? all[0]!.fits : join(all), parts: all.reduce((sum, { parts }) => sum + parts, 0) }
    : undefined;

const every = (all: readonly (Where | undefined)[]) =>
  together(all, (parts) => (item, params) => parts.every(({ fits }) => fits(item, params)));

const some = (all: readonly (Where | undefined)[]) =>
  together(all, (parts) => (item, params) => parts.some(({ fits }) => fits(item, params)));

const negated = (one: Where | undefined): Where | undefined =>
  one && { ...one, fits: (item, params) => !one.fits(item, params) };

type Missing = Readonly<{ events: readonly string[]; fields: Fields; spot: Spot }>;

function missing(name: string, { events, fields, spot }: Missing): undefined {
  const other = Object.keys(EVENTS).filter((event) => lookUp(lookUp(EVENTS, event)!, name));
  if (other.length) return spot.fault(`${name} is told by ${other.join(' and ')} only, not by ${events.join(' and ')}`);
  return spot.none('field', name, Object.keys(fields));
}
