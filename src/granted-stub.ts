import type { EngineSetup } from './protocol.js';
import type { StubHandle } from './slots/stored-slot.js';

/** What the head stub has shown, where it was decided under the grant that stands; what another one has left goes at once. */
export function grantedStub(
  stub: StubHandle | null | undefined,
  { grant }: Pick<EngineSetup, 'grant'>,
): StubHandle | undefined {
  if (!stub || !grant?.marked || grant.id === stub.stored.grant) return stub ?? undefined;
  stub.undo();
  return undefined;
}
