import type { Arrival, Arrivals } from './arrival.js';
import type { History, Limits } from './gather.js';
import { openSpillFiles, type SpillFiles } from './spill-files.js';

/** Events by key: in memory, and in temporary files once they are too many. */
export type Spill = Readonly<{
  add(arrival: Arrival): Promise<void> | undefined;
  /** Every key's events, put in order and settled; those in memory all before the first is given. */
  histories(arrivals: Arrivals): AsyncIterable<History>;
  /** Lets go of the temporary files. */
  close(): Promise<void>;
}>;

/** Opens an empty store. Adding throws, naming the place, for a key with more than `perKey` events. */
export function openSpill({ inMemory, perKey }: Limits): Spill {
  const counts = new Map<string, number>();
  const held = new Map<string, Arrival[]>();
  let events = 0;
  let files: SpillFiles | undefined;
  const moveOut = async (): Promise<void> => {
    files = await openSpillFiles();
    for (const own of held.values()) for (const arrival of own) await files.write(arrival);
    held.clear();
  };
  return {
    add(arrival) {
      const { key, place } = arrival;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count > perKey)
        throw new Error(
          `${place}: "${key.slice(0, 40)}" has over ${perKey} events; is this what tells shoppers apart?`,
        );
      events += 1;
      if (files) return files.write(arrival);
      put(held, arrival);
      return events > inMemory ? moveOut() : undefined;
    },
    histories(arrivals) {
      if (files) return filed(files, arrivals);
      const settled = [...held].map(([key, own]) => settle(key, own, arrivals));
      arrivals.finish?.();
      return given(settled);
    },
    close: async () => files?.close(),
  };
}

async function* given(histories: readonly History[]): AsyncIterable<History> {
  for (const history of histories) if (history.arrivals.length) yield history;
}

async function* filed(files: SpillFiles, arrivals: Arrivals): AsyncIterable<History> {
  for await (const part of files.read()) {
    const held = new Map<string, Arrival[]>();
    for (const arrival of part) put(held, arrival);
    for (const [key, own] of held) yield* given([settle(key, own, arrivals)]);
  }
  arrivals.finish?.();
}

function put(held: Map<string, Arrival[]>, arrival: Arrival): void {
  const own = held.get(arrival.key);
  if (own) own.push(arrival);
  else held.set(arrival.key, [arrival]);
}

function settle(key: string, own: readonly Arrival[], { order, settle: check }: Arrivals): History {
  const inOrder = order === 'recorded' ? own : own.toSorted(byTime);
  return { key, arrivals: check ? check(inOrder) : inOrder };
}

function byTime(one: Arrival, other: Arrival): number {
  const [ours, theirs] = [
    [one.event.at, ...(one.rank ?? [])],
    [other.event.at, ...(other.rank ?? [])],
  ];
  const place = ours.findIndex((value, at) => value !== theirs[at]);
  return place < 0 ? 0 : ours[place]! - (theirs[place] ?? 0);
}
