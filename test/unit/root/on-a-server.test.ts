import { expect, it } from 'vitest';
import { start } from '../../../src/index.js';

it('a no on a server, where nothing is stored, is heard and reported to nobody', async () => {
  // the sentences of problems, so that one would be there at once
  await import('../../../src/explain.js');
  expect([typeof document, typeof indexedDB]).toEqual(['undefined', 'undefined']);
  const vitrine = start({ consent: (set) => set({ measure: 'granted' }) });
  vitrine.consent.set({ persist: 'denied', personalize: 'denied' });
  vitrine.optOut();
  vitrine.optOut(false);
  expect(await vitrine.erase()).toBe(true);
  await new Promise((next) => setTimeout(next, 50));
  expect(vitrine.problems.get()).toEqual([]);
  expect(vitrine.consent.get()).toMatchObject({ persist: 'denied', personalize: 'denied' });
});
