import type { Tell } from '../lib/report.js';
import type { EventLog } from './event-log.js';
import { firstKept } from './first-kept.js';
import { unavailable } from './log-failure.js';
import type { Checkpoint, LogHead } from './log-schema.js';
import type { LoggedEvent } from './logged-event.js';
import { stampBatch, type Addition } from './stamp-batch.js';
import { unstorable } from './unstorable.js';

/** What a memory log needs. With `last`, the last event of a log that failed, numbers and session go on from there. */
export type MemoryLogOptions = Readonly<{ now: () => number; report: Tell; last?: LoggedEvent }>;

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
    grant: undefined,
    append: (batch) => whileOpen((held) => add(held, { batch, now, report })),
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

/** Adds copies, as IndexedDB makes them: the caller may change its events, and what cannot be copied could not be exported either. */
function add(held: Contents, addition: Addition): readonly LoggedEvent[] {
  const { events } = held;
  const { added, clock } = stampBatch(addition, held.clock, (chunk) => void events.push(...structuredClone(chunk)));
  held.clock = clock;
  const first = events[0]?.seq ?? 0;
  const kept = firstKept(first, events.at(-1)?.seq ?? 0);
  if (kept > first) {
    held.events = events.slice(kept - first);
    held.checkpoint = undefined;
  }
  return added;
}
