import type { FeatureId } from '../../src/features/feature-vector.js';
import { UCI_COLUMNS } from '../../src/features/uci-columns.js';
import { featureRows, type RowPlaces } from '../inputs/feature-rows.js';
import { ALL_FEATURES } from '../../src/rulebook.js';
import { gatherAll } from '../inputs/gather-all.js';
import type { Input } from '../inputs/open-input.js';
import { readUci } from '../inputs/read-uci.js';
import type { Notice } from '../inputs/source.js';
import { readLandmarks } from '../inputs/landmarks.js';
import type { Vector } from './read-vectors.js';

/** What is asked of a file that holds no features yet; `at` as on the command line. */
export type Asked = Readonly<{ ids: readonly FeatureId[]; at: string | undefined; notice: Notice }>;

/**
 * The rows of a recording, in the order of its keys: UCI's as they are; of orders what stood at the time of the last one, of
 * events after the last of each key, unless `at` says otherwise. Throws for features that such a file cannot give.
 */
export async function* nativeVectors(input: Input, { ids, at, notice }: Asked): AsyncIterable<Vector> {
  const { name, format } = input;
  if (input.table) {
    if (at !== undefined) throw new Error('UCI rows are whole sessions: leave out --at');
    check(ids, { known: UCI_COLUMNS.map(({ feature }) => feature), name: `${name}: UCI rows` });
    return yield* readUci(input.table);
  }
  check(ids, { known: ALL_FEATURES.ids, name: 'this release' });
  const { histories, end } = await gatherAll(input);
  const places = placesOf(at, format === 'orders' ? end : undefined);
  let absent = 0;
  for await (const history of histories) {
    let rows = 0;
    for (const row of featureRows(history, places)) {
      rows += 1;
      yield row;
    }
    if (!rows) absent += 1;
  }
  if (absent) notice.note(`${absent} keys have no events by then, and no row`);
}

/** What tells a key's rows apart where `--at` asks for more than one: a date, or how many events there were. */
export function markOf(at: string): 'on' | 'events' | undefined {
  const { dates, counts, last } = readLandmarks(at);
  if (dates) return dates.length > 1 ? 'on' : undefined;
  return counts!.size + Number(!!last) > 1 ? 'events' : undefined;
}

/** `end` is the time of the last order, which counts itself. */
function placesOf(at: string | undefined, end: number | undefined): RowPlaces {
  if (at === undefined && end !== undefined) return { moments: [{ on: 'last', at: end + 1 }] };
  const { dates, counts, last } = readLandmarks(at ?? 'last');
  if (dates) return { moments: dates.map((on) => ({ on, at: Date.parse(on) })) };
  if (end !== undefined) throw new Error('orders have no visits to count events in; give --at a date, or leave it out');
  return { counts: counts!, last: !!last };
}

function check(
  ids: readonly FeatureId[],
  { known, name }: Readonly<{ known: readonly FeatureId[]; name: string }>,
): void {
  const lacking = ids.filter((id) => !known.includes(id));
  if (lacking.length) throw new Error(`${name}: cannot give ${lacking.join(', ')}, which the model needs`);
}
