import type { ShopEvent } from '../capture/shop-event.js';
import type { Tell } from '../lib/report.js';
import { inChunks } from './in-chunks.js';
import type { LoggedEvent } from './logged-event.js';
import { stamp, type LogClock } from './stamp.js';
import { uncloneable, unstorable } from './unstorable.js';

/** The events to append and what to append them with. */
export type Addition = Readonly<{ batch: readonly ShopEvent[]; now: () => number; report: Tell }>;

/**
 * Numbers a batch after `clock` and gives it to `keep` in chunks. A chunk that `keep` throws at for an event that is no plain data
 * comes again, each event alone, so that only the one to blame is left out and reported. Returns what was kept and the clock after it.
 */
export function stampBatch(
  { batch, now, report }: Addition,
  clock: LogClock | undefined,
  keep: (chunk: readonly LoggedEvent[]) => void,
): Readonly<{ added: readonly LoggedEvent[]; clock: LogClock | undefined }> {
  const added: LoggedEvent[] = [];
  const add = (part: readonly ShopEvent[]): void => {
    try {
      let next = clock;
      const chunk = part.map((event) => {
        const stamped = stamp(event, next, now());
        next = stamped.clock;
        return stamped.logged;
      });
      keep(chunk);
      clock = next;
      added.push(...chunk);
    } catch (cause) {
      if (!uncloneable(cause)) throw cause;
      if (part.length > 1) for (const event of part) add([event]);
      else report(unstorable(String(part[0]?.name), cause));
    }
  };
  inChunks(batch).forEach(add);
  return { added, clock };
}
