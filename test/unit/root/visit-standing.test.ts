import { beforeEach, describe, expect, it } from 'vitest';
import { BOTH, databases, fill, line, open, settled, startAfresh } from './open-visited.js';

beforeEach(startAfresh);

describe('openVisit, where a no stands and another tab speaks', () => {
  it('empties nothing again for a no to storing, whatever the other tab says', async () => {
    const { consent } = open();
    consent.set({ personalize: 'granted', persist: 'denied', export: 'granted' });
    await settled();
    await fill();
    line.say({ lapse: ['export'], optOuts: [], keep: true });
    await settled();
    expect(await databases()).toHaveLength(1);
  });

  it('closes no more than was withdrawn there, when the same choice is told here with its date', async () => {
    const { consent, log } = open();
    const at = Date.now() - 1000;
    consent.set({ ...BOTH, export: 'granted' }, { at: at - 1e6 });
    await settled();
    line.say({ lapse: ['export'], optOuts: [], keep: true });
    consent.set({ ...BOTH, export: 'denied' }, { at });
    await settled();
    expect(consent.get()).toMatchObject({ ...BOTH, export: 'denied' });
    expect([log, line.told]).toEqual([['open'], []]);
  });

  it('keeps closed what two tabs have withdrawn one after the other, for a choice older than both', async () => {
    const { consent } = open();
    const at = Date.now() - 1000;
    const all = { ...BOTH, export: 'granted', measure: 'granted' } as const;
    consent.set(all, { at });
    await settled();
    line.say({ lapse: ['export'], optOuts: [], keep: true });
    line.say({ lapse: ['measure'], optOuts: [], keep: true });
    consent.set(all, { at });
    await settled();
    expect(consent.get()).toMatchObject({ ...BOTH, export: 'unknown', measure: 'unknown' });
  });

  it('tells a no to storing alone', () => {
    const { consent } = open();
    consent.set({ persist: 'denied' });
    expect(line.told).toMatchObject([{ lapse: ['persist'], keep: true }]);
  });

  it('tells a no to storing that comes after one to personalisation', () => {
    const { consent } = open();
    consent.set({ personalize: 'denied' });
    consent.set({ persist: 'denied' });
    expect(line.told).toMatchObject([{ lapse: ['persist', 'personalize'] }, { lapse: ['persist'] }]);
  });
});
