import type { Arrival, Arrivals } from './arrival.js';
import { openSpill } from './spill.js';

/** All events of one key, in order. */
export type History = Readonly<{ key: string; arrivals: readonly Arrival[] }>;

/** A whole file by key; the keys in the order in which they first appear, unless the file was too large for memory. */
export type Gathered = Readonly<{
  histories: AsyncIterable<History>;
  /** Events that were read. */
  events: number;
  /** The latest time of the file: until then it was kept. Refunds do not tell it: they are often booked later. */
  end: number;
}>;

/** What fits in memory, and how many events one key may have: no shopper has more. */
export type Limits = Readonly<{ inMemory: number; perKey: number }>;

const LIMITS: Limits = { inMemory: 400_000, perKey: 1_000_000 };

/** As in the browser: within half an hour events may arrive out of order, from two tabs. */
const TOLERANCE = 30 * 60_000;

/**
 * Reads all events and puts those of a key together, in order; beyond what fits in memory by way of temporary files. Nothing is
 * given before all has been read and checked. Rejects for a recorded event that lies far before the one above it, and for a key
 * with more events than any shopper has.
 */
export async function gather(arrivals: Arrivals, limits: Limits = LIMITS): Promise<Gathered> {
  const spill = openSpill(limits);
  const latest = new Map<string, number>();
  let events = 0;
  let end = Number.NEGATIVE_INFINITY;
  try {
    for await (const arrival of arrivals.events) {
      if (arrivals.order === 'recorded') checkOrder(arrival, latest);
      events += 1;
      if (!arrival.aside && arrival.event.name !== 'refund') end = Math.max(end, arrival.event.at);
      await spill.add(arrival);
    }
    return { events, end, histories: closing(spill.histories(arrivals), spill.close) };
  } catch (cause) {
    await spill.close();
    throw cause;
  }
}

/** The clock of a device may be set back: what the log itself numbers is taken as it stands. */
function checkOrder({ key, event, place, session, seq }: Arrival, latest: Map<string, number>): void {
  const before = latest.get(key) ?? Number.NEGATIVE_INFINITY;
  latest.set(key, Math.max(before, event.at));
  if (event.at >= before - TOLERANCE || session !== undefined || seq !== undefined) return;
  const of = key ? ` of key "${key}"` : '';
  throw new Error(
    `${place}: at lies ${Math.round((before - event.at) / 60_000)} minutes before an event${of} further up; sort the file by at`,
  );
}

async function* closing(histories: AsyncIterable<History>, close: () => Promise<void>): AsyncIterable<History> {
  try {
    yield* histories;
  } finally {
    await close();
  }
}
