import type { Heard } from './capture/heard.js';
import type { ProfileMemory, SignedProfile } from './capture/reading/profile/open-profiles.js';
import type { ShopEvent } from './capture/shop-event.js';
import { kept, type Running } from './running.js';

/** What an engine knows of the customer from the log, up to the event `seq`. */
export type KnownProfile = { seq: number; readonly memory: ProfileMemory };

/** Nothing known. */
export const startKnown = (): KnownProfile => ({ seq: 0, memory: { values: new Map() } });

/** The events to keep of what `identify()` said, among all that was heard, or of a signed profile. */
export async function profileEvents(
  engine: Running,
  told: readonly Heard[] | SignedProfile,
): Promise<readonly ShopEvent[]> {
  const { known, salt, reader } = engine;
  const all = Array.isArray(told)
    ? told.flatMap(({ source, at, said }: Heard) => (source === 'profile' ? [{ said, at, salt }] : []))
    : [{ signed: told as SignedProfile, at: Date.now(), salt }];
  if (!all[0]) return [];
  // other tabs may have been told as well
  const rows = (await kept(engine, () => engine.log.since(known.seq))) ?? [];
  reader.profiles.learn(known.memory, rows);
  known.seq = rows.at(-1)?.seq ?? known.seq;
  const events: ShopEvent[] = [];
  for (const one of all) {
    const event = await reader.profiles.take(known.memory, one);
    if (event) events.push(event);
  }
  return events;
}
