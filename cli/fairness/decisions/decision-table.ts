import { filledUp, openColumn, type Column } from './column.js';
import type { DecisionRow } from './decision-row.js';
import { inFifths } from './in-fifths.js';

/** Something known of people: a group that must be treated alike, or a proxy that stands for one. */
export type Attribute = Column & Readonly<{ name: string; kind: 'group' | 'proxy' }>;

/** All decisions of a file, column by column. */
export type DecisionTable = Readonly<{
  rows: number;
  /** Where each row stands. */
  places: readonly string[];
  slot: Column;
  variant: Column;
  /** All segments of a row as one text, spaces between. */
  segments: Column;
  /** The row's person: by its key, else by its pair, else one of its own. */
  person: readonly number[];
  /** All rows, those of a person together. */
  byPerson: readonly number[];
  /** Whether rows of a person can be told. */
  keyed: boolean;
  pair: Column;
  changed: Column;
  effect: Column;
  control: readonly (boolean | undefined)[];
  score: readonly (number | undefined)[];
  outcome: readonly (number | undefined)[];
  attributes: readonly Attribute[];
}>;

const TEXTS = ['slot', 'variant', 'key', 'pair', 'changed', 'effect'] as const;

type Filling = ReturnType<typeof openColumn>;

const textColumns = () =>
  Object.fromEntries(TEXTS.map((name) => [name, openColumn()])) as Record<(typeof TEXTS)[number], Filling>;

/** Takes decisions one by one and gives them as a table. */
export function openDecisionTable(): Readonly<{ add(row: DecisionRow, place: string): void; table(): DecisionTable }> {
  const columns = textColumns();
  const segments = openColumn();
  const attributes = { group: new Map<string, Filling>(), proxy: new Map<string, Filling>() };
  const kept = {
    places: [] as string[],
    control: [] as DecisionRow['control'][],
    score: [] as DecisionRow['score'][],
    outcome: [] as DecisionRow['outcome'][],
  };
  const put = (kind: Attribute['kind'], values: Readonly<Record<string, string>>, at: number): void => {
    for (const [name, value] of Object.entries(values)) {
      if (!attributes[kind].has(name)) attributes[kind].set(name, openColumn());
      attributes[kind].get(name)!.put(at, value);
    }
  };
  return {
    add(row, place) {
      const at = kept.places.push(place) - 1;
      for (const name of TEXTS) columns[name].put(at, row[name]);
      segments.put(at, row.segments.join(' '));
      for (const name of ['control', 'score', 'outcome'] as const) kept[name].push(row[name] as never);
      put('group', row.groups, at);
      put('proxy', row.proxies, at);
    },
    table: () => ({
      ...columns,
      ...kept,
      segments,
      rows: kept.places.length,
      ...personsOf(columns, kept.places.length),
      keyed: columns.key.names.length > 0,
      attributes: (['group', 'proxy'] as const).flatMap((kind) => finished(kind, attributes[kind], kept.places.length)),
    }),
  };
}

const finished = (kind: Attribute['kind'], columns: ReadonlyMap<string, Filling>, rows: number): readonly Attribute[] =>
  [...columns].map(([name, column]) => Object.assign({ name, kind }, inFifths(filledUp(column, rows))));

function personsOf({ key, pair }: Readonly<Record<'key' | 'pair', Column>>, rows: number) {
  const [keys, pairs] = [key.names.length, pair.names.length];
  const person = Array.from({ length: rows }, (_, row) => {
    if (key.codes[row]! >= 0) return key.codes[row]!;
    return pair.codes[row]! >= 0 ? keys + pair.codes[row]! : keys + pairs + row;
  });
  const order = person.map((_, row) => row);
  return { person, byPerson: order.toSorted((a, b) => person[a]! - person[b]!) };
}
