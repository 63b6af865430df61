import type { ShopEvent } from '../capture/shop-event.js';
import type { Report } from '../lib/report.js';
import { firstKept } from './first-kept.js';
import type { LogHead, LogTransaction } from './log-schema.js';
import type { LoggedEvent } from './logged-event.js';
import { stamp } from './stamp.js';
import { uncloneable, unstorable } from './unstorable.js';

/** The events to append and what to append them with. */
export type Addition = Readonly<{ batch: readonly ShopEvent[]; now: () => number; report: Report }>;

/**
 * Adds a batch inside its transaction, after `head`: sequence numbers and sessions, the bound of 10,000 events, the new head. What
 * it returns is kept once the transaction is committed.
 */
export function appendEvents(
  tx: LogTransaction<'readwrite'>,
  head: LogHead,
  { batch, now, report }: Addition,
): readonly LoggedEvent[] {
  const events = tx.objectStore('events');
  const meta = tx.objectStore('meta');
  const added: LoggedEvent[] = [];
  let clock = head.clock;
  for (const event of batch) {
    try {
      const stamped = stamp(event, clock, now());
      send(events.add(stamped.logged));
      clock = stamped.clock;
      added.push(stamped.logged);
    } catch (cause) {
      if (!uncloneable(cause)) throw cause;
      report(unstorable(String(event?.name), cause));
    }
  }
  const first = firstKept(head.first, clock?.seq ?? 0);
  if (first > head.first) {
    send(events.delete(IDBKeyRange.upperBound(first, true)));
    send(meta.delete('checkpoint'));
  }
  send(meta.put({ ...head, first, ...(clock && { clock }) }, 'head'));
  return added;
}

/** Requests run in order and are not awaited, which would cost a turn of the loop for each: one that fails, fails the transaction. */
function send(request: Promise<unknown>): void {
  request.catch(() => undefined);
}
