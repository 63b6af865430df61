import type { GrantMark } from './grant-marker.js';
import { startKnown } from './known-profile.js';
import { openStoredLog } from './memory/stored-log.js';
import { announce, foldAll, kept, tell, type Running } from './running.js';
import { startMoment } from './timeline.js';

/** Moves what an engine knows from memory to IndexedDB: the grant to keep it came late. Where that fails it goes on as it was. */
export async function moveToStore(engine: Running, grant?: GrantMark): Promise<void> {
  if (engine.log.kind === 'stored') return;
  const report = tell(engine.listen);
  const events = await engine.log.since(0);
  const log = await openStoredLog({
    now: Date.now,
    report,
    retentionDays: engine.setup.retentionDays,
    proof: engine.setup.proof,
    newGrant: () => grant?.id ?? engine.salt,
    ...(grant?.marked && { marked: grant.id }),
  }).catch(report);
  if (!log) return;
  engine.log.close();
  engine.log = log;
  engine.known = startKnown();
  // another tab was first: a customer hashed under this one's salt would be taken for another one there
  const isSame = log.grant === engine.salt;
  engine.salt = log.grant!;
  engine.base = startMoment(engine.rules);
  engine.moment = startMoment(engine.rules);
  await kept(engine, () =>
    engine.log.append(
      events
        .filter(({ name }) => isSame || name !== 'profile_update')
        .map(({ name, at, params }) => ({ name, at, params })),
    ),
  );
  await foldAll(engine);
  announce(engine);
}
