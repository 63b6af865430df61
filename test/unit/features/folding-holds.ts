import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Features } from '../../../src/features/features.js';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';
import { anyLog } from './any-log.js';

/** What holds of folding any log with any set of features. */
export function foldingHolds({ start, fold, read }: Features): void {
  const foldAll = (events: readonly LoggedEvent[], state = start()) => events.reduce(fold, state);

  it('in two parts, with the state stored between, equals folding at once', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(60), (events, cut) => {
        const stored = structuredClone(foldAll(events.slice(0, cut)));
        expect(foldAll(events.slice(cut), stored)).toEqual(foldAll(events));
      }),
      { numRuns: 200 },
    );
  });

  it('changes no event', () => {
    fc.assert(
      fc.property(anyLog, (events) => {
        const before = structuredClone(events);
        read(foldAll(events));
        expect(events).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });
}
