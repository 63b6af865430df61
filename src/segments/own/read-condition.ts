import { isRecord } from '../../lib/is-record.js';
import type { Atom, Verdict } from './atom.js';
import { LEVEL } from './level-atoms.js';
import type { Node } from './node.js';
import { EVENT_KEYS, readEventPart, readNamed, readSequence, SEQUENCE_KEYS, type Askable } from './read-parts.js';
import type { Spot } from './spot.js';
import { UNKNOWN } from './verdict.js';

/** One comparison, and the text by which the same one is known again. */
export type Part = Readonly<{ key: string; atom: Atom }>;

type Read = Node<Part> | undefined;

/** Reads a condition of bounded size; undefined, and every fault told, where it is none. */
export function readCondition(said: unknown, askable: Askable, spot: Spot): Read {
  if (!isRecord(said)) return spot.fault('it must be a condition, such as { "event": "view_item" }');
  const names = Object.keys(said);
  if (!names.length) return spot.fault('it is empty; name a condition');
  const [event, sequence] = [Object.hasOwn(said, 'event'), Object.hasOwn(said, '$sequence')];
  if (event && sequence) return spot.fault('event and $sequence stand in one object; put each in its own, below $and');
  const taken = event ? EVENT_KEYS : sequence ? SEQUENCE_KEYS : [];
  const nodes: Read[] = [];
  if (event) nodes.push(part(pick(said, taken), readEventPart(said, spot), askable));
  if (sequence) nodes.push(part(pick(said, taken), readSequence(said, spot), askable));
  for (const name of names)
    if (!taken.includes(name)) nodes.push(readKey(name, said[name], { askable, spot: spot.at(name) }));
  return join('all', nodes);
}

const pick = (said: Readonly<Record<string, unknown>>, names: readonly string[]) => names.map((name) => said[name]);

/** What rests on an event that cannot be told is not known. */
function part(said: unknown, atom: Atom | undefined, { uninstrumented }: Askable): Read {
  if (!atom) return undefined;
  const missing = atom.events.filter((name) => uninstrumented.has(name));
  const key = JSON.stringify(said);
  if (!missing.length) return { op: 'part', part: { key, atom } };
  const unknown: Verdict = { ...UNKNOWN, missing };
  return { op: 'part', part: { key, atom: { ...LEVEL, judge: () => unknown, explain: atom.explain } } };
}

const join = (op: 'all' | 'any', nodes: readonly Read[]): Read =>
  nodes.every((node) => node !== undefined) ? (nodes.length === 1 ? nodes[0] : { op, nodes }) : undefined;

const not = (node: Read): Read => node && { op: 'not', node };

function readKey(name: string, said: unknown, { askable, spot }: Readonly<{ askable: Askable; spot: Spot }>): Read {
  const several = (): readonly Read[] =>
    Array.isArray(said) && said.length
      ? said.map((one, place) => readCondition(one, askable, spot.at(place)))
      : [spot.fault('it must be a list of conditions')];
  switch (name) {
    case '$and':
      return join('all', several());
    case '$or':
      return join('any', several());
    case '$nor':
      return not(join('any', several()));
    case '$not':
      return not(readCondition(said, askable, spot));
    default:
      if (EVENT_KEYS.includes(name)) return spot.fault('it stands beside no event; add "event"');
      return part([name, said], readNamed(name, said, { askable, spot }), askable);
  }
}
