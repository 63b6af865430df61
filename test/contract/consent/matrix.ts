import { afterEach, beforeAll, beforeEach, describe, vi } from 'vitest';
import type { ManagerName } from '../../../src/consent/managers/manager-names.js';
import type { MatrixOptions } from './double.js';
import { describeMisbehaviour } from './matrix-misbehaviour.js';
import { describeSituations } from './matrix-situations.js';
import { openStand } from './matrix-stand.js';

export type { Answer, Double, MatrixOptions } from './double.js';

/**
 * What every source of consent must stand, whatever its words: ten situations of a shopper, and how a manager may misbehave. Runs the
 * real stage and the manager's own file.
 */
export function describeMatrix(name: ManagerName, given: MatrixOptions): void {
  const { double } = given;
  const stand = openStand(name, given);
  const uncaught: unknown[] = [];
  const catchError = (event: Event) => uncaught.push((event as ErrorEvent).error ?? event);

  describe(`the matrix: ${name}`, () => {
    beforeAll(stand.load);
    beforeEach(async () => {
      vi.spyOn(console, 'warn').mockImplementation(() => undefined);
      uncaught.length = 0;
      addEventListener('error', catchError);
      await double.reset();
    });
    afterEach(async () => {
      stand.page().stop();
      await double.unload();
      await double.reset();
      removeEventListener('error', catchError);
      vi.restoreAllMocks();
      if (uncaught.length) throw new Error('thrown into the page', { cause: uncaught[0] });
    });
    describeSituations(name, given, stand);
    describeMisbehaviour(name, given, stand);
  });
}
