import type { ShopEvent } from '../capture/shop-event.js';
import type { Report } from '../lib/report.js';
import type { EventLog } from './event-log.js';
import { firstKept } from './first-kept.js';
import { unavailable } from './log-failure.js';
import type { Checkpoint, LogHead } from './log-schema.js';
import type { LoggedEvent } from './logged-event.js';
import { stamp } from './stamp.js';
import { unstorable } from './unstorable.js';

/** What a memory log needs. With `last`, the last event of a log that failed, numbers and session go on from there. */
export type MemoryLogOptions = Readonly<{ now: () => number; report: Report; last?: LoggedEvent }>;

type Contents = { events: LoggedEvent[]; clock: LogHead['clock']; checkpoint: Checkpoint | undefined };

/** Opens a log that lasts as long as its engine: without consent to store, without IndexedDB, and in Node. */
export function openMemoryLog({ now, report, last }: MemoryLogOptions): EventLog {
  const clock = last && { seq: last.seq, session: last.session, at: last.at };
  let contents: Contents | undefined = { events: [], clock, checkpoint: undefined };
  async function whileOpen<T>(work: (contents: Contents) => T): Promise<T> {
    if (!contents) throw unavailable('closed');
    return work(contents);
  }
  return {
    kind: 'memory',
    append: (batch) => whileOpen((held) => batch.flatMap((event) => add(held, event, { now, report }))),
    since: (seq) => whileOpen(({ events }) => events.slice(Math.max(0, seq + 1 - (events[0]?.seq ?? 0)))),
    readCheckpoint: (key) => whileOpen(({ checkpoint }) => (checkpoint?.key === key ? checkpoint.state : undefined)),
    writeCheckpoint: (key, state) =>
      whileOpen((held) => {
        try {
          held.checkpoint = { key, state: structuredClone(state) };
        } catch (cause) {
          report(unstorable('checkpoint', cause));
        }
      }),
    exportLog: () =>
      whileOpen(({ events, clock, checkpoint }) => ({
        events: [...events],
        meta: { ...(clock && { head: { clock } }), ...(checkpoint && { checkpoint }) },
      })),
    close() {
      contents = undefined;
    },
  };
}

function add(held: Contents, event: ShopEvent, { now, report }: MemoryLogOptions): readonly LoggedEvent[] {
  try {
    // A copy, as IndexedDB makes one: the caller may change its event, and what cannot be copied could not be exported either.
    const { logged, clock } = stamp(structuredClone(event), held.clock, now());
    held.clock = clock;
    held.events.push(logged);
    const first = held.events[0]?.seq ?? logged.seq;
    const kept = firstKept(first, logged.seq);
    if (kept > first) {
      held.events = held.events.slice(kept - first);
      held.checkpoint = undefined;
    }
    return [logged];
  } catch (cause) {
    report(unstorable(String(event?.name), cause));
    return [];
  }
}
