// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SetConsent } from '../../../src/consent/capability.js';
import type { Vitrine } from '../../../src/vitrine.js';
import { openGated } from './open-gated.js';
import { BOTH, databases, fill, line, settled, startAfresh } from './open-visited.js';

let vitrine: Vitrine;
let loaded: string[];
const open = (config: unknown) => {
  ({ vitrine, loaded } = openGated(config));
};

beforeEach(startAfresh);
afterEach(() => {
  vitrine.stop();
  vi.unstubAllGlobals();
});

/** A config with a fault is checked in full, so that consent may be told before there is a config. */
const CHECKED = { retentionDays: 0 };

describe('consent that is told while the config is checked', () => {
  it('empties no store and tells no tab, where further options are to be heard', async () => {
    await fill();
    open({ ...CHECKED, consent: { gpc: 'all' } });
    vitrine.consent.set(BOTH);
    await vi.waitFor(() => expect(vitrine.consent.get().personalize).toBe('granted'));
    await settled();
    expect([line.told, (await databases()).length]).toEqual([[], 1]);
  });

  it('loads no page for a choice that is too old', async () => {
    open(CHECKED);
    vitrine.consent.set(BOTH, { at: '2001-01-01' });
    await vi.waitFor(() => expect(vitrine.problems.get().length).toBeGreaterThan(0));
    await settled();
    expect(loaded.filter((url) => url.endsWith('page'))).toEqual([]);
  });
});

describe('a callback of consent', () => {
  it('that is a method of its class hides no option beside it', async () => {
    class Options {
      readonly sources = ['tcf'];
      callback(set: SetConsent) {
        set(BOTH);
      }
    }
    open({ consent: new Options() });
    await settled();
    expect(vitrine.consent.get().personalize).toBe('unknown');
  });

  it('that is undefined is none', async () => {
    open({ consent: { callback: undefined } });
    vitrine.consent.set(BOTH);
    await vi.waitFor(() => expect(vitrine.consent.get().personalize).toBe('granted'));
  });
});
